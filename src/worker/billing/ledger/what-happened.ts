import type { InvoiceRow } from "../../database/rows.ts";
import { happened } from "../../jobs/decision.ts";
import type { NewEvent } from "../../jobs/types.ts";

/** What is told of an invoice that changed; every change tells something. */
export function whatHappened(before: InvoiceRow, after: InvoiceRow): NewEvent[] {
  const { id: invoiceId, number, currency } = after;
  const events: NewEvent[] = [];
  const became = (status: InvoiceRow["status"]) => after.status !== before.status && after.status === status;
  if (before.status === "draft" && after.status !== "draft") {
    const { total, dueOn } = after;
    events.push(happened("invoice.finalised", { invoiceId, number, total, currency, dueOn }));
  }
  if (after.processing && !before.processing)
    events.push(happened("invoice.payment_processing", { invoiceId }));
  if (after.amountPaid > before.amountPaid && after.status !== "paid") {
    const amount = after.amountPaid - before.amountPaid;
    events.push(happened("invoice.partly_paid", { invoiceId, amount, amountDue: after.amountDue, currency }));
  }
  const credited = after.credited + after.creditedAfter - before.credited - before.creditedAfter;
  if (credited > 0)
    events.push(happened("invoice.credited", { invoiceId, number, amount: credited, currency }));
  if (became("paid")) {
    events.push(happened("invoice.paid", { invoiceId, number, amount: after.amountPaid, currency }));
  }
  if (became("void")) events.push(happened("invoice.void", { invoiceId, number }));
  if (became("uncollectible")) events.push(happened("invoice.written_off", { invoiceId, number }));
  return events.length === 0 ? [happened("invoice.updated", { invoiceId })] : events;
}
