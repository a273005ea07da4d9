import type { InvoiceRow, PaymentRow } from "../../database/rows.ts";
import { replaceRow } from "../../jobs/decision.ts";
import type { Job } from "../../jobs/types.ts";
import type { StripePayment } from "../stripe-books.ts";
import { sameRow } from "./same-row.ts";

/** The same list when nothing is new, so that nothing is written. A payment that came through stays so. */
export function mergePayments(job: Job, invoice: InvoiceRow, reported: StripePayment[]): PaymentRow[] {
  let payments = job.payments;
  for (const said of reported) {
    const known = payments.find((one) => one.id === said.id);
    if (!known && said.source === "outside" && isRecorded(payments, invoice, reported)) continue;
    // An invoice's own payment that nobody tried ends with the invoice: that is no news.
    if (!known && said.status === "failed") continue;
    const row = rowOf(invoice, said, known);
    if (!known) payments = [...payments, row];
    else if (known.status !== "paid" && !sameRow(known, row)) payments = replaceRow(payments, said.id, row);
  }
  return payments.some((one) => isLost(one, invoice, reported))
    ? payments.map((one) => (isLost(one, invoice, reported) ? { ...one, status: "failed" } : one))
    : payments;
}

function rowOf(invoice: InvoiceRow, said: StripePayment, known: PaymentRow | undefined): PaymentRow {
  const { id, status, amount, method, paymentIntentId, chargeId, at } = said;
  const { organisationId, jobId, currency } = invoice;
  return {
    ...{ organisationId, id, jobId, invoiceId: invoice.id, currency },
    ...{ status, amount, method, paymentIntentId, chargeId, at },
    source: said.source === "outside" ? "recorded" : "stripe",
    ...{
      means: said.source === "outside" ? "other" : null,
      reference: null,
      receivedOn: null,
      recordedBy: null,
    },
    refunded: known?.refunded ?? 0,
  };
}

/** What a person recorded here is told to Stripe, and comes back from there under another name. */
function isRecorded(payments: PaymentRow[], invoice: InvoiceRow, reported: StripePayment[]): boolean {
  const ours = payments.filter(
    (one) => one.invoiceId === invoice.id && one.source === "recorded" && one.status !== "undone",
  );
  const theirs = reported.filter((one) => one.source === "outside" && one.status === "paid");
  const sum = (list: { amount: number }[]) => list.reduce((total, one) => total + one.amount, 0);
  return sum(ours) >= sum(theirs);
}

/** It was on its way, and Stripe no longer speaks of it: the bank turned it down. */
function isLost(payment: PaymentRow, invoice: InvoiceRow, reported: StripePayment[]): boolean {
  const spokenOf = reported.some((one) => one.id === payment.id);
  const awaited = payment.invoiceId === invoice.id && payment.source === "stripe";
  return awaited && payment.status === "processing" && !spokenOf;
}
