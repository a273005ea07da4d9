import type { InvoiceRow, RefundRow } from "../../database/rows.ts";
import type { Job } from "../../jobs/types.ts";
import type { StripeRefund } from "../types.ts";
import { sameRow } from "./same-row.ts";

/**
 * Takes over the refunds that Stripe knows, ours and those that somebody made in its dashboard. Null: nobody asked, nothing changes.
 * A refund can still fail after it succeeded, when the bank sends it back.
 */
export function mergeRefunds(job: Job, invoice: InvoiceRow, reported: StripeRefund[] | null): RefundRow[] {
  let { refunds } = job;
  for (const said of reported ?? []) {
    const known = refunds.find((one) => one.stripeId === said.id || one.id === said.refundId);
    const row = rowOf(job, invoice, said, known);
    if (!known) refunds = [...refunds, row];
    else if (!sameRow(known, row)) refunds = refunds.map((one) => (one === known ? row : one));
  }
  return refunds;
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
