import { changed, refuse, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job } from "../../jobs/types.ts";
import { formatMoney } from "../../money/format.ts";
import { refundedOf } from "../ledger/merge-refunds.ts";
import { beginRefund } from "../ledger/refund-begins.ts";
import { refuseUnderWay } from "../ledger/under-way.ts";
import type { RefundInput } from "../types.ts";

/** Money goes back the way it came, all of a payment or a part; the invoice stays paid. */
export function refund(job: Job, asked: RefundInput, context: Context): Decision {
  if (job.refunds.some((one) => one.id === asked.id)) return unchanged(job);
  const payment = job.payments.find((one) => one.id === asked.paymentId);
  if (!payment) return refuse("not_found", "There is no such payment.");
  if (payment.source !== "stripe" || payment.paymentIntentId === null) {
    return refuse(
      "not_payable",
      "It did not come through Stripe: give it back by hand, and credit the invoice.",
    );
  }
  if (payment.status !== "paid") return refuse("not_payable", "It has not come, so it cannot go back.");
  const refusal = refuseUnderWay(job, payment.invoiceId);
  if (refusal) return refusal;
  if (!Number.isInteger(asked.amount) || asked.amount <= 0)
    return refuse("invalid_input", "Enter what goes back, such as 50.00.");
  const left = payment.amount - refundedOf(job, payment);
  if (asked.amount > left) {
    const most = formatMoney(left, payment.currency, job.organisation.locale);
    return refuse(
      "too_much",
      left > 0 ? `Only ${most} of it is left to refund.` : "All of it went back already.",
    );
  }
  if (asked.reason === "") return refuse("reason_missing", "Say why it goes back: the history keeps it.");
  const { id, amount, reason } = asked;
  const begun = beginRefund(job, payment, { id, amount, reason, creditNoteId: null }, context);
  return changed(begun.job, ...begun.events);
}
