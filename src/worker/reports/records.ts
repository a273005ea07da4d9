import { and, asc, desc, eq, getTableColumns, gte, inArray, lt, ne, or, sql } from "drizzle-orm";
import { draftWaits } from "../billing/draft-waits.ts";
import type { Database } from "../database/database.ts";
import { customer, invoice, job, jobUnderWay, stripeEvent, tally } from "../database/schema.ts";
import type { JobStatus } from "../jobs/types.ts";
import { isListed } from "../stripe-accounts/trial-records.ts";
import { addDays } from "../time/calendar.ts";

const RECENT = 10;
const WAITING = 6;

/**
 * The sums of the first screen: one row a status, or a date that still has something; for what was paid, this month
 * and the last. Read by the primary key of `tally`.
 * @param earliest the earliest calendar date that it can be anywhere
 */
export function figureTallies(db: Database, organisationId: string, earliest: string) {
  const paidSince = addDays(`${earliest.slice(0, 7)}-01`, -1);
  return db
    .select()
    .from(tally)
    .where(
      and(
        eq(tally.organisationId, organisationId),
        or(
          eq(tally.kind, "job"),
          and(
            inArray(tally.kind, ["unbilled", "draft", "draft_test", "open", "open_test"]),
            ne(tally.count, 0),
          ),
          and(inArray(tally.kind, ["paid", "paid_test"]), gte(tally.key, `${paidSince.slice(0, 7)}-01`)),
        ),
      ),
    );
}

/** Jobs with this status that were left alone the longest, by the index `job_status`. */
export function longestIn(db: Database, organisationId: string, status: JobStatus) {
  return db
    .select()
    .from(job)
    .where(and(eq(job.organisationId, organisationId), eq(job.status, status)))
    .orderBy(asc(job.updatedAt))
    .limit(WAITING);
}

/**
 * Jobs under way whose due date may have passed, those that are late the longest first; by the index `job_due`.
 * @param latest the latest calendar date that it can be anywhere
 */
export function missedDates(db: Database, organisationId: string, latest: string) {
  return db
    .select()
    .from(job)
    .where(and(eq(job.organisationId, organisationId), jobUnderWay, lt(job.dueOn, latest)))
    .orderBy(asc(job.dueOn))
    .limit(WAITING);
}

/** The jobs that changed last, with their customer's name. */
export function recentJobs(db: Database, organisationId: string) {
  return db
    .select({
      id: job.id,
      ticketNumber: job.ticketNumber,
      source: job.source,
      title: job.title,
      status: job.status,
      needsLook: job.needsLook,
      total: job.total,
      currency: job.currency,
      updatedAt: job.updatedAt,
      customerName: sql<string>`${customer.name}`.as("customer_name"),
    })
    .from(job)
    .leftJoin(customer, and(eq(customer.organisationId, job.organisationId), eq(customer.id, job.customerId)))
    .where(and(eq(job.organisationId, organisationId), isListed))
    .orderBy(desc(job.updatedAt))
    .limit(RECENT);
}

export function recentInvoices(db: Database, organisationId: string) {
  const ids = db
    .select({ id: job.id })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), isListed))
    .orderBy(desc(job.updatedAt))
    .limit(RECENT);
  return db
    .select({ ...getTableColumns(invoice), waiting: draftWaits })
    .from(invoice)
    .where(and(eq(invoice.organisationId, organisationId), inArray(invoice.jobId, ids)));
}

/** Drafts that wait for a person to send them, those due first, with what their job is called; by the index `invoice_status`. */
export function draftsToSend(db: Database, organisationId: string) {
  // A batch gives columns of one name back shifted, so the job's title is named anew.
  return db
    .select({
      id: invoice.id,
      jobId: invoice.jobId,
      total: invoice.total,
      currency: invoice.currency,
      createdAt: invoice.createdAt,
      ticketNumber: job.ticketNumber,
      title: sql<string>`${job.title}`.as("job_title"),
      waiting: draftWaits,
    })
    .from(invoice)
    .leftJoin(job, and(eq(job.organisationId, invoice.organisationId), eq(job.id, invoice.jobId)))
    .where(and(eq(invoice.organisationId, organisationId), eq(invoice.status, "draft"), sql`waiting`))
    .orderBy(asc(invoice.dueOn))
    .limit(WAITING);
}

/** The last event of Stripe that was dealt with, by the index `stripe_event_waiting`. */
export function lastWordFromStripe(db: Database, organisationId: string) {
  return db
    .select({ queuedAt: stripeEvent.queuedAt, receivedAt: stripeEvent.receivedAt })
    .from(stripeEvent)
    .where(and(eq(stripeEvent.organisationId, organisationId), eq(stripeEvent.status, "done")))
    .orderBy(desc(stripeEvent.queuedAt))
    .limit(1);
}
