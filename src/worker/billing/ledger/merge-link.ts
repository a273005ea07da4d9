import type { InvoiceRow } from "../../database/rows.ts";
import { changed, happened, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Change, Context, Job, NewEvent } from "../../jobs/types.ts";
import { calendarDateIn } from "../../time/calendar.ts";
import type { StripeLink } from "../stripe-books.ts";
import { noteLinkOver } from "./link-over.ts";
import { afterArrival } from "./merge-invoice.ts";
import { mergePayments } from "./merge-payments.ts";
import { mergeRefunds, refundedOnInvoice } from "./merge-refunds.ts";
import { sameRow } from "./same-row.ts";
import { whatHappened } from "./what-happened.ts";

/** Finds the bill whose link Stripe speaks of. */
export function reportFromLink(job: Job, link: StripeLink, context: Context): Change {
  const invoice = job.invoices.find((one) => one.stripeLinkId === link.id);
  return invoice ? mergeLink(job, invoice.id, link, context) : unchanged(job);
}

/** Takes over what came by a payment link. What it says of status is ours to say: a link knows nothing but payments. */
export function mergeLink(job: Job, invoiceId: string, link: StripeLink, context: Context): Change {
  const before = job.invoices.find((one) => one.id === invoiceId);
  if (!before) return unchanged(job);
  const payments = mergePayments(job, before, link.payments);
  const books = mergeRefunds({ ...job, payments }, before, link.refunds, context);
  const settledNow = settleHere(books.job, before, context);
  const now = settledNow.job.invoices.find((one) => one.id === invoiceId);
  const next = noteLinkOver(settledNow.job, now, link, context);
  const same = books.job.payments === job.payments && books.job.refunds === job.refunds;
  if (same && settledNow.events.length === 0 && next === settledNow.job) return unchanged(job);
  const events = [...settledNow.events, ...books.events];
  // Something is told even where only a refund moved.
  return changed(next, ...(events.length > 0 ? events : [happened("invoice.updated", { invoiceId })]));
}

/** A bill that is no Stripe invoice as its payments, credit notes and refunds make it, with what that brings along. */
export function settleHere(job: Job, before: InvoiceRow, context: Context): { job: Job; events: NewEvent[] } {
  const counted = settled(before, job.payments, job.organisation.timeZone, context.now);
  const after = { ...counted, refunded: refundedOnInvoice(job, before.id) };
  const was = job.invoices.find((one) => one.id === before.id) ?? before;
  if (sameRow(was, after)) return { job, events: [] };
  const known: Job = { ...job, invoices: replaceRow(job.invoices, before.id, after) };
  const arrived = afterArrival(known, was, after, context);
  return { job: arrived.job, events: [...whatHappened(was, after), ...arrived.events] };
}

/**
 * How a bill that is no Stripe invoice stands after its payments: what came is counted here, since Stripe keeps no account of it.
 * @param now milliseconds since 1970
 */
function settled(before: InvoiceRow, payments: Job["payments"], timeZone: string, now: number): InvoiceRow {
  const own = payments.filter((one) => one.invoiceId === before.id);
  const paid = own.filter((one) => one.status === "paid");
  const came = paid.reduce((sum, one) => sum + one.amount, 0);
  const owed = before.total - before.credited;
  const isOut = before.status === "open" || before.status === "uncollectible" || before.status === "paid";
  const status =
    isOut && came >= owed ? ("paid" as const) : before.status === "paid" ? ("open" as const) : before.status;
  const paidAt = status === "paid" ? (before.paidAt ?? Math.max(0, ...paid.map((one) => one.at))) : null;
  return {
    ...before,
    status,
    amountPaid: Math.min(came, owed),
    overpaid: Math.max(0, came - owed),
    amountDue: status === "paid" || status === "void" ? 0 : Math.max(0, owed - came),
    processing:
      status === "open" && own.some((one) => one.status === "processing" && one.source === "stripe"),
    paidAt: status === "paid" && paidAt === 0 ? now : paidAt,
    paidOn: paidAt === null ? null : calendarDateIn(timeZone, paidAt || now),
    recovering: before.recovering && status !== "paid",
  };
}
