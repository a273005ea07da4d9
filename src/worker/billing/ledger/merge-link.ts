import type { InvoiceRow } from "../../database/rows.ts";
import { changed, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Change, Context, Job } from "../../jobs/types.ts";
import { calendarDateIn } from "../../time/calendar.ts";
import type { StripeLink } from "../types.ts";
import { afterArrival } from "./merge-invoice.ts";
import { mergePayments } from "./merge-payments.ts";
import { mergeRefunds } from "./merge-refunds.ts";
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
  const refunds = mergeRefunds({ ...job, payments }, before, link.refunds);
  const after = settled(before, payments, job.organisation.timeZone, context.now);
  if (sameRow(before, after) && payments === job.payments && refunds === job.refunds) return unchanged(job);
  const known: Job = { ...job, payments, refunds, invoices: replaceRow(job.invoices, invoiceId, after) };
  const arrived = afterArrival(known, before, after, context);
  return changed(arrived.job, ...whatHappened(before, after), ...arrived.events);
}

/**
 * How a bill that is no Stripe invoice stands after its payments: what came is counted here, since Stripe keeps no account of it.
 * @param now milliseconds since 1970
 */
export function settled(
  before: InvoiceRow,
  payments: Job["payments"],
  timeZone: string,
  now: number,
): InvoiceRow {
  const own = payments.filter((one) => one.invoiceId === before.id);
  const paid = own.filter((one) => one.status === "paid");
  const came = paid.reduce((sum, one) => sum + one.amount, 0);
  const owed = before.total - before.credited;
  const isOut = before.status === "open" || before.status === "uncollectible" || before.status === "paid";
  const status =
    isOut && came >= owed ? ("paid" as const) : before.status === "paid" ? "open" : before.status;
  const paidAt =
    status === "paid" ? (before.paidAt ?? Math.max(0, ...paid.map((one) => one.at)) ?? now) : null;
  return {
    ...before,
    status,
    amountPaid: Math.min(came, owed),
    overpaid: Math.max(0, came - owed),
    amountDue: status === "paid" || status === "void" ? 0 : Math.max(0, owed - came),
    processing: status === "open" && own.some((one) => one.status === "processing"),
    paidAt: status === "paid" && paidAt === 0 ? now : paidAt,
    paidOn: paidAt === null ? null : calendarDateIn(timeZone, paidAt || now),
    recovering: before.recovering && status !== "paid",
  };
}
