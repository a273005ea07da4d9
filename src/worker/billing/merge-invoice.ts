import type { InvoiceRow, PaymentRow } from "../database/rows.ts";
import { cancelDeliveries, queueLetter } from "../delivery/rules.ts";
import { resolveFailures } from "../failures/rules.ts";
import { changed, happened, replaceRow, unchanged } from "../jobs/decision.ts";
import type { Change, Context, Job, NewEvent } from "../jobs/types.ts";
import { calendarDateIn } from "../time/calendar.ts";
import type { InvoiceStatus, StripeInvoice } from "./types.ts";

/** How far along an invoice is. It only moves forward: paid never returns to open, void never returns. */
const RANK: { [status in InvoiceStatus]: number } = { draft: 0, open: 1, uncollectible: 2, paid: 3, void: 3 };

/** Finds the invoice that Stripe speaks of; one of a bill that was frozen anew is not ours any more. */
export function reportFromStripe(job: Job, reported: StripeInvoice, context: Context): Change {
  const invoice = job.invoices.find((one) => one.stripeInvoiceId === reported.id);
  return invoice ? mergeInvoice(job, invoice.id, reported, context) : unchanged(job);
}

/**
 * Takes over what Stripe's books say now. They may be told late, twice or out of order: the status only moves forward, and what
 * was paid only grows.
 */
export function mergeInvoice(job: Job, invoiceId: string, reported: StripeInvoice, context: Context): Change {
  const before = job.invoices.find((one) => one.id === invoiceId);
  if (!before) return unchanged(job);
  const after = forward(before, reported, job.organisation.timeZone, context.now);
  const payments = mergePayments(job, before, reported);
  if (sameRow(before, after) && payments === job.payments) return unchanged(job);

  let next: Job = { ...job, payments, invoices: replaceRow(job.invoices, invoiceId, after) };
  const events = whatHappened(before, after);
  if (before.status === "draft" && after.status === "open") {
    const queued = queueLetter(next, after, 1, context);
    next = queued.job;
    events.push(...queued.events);
  }
  if (before.status === "draft" && after.status !== "draft")
    next = settleRefused(next, invoiceId, context.now);
  if (isSettled(after.status) && !isSettled(before.status)) {
    const cancelled = cancelDeliveries(next, invoiceId, after.status, context.now);
    next = cancelled.job;
    events.push(...cancelled.events);
  }
  const closed = closeIfPaid(next, context.now);
  return changed(closed.job, ...events, ...closed.events);
}

/** A refusal was the last word, and yet the invoice is out: an answer before it was lost. The bill is done, and needs nobody. */
function settleRefused(job: Job, invoiceId: string, now: number): Job {
  const refused = job.intents.find((one) => one.invoiceId === invoiceId && one.status === "refused");
  if (!refused) return job;
  const done = { ...job, intents: replaceRow(job.intents, refused.id, { status: "done" }) };
  return resolveFailures(done, "billing", refused.id, now);
}

function forward(before: InvoiceRow, reported: StripeInvoice, timeZone: string, now: number): InvoiceRow {
  const status = RANK[reported.status] > RANK[before.status] ? reported.status : before.status;
  const amountPaid = Math.max(before.amountPaid, reported.amountPaid);
  const settled = status === "paid" || status === "void";
  const paidAt = status === "paid" ? (before.paidAt ?? reported.paidAt ?? now) : null;
  return {
    ...before,
    status,
    number: reported.number ?? before.number,
    amountPaid,
    amountDue: settled ? 0 : Math.max(0, before.total - amountPaid),
    hostedUrl: reported.hostedUrl ?? before.hostedUrl,
    processing: !settled && reported.payments.some((payment) => payment.status === "processing"),
    finalisedAt: status === "draft" ? null : (before.finalisedAt ?? reported.finalisedAt ?? now),
    paidAt,
    paidOn: paidAt === null ? null : calendarDateIn(timeZone, paidAt),
    voidedAt: status === "void" ? (before.voidedAt ?? reported.voidedAt ?? now) : null,
  };
}

/** The same list when nothing is new, so that nothing is written. A payment that came through stays so. */
function mergePayments(job: Job, invoice: InvoiceRow, reported: StripeInvoice): PaymentRow[] {
  let payments = job.payments;
  for (const { id, status, amount, method, paymentIntentId, chargeId, at } of reported.payments) {
    const known = payments.find((one) => one.id === id);
    const { organisationId, jobId, currency } = invoice;
    const row: PaymentRow = {
      ...{ organisationId, id, jobId, invoiceId: invoice.id, currency },
      ...{ status, amount, method, paymentIntentId, chargeId, at },
    };
    if (!known) payments = [...payments, row];
    else if (known.status !== "paid" && !sameRow(known, row)) payments = replaceRow(payments, id, row);
  }
  return payments.some((one) => isLost(one, invoice, reported))
    ? payments.map((one) => (isLost(one, invoice, reported) ? { ...one, status: "failed" } : one))
    : payments;
}

/** It was on its way, and Stripe no longer speaks of it: the bank turned it down. */
function isLost(payment: PaymentRow, invoice: InvoiceRow, reported: StripeInvoice): boolean {
  const spokenOf = reported.payments.some((one) => one.id === payment.id);
  return payment.invoiceId === invoice.id && payment.status === "processing" && !spokenOf;
}

function whatHappened(before: InvoiceRow, after: InvoiceRow): NewEvent[] {
  const events: NewEvent[] = [];
  const { id: invoiceId, number, currency } = after;
  if (before.status === "draft" && after.status !== "draft") {
    events.push(
      happened("invoice.finalised", { invoiceId, number, total: after.total, currency, dueOn: after.dueOn }),
    );
  }
  if (after.processing && !before.processing)
    events.push(happened("invoice.payment_processing", { invoiceId }));
  if (after.amountPaid > before.amountPaid && after.status !== "paid") {
    const amount = after.amountPaid - before.amountPaid;
    events.push(happened("invoice.partly_paid", { invoiceId, amount, amountDue: after.amountDue, currency }));
  }
  if (after.status !== before.status && after.status === "paid") {
    events.push(happened("invoice.paid", { invoiceId, number, amount: after.amountPaid, currency }));
  }
  if (after.status !== before.status && after.status === "void")
    events.push(happened("invoice.void", { invoiceId, number }));
  if (after.status !== before.status && after.status === "uncollectible") {
    events.push(happened("invoice.written_off", { invoiceId, number }));
  }
  if (events.length === 0) events.push(happened("invoice.updated", { invoiceId }));
  return events;
}

/** A job is closed when it is approved and all of its live invoices are paid. */
function closeIfPaid(job: Job, now: number): { job: Job; events: NewEvent[] } {
  const live = job.invoices.filter((invoice) => invoice.status !== "void");
  const billed = job.milestones.every((one) => live.some((invoice) => invoice.milestoneId === one.id));
  if (job.row.status !== "approved" || !billed || live.some((invoice) => invoice.status !== "paid")) {
    return { job, events: [] };
  }
  return {
    job: { ...job, row: { ...job.row, status: "closed", closedAt: now } },
    events: [happened("job.closed")],
  };
}

function isSettled(status: InvoiceStatus): boolean {
  return status === "paid" || status === "void" || status === "uncollectible";
}

function sameRow<Row extends object>(a: Row, b: Row): boolean {
  return (Object.keys(a) as (keyof Row)[]).every((name) => Object.is(a[name], b[name]));
}
