import { happened, replaceRow } from "../../../jobs/decision.ts";
import { mergeInvoice } from "../merge-invoice.ts";
import type { OutcomeRule } from "../outcome.ts";

/** Stripe has taken the refund on; whether it arrives is told later. */
export const refunded: OutcomeRule = (
  job,
  { intent, invoice },
  { stripeId, refund, invoice: says },
  context,
) => {
  const { frozen } = intent;
  if (!invoice || frozen.kind !== "refund") return { job, events: [] };
  const status = refund?.status ?? ("pending" as const);
  const refunds = replaceRow(job.refunds, frozen.refundId, { status, stripeId });
  const told = happened("refund.made", {
    refundId: frozen.refundId,
    invoiceId: invoice.id,
    amount: frozen.amount,
  });
  const known = { ...job, refunds };
  if (!says) return { job: known, events: [told] };
  const seen = mergeInvoice(known, invoice.id, says, context);
  return { job: seen.job, events: [told, ...seen.events] };
};
