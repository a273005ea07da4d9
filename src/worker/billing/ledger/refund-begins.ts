import type { PaymentRow, RefundRow } from "../../database/rows.ts";
import { happened } from "../../jobs/decision.ts";
import type { Context, Job, NewEvent } from "../../jobs/types.ts";
import { begin } from "./begin.ts";

type Asked = { id: string; amount: number; reason: string; creditNoteId: string | null };

/** Writes down that a part of a payment is to go back the way it came. @param asked `amount` in minor units */
export function beginRefund(
  job: Job,
  payment: PaymentRow,
  { id, amount, reason, creditNoteId }: Asked,
  context: Context,
): { job: Job; events: NewEvent[] } {
  const { organisationId, jobId, invoiceId, currency, paymentIntentId } = payment;
  const row: RefundRow = {
    ...{ organisationId, id, jobId, invoiceId, paymentId: payment.id, creditNoteId, status: "asked" },
    ...{ amount, currency, reason, stripeId: null, createdBy: context.actor.name, createdAt: context.now },
  };
  const frozen = {
    kind: "refund" as const,
    refundId: id,
    paymentIntentId: paymentIntentId ?? "",
    amount,
    reason,
  };
  const begun = begin({ ...job, refunds: [...job.refunds, row] }, { invoiceId, frozen }, context);
  const told = { refundId: id, invoiceId, paymentId: payment.id, amount, currency, reason };
  return { job: begun.job, events: [happened("refund.asked", told)] };
}
