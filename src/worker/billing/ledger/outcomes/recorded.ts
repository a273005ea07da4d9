import { happened, replaceRow } from "../../../jobs/decision.ts";
import { mergeInvoice } from "../merge-invoice.ts";
import type { OutcomeRule } from "../outcome.ts";

/**
 * Stripe knows of the money that came outside of it. If the customer paid on the page in the same moment, the invoice is paid by that,
 * and a person must say what becomes of the cheque.
 */
export const recorded: OutcomeRule = (job, { intent, invoice }, { invoice: says }, context) => {
  const { frozen } = intent;
  if (!invoice || !says || (frozen.kind !== "mark_paid" && frozen.kind !== "record_part"))
    return { job, events: [] };
  const byStripe = says.payments.filter((one) => one.source === "stripe" && one.status === "paid");
  const came = byStripe.reduce((sum, one) => sum + one.amount, 0);
  if (frozen.kind === "mark_paid" && came > 0 && came >= says.amountPaid) {
    const reason = "The customer paid on the page in the same moment. Give what you received back.";
    return { refused: { code: "paid_meanwhile", reason } };
  }
  const payments = replaceRow(job.payments, frozen.paymentId, { status: "paid" });
  const seen = mergeInvoice({ ...job, payments }, invoice.id, says, context);
  if (seen.events.length > 0) return seen;
  return { job: { ...job, payments }, events: [happened("invoice.updated", { invoiceId: invoice.id })] };
};
