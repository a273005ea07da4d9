import type { InvoiceRow, PaymentRow, RefundRow } from "../../database/rows.ts";
import { openFailure } from "../../failures/rules.ts";
import { happened } from "../../jobs/decision.ts";
import type { Context, Job, NewEvent } from "../../jobs/types.ts";
import { formatMoney } from "../../money/format.ts";
import type { StripeRefund } from "../stripe-books.ts";
import { sameRow } from "./same-row.ts";

/**
 * Takes over the refunds that Stripe knows, ours and those that somebody made in its dashboard. Null: nobody asked, nothing changes.
 * A refund can still fail after it succeeded, when the bank sends it back: a person is shown that.
 */
export function mergeRefunds(
  job: Job,
  invoice: InvoiceRow,
  reported: StripeRefund[] | null,
  context: Context,
): { job: Job; events: NewEvent[] } {
  let next = job;
  const events: NewEvent[] = [];
  for (const said of reported ?? []) {
    const known = next.refunds.find((one) => one.stripeId === said.id || one.id === said.refundId);
    const row = rowOf(next, invoice, said, known);
    if (known && sameRow(known, row)) continue;
    const refunds = known ? next.refunds.map((one) => (one === known ? row : one)) : [...next.refunds, row];
    next = { ...next, refunds };
    if (row.status === "failed" && known?.status !== "failed") {
      const failed = refundFailed(next, invoice, row, context);
      next = failed.job;
      events.push(...failed.events);
    }
  }
  return { job: withRefunded(next), events };
}

/** What went back of a payment, or is about to: minor units. */
export function refundedOf(job: Pick<Job, "refunds">, payment: Pick<PaymentRow, "id">): number {
  return sumOf(job.refunds.filter((one) => one.paymentId === payment.id && one.status !== "failed"));
}

/** What went back of an invoice, by Stripe's word. */
export function refundedOnInvoice(job: Pick<Job, "refunds">, invoiceId: string): number {
  const counted = job.refunds.filter((one) => one.invoiceId === invoiceId);
  return sumOf(counted.filter((one) => one.status !== "failed" && one.status !== "asked"));
}

/** Each payment with what went back of it by Stripe's word. */
export function withRefunded(job: Job): Job {
  const refundedBy = (id: string) =>
    sumOf(
      job.refunds.filter((one) => one.paymentId === id && one.status !== "failed" && one.status !== "asked"),
    );
  if (job.payments.every((one) => one.refunded === refundedBy(one.id))) return job;
  const payments = job.payments.map((one) => {
    const refunded = refundedBy(one.id);
    return one.refunded === refunded ? one : { ...one, refunded };
  });
  return { ...job, payments };
}

function sumOf(refunds: RefundRow[]): number {
  return refunds.reduce((sum, one) => sum + one.amount, 0);
}

function refundFailed(job: Job, { number, id }: InvoiceRow, refund: RefundRow, context: Context) {
  const amount = formatMoney(refund.amount, refund.currency, job.organisation.locale);
  const detail = `The bank sent a refund of ${amount} on ${number ?? "the invoice"} back. Refund it again, or give it back another way.`;
  const found = {
    kind: "billing",
    subjectId: refund.id,
    invoiceId: id,
    code: "refund_failed",
    detail,
  } as const;
  const facts = {
    refundId: refund.id,
    invoiceId: id,
    number,
    amount: refund.amount,
    currency: refund.currency,
  };
  return { job: openFailure(job, found, context), events: [happened("refund.failed", facts)] };
}

function rowOf(job: Job, invoice: InvoiceRow, said: StripeRefund, known: RefundRow | undefined): RefundRow {
  const paid = job.payments.find((one) => one.paymentIntentId === said.paymentIntentId);
  const { organisationId, jobId, currency } = invoice;
  const told = { status: said.status, amount: said.amount, stripeId: said.id };
  if (known) return { ...known, ...told };
  return {
    ...{ organisationId, id: said.id, jobId, invoiceId: invoice.id, currency, ...told },
    ...{ paymentId: paid?.id ?? "", creditNoteId: null, reason: said.reason ?? "" },
    ...{ createdBy: "Stripe", createdAt: said.at },
  };
}
