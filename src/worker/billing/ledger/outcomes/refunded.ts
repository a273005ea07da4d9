import { resolveFailures } from "../../../failures/rules.ts";
import { happened, replaceRow } from "../../../jobs/decision.ts";
import type { Job } from "../../../jobs/types.ts";
import { mergeInvoice } from "../merge-invoice.ts";
import { refundedOnInvoice, withRefunded } from "../merge-refunds.ts";
import type { OutcomeRule } from "../outcome.ts";
import { overpaidIsBack } from "../overpayment.ts";

/** Stripe has taken the refund on; whether it arrives is told later. */
export const refunded: OutcomeRule = (
  job,
  { intent, invoice },
  { stripeId, refund, invoice: says },
  context,
) => {
  const { frozen } = intent;
  if (!invoice || frozen.kind !== "refund") return { job, events: [] };
  const { refundId, amount } = frozen;
  const status = refund?.status ?? ("pending" as const);
  const refunds = replaceRow(job.refunds, refundId, { status, stripeId });
  const told = happened("refund.made", {
    refundId,
    invoiceId: invoice.id,
    amount,
    currency: invoice.currency,
  });
  const known = withRefunded({ ...job, refunds });
  const counted = refundedOnInvoice(known, invoice.id);
  const invoices = replaceRow(known.invoices, invoice.id, { refunded: counted });
  const seen = says
    ? mergeInvoice({ ...known, invoices }, invoice.id, says, context)
    : { job: { ...known, invoices }, events: [] };
  return { job: refundsMended(seen.job, invoice.id, context.now), events: [told, ...seen.events] };
};

/** What came too much went back, and an earlier refund that failed was made good: nobody has to look at either any more. */
function refundsMended(job: Job, invoiceId: string, now: number): Job {
  const invoice = job.invoices.find((one) => one.id === invoiceId);
  if (!invoice) return job;
  const failed = job.refunds.filter((one) => one.invoiceId === invoiceId && one.status === "failed");
  const mended = failed.reduce((so, { id }) => resolveFailures(so, "billing", id, now), job);
  return overpaidIsBack(mended, invoice, now);
}
