import type { InvoiceRow } from "../../database/rows.ts";
import { cancelDeliveries, queueLetter } from "../../delivery/rules.ts";
import { resolveFailures } from "../../failures/rules.ts";
import { changed, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Change, Context, Job } from "../../jobs/types.ts";
import { calendarDateIn } from "../../time/calendar.ts";
import type { StripeInvoice } from "../stripe-books.ts";
import type { InvoiceStatus } from "../types.ts";
import { closeIfPaid } from "./close-if-paid.ts";
import { mergeCreditNotes } from "./merge-credit-notes.ts";
import { mergePayments } from "./merge-payments.ts";
import { mergeRefunds, refundedOnInvoice } from "./merge-refunds.ts";
import { overpaidIsBack, overpayment } from "./overpayment.ts";
import { sameRow } from "./same-row.ts";
import { whatHappened } from "./what-happened.ts";

/** How far along an invoice is. It only moves forward: paid never returns to open, void never returns. */
const RANK: { [status in InvoiceStatus]: number } = { draft: 0, open: 1, uncollectible: 2, paid: 3, void: 3 };

/** Finds the invoice that Stripe speaks of; one of a bill that was frozen anew is not ours any more. */
export function reportFromStripe(job: Job, reported: StripeInvoice, context: Context): Change {
  const invoice = job.invoices.find((one) => one.stripeInvoiceId === reported.id);
  return invoice ? mergeInvoice(job, invoice.id, reported, context) : unchanged(job);
}

/**
 * Takes over what Stripe's books say now. They may be told late, twice or out of order: the status only moves forward, and what
 * was paid, credited and refunded only grows.
 */
export function mergeInvoice(job: Job, invoiceId: string, reported: StripeInvoice, context: Context): Change {
  const before = job.invoices.find((one) => one.id === invoiceId);
  if (!before) return unchanged(job);
  const payments = mergePayments(job, before, reported.payments);
  const refunds = mergeRefunds({ ...job, payments }, before, reported.refunds, context);
  const credits = mergeCreditNotes(refunds.job, before, reported.creditNotes);
  const { job: books } = credits;
  const refunded = refundedOnInvoice(books, invoiceId);
  const after = { ...forward(before, reported, job.organisation.timeZone, context.now), refunded };
  const same = books.payments === job.payments && books.refunds === job.refunds;
  if (same && sameRow(before, after) && books.creditNotes === job.creditNotes) return unchanged(job);

  const known: Job = { ...books, invoices: replaceRow(job.invoices, invoiceId, after) };
  const arrived = afterArrival(known, before, after, context);
  const news = [...credits.events, ...whatHappened(before, after), ...refunds.events];
  return changed(arrived.job, ...news, ...arrived.events);
}

/** What else changes with an invoice: its letter goes out or is not needed any more, a job is done. */
export function afterArrival(job: Job, before: InvoiceRow, after: InvoiceRow, context: Context): Change {
  const { id } = after;
  let { job: next, events } = unchanged(job);
  if (before.status === "draft" && after.status === "open") {
    const queued = queueLetter(next, after, 1, context);
    next = queued.job;
    events = queued.events;
  }
  if (before.status === "draft" && after.status !== "draft") next = settleRefused(next, id, context.now);
  if (isSettled(after.status) && !isSettled(before.status)) {
    const mended = resolveFailures(next, "billing", id, context.now);
    const cancelled = cancelDeliveries(mended, id, after.status, context.now);
    next = cancelled.job;
    events = [...events, ...cancelled.events];
  }
  const paid = overpayment(next, before, after, context);
  if (after.refunded > before.refunded) paid.job = overpaidIsBack(paid.job, after, context.now);
  const closed = closeIfPaid(paid.job, context.now);
  return changed(closed.job, ...events, ...paid.events, ...closed.events);
}

/** A refusal was the last word, and yet the invoice is out: an answer before it was lost. The bill is done, and needs nobody. */
function settleRefused(job: Job, invoiceId: string, now: number): Job {
  const refused = job.intents.find(
    (one) => one.invoiceId === invoiceId && one.status === "refused" && one.frozen.kind === "invoice",
  );
  if (!refused) return job;
  const done = { ...job, intents: replaceRow(job.intents, refused.id, { status: "done" }) };
  return resolveFailures(done, "billing", refused.id, now);
}

function forward(before: InvoiceRow, reported: StripeInvoice, timeZone: string, now: number): InvoiceRow {
  const status = RANK[reported.status] > RANK[before.status] ? reported.status : before.status;
  const amountPaid = Math.max(before.amountPaid, reported.amountPaid);
  const credited = Math.max(before.credited, reported.credited);
  const settled = status === "paid" || status === "void";
  const paidAt = status === "paid" ? (before.paidAt ?? reported.paidAt ?? now) : null;
  return {
    ...before,
    status,
    live: before.live && status !== "void",
    number: before.number ?? reported.number,
    amountPaid,
    credited,
    creditedAfter: Math.max(before.creditedAfter, reported.creditedAfter),
    overpaid: Math.max(before.overpaid, reported.amountOverpaid),
    amountDue: settled ? 0 : Math.max(0, before.total - credited - amountPaid),
    hostedUrl: reported.hostedUrl ?? before.hostedUrl,
    processing: !settled && reported.payments.some((payment) => payment.status === "processing"),
    finalisedAt: status === "draft" ? null : (before.finalisedAt ?? reported.finalisedAt ?? now),
    paidAt,
    paidOn: paidAt === null ? null : calendarDateIn(timeZone, paidAt),
    voidedAt: status === "void" ? (before.voidedAt ?? reported.voidedAt ?? now) : null,
    recovering: before.recovering && !settled,
  };
}

function isSettled(status: InvoiceStatus): boolean {
  return status === "paid" || status === "void" || status === "uncollectible";
}
