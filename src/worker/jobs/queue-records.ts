import { and, desc, eq, getTableColumns, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { draftWaits, jobsWithDrafts, nothingMade } from "../billing/draft-waits.ts";
import type { Database } from "../database/database.ts";
import { customer, invoice, job, member, portal, site, tally } from "../database/schema.ts";
import { isListed } from "../stripe-accounts/trial-records.ts";
import { byDeadline, dueForBilling, portalDeadline } from "./queue-deadline.ts";
import { jobsWithWords } from "./queue-search.ts";
import type { JobStatus } from "./types.ts";

export const PAGE_SIZE = 50;
/** Of the overdue ones, those that are longest overdue. */
const MOST_OVERDUE = 200;
/** Of those whose draft waits, those that are due first. */
const MOST_DRAFTS = 200;

export type QueueFilter = "unbilled" | "drafts" | "waiting" | "overdue" | "deadline" | "needs_look";

/** What the queue was asked for, as its address says it. */
export type QueueQuery = {
  status: JobStatus | null;
  filter: QueueFilter | null;
  /** Words to search for, lower case and without marks. */
  words: string[];
  /** The last row of the page before: when it was changed, and its id. */
  before: { updatedAt: number; id: string } | null;
};

export type QueueRow = Awaited<ReturnType<typeof queueRows>>[number];

/**
 * One page of jobs, the last changed first, and one more to show that there is a next page; of those that must be billed soon
 * the first one due comes first. Without a filter it is read by `job_updated`, with one by `job_status`, with words by the
 * primary key.
 * @param latest the latest calendar date that it can be anywhere
 */
export function queueRows(db: Database, organisationId: string, query: QueueQuery, latest: string) {
  // A batch gives columns of one name back shifted, so those of other tables are named anew.
  return db
    .select({
      id: job.id,
      ticketNumber: job.ticketNumber,
      source: job.source,
      title: job.title,
      status: job.status,
      assigneeIds: job.assigneeIds,
      needsLook: job.needsLook,
      total: job.total,
      currency: job.currency,
      dueOn: job.dueOn,
      completedAt: job.completedAt,
      updatedAt: job.updatedAt,
      deadline: portalDeadline,
      customerName: sql<string>`${customer.name}`.as("customer_name"),
      line1: site.line1,
      line2: site.line2,
      city: site.city,
    })
    .from(job)
    .leftJoin(customer, and(eq(customer.organisationId, job.organisationId), eq(customer.id, job.customerId)))
    .leftJoin(site, and(eq(site.organisationId, job.organisationId), eq(site.id, job.siteId)))
    .leftJoin(portal, and(eq(portal.organisationId, job.organisationId), eq(portal.id, job.portalId)))
    .where(matching(organisationId, query, latest))
    .orderBy(...order(query))
    .limit(PAGE_SIZE + 1);
}

/** The invoices of the jobs on the same page, read by `invoice_job`. */
export function queueInvoices(db: Database, organisationId: string, query: QueueQuery, latest: string) {
  const ids = db
    .select({ id: job.id })
    .from(job)
    .where(matching(organisationId, query, latest))
    .orderBy(...order(query))
    .limit(PAGE_SIZE + 1);
  return db
    .select({ ...getTableColumns(invoice), waiting: draftWaits })
    .from(invoice)
    .where(and(eq(invoice.organisationId, organisationId), inArray(invoice.jobId, ids)));
}

/** How many jobs there are of each status and currency. */
export function jobTallies(db: Database, organisationId: string) {
  return db
    .select()
    .from(tally)
    .where(and(eq(tally.organisationId, organisationId), eq(tally.kind, "job")));
}

export function crewNames(db: Database, organisationId: string) {
  return db
    .select({ id: member.id, name: member.name, crew: member.crew })
    .from(member)
    .where(eq(member.organisationId, organisationId));
}

function matching(organisationId: string, query: QueueQuery, latest: string): SQL | undefined {
  const { status, filter, words, before } = query;
  return and(
    eq(job.organisationId, organisationId),
    // Who searches finds a trial that is over too.
    words.length > 0 ? undefined : isListed,
    status ? eq(job.status, status) : undefined,
    filter === "waiting" ? eq(job.status, "completed") : undefined,
    // The words of the index `job_needs_look`.
    filter === "needs_look" ? sql.raw("needs_look <> '[]'") : undefined,
    filter === "unbilled" ? and(inArray(job.status, ["completed", "approved"]), nothingMade) : undefined,
    filter === "drafts" ? sql`${job.id} in ${jobsWithDrafts(organisationId, MOST_DRAFTS)}` : undefined,
    filter === "overdue" ? sql`${job.id} in ${overdue(organisationId, latest)}` : undefined,
    filter === "deadline" ? sql`${job.id} in ${dueForBilling(organisationId)}` : undefined,
    words.length > 0 ? sql`${job.id} in (${jobsWithWords(organisationId, words)})` : undefined,
    before
      ? or(
          lt(job.updatedAt, before.updatedAt),
          and(eq(job.updatedAt, before.updatedAt), lt(job.id, before.id)),
        )
      : undefined,
  );
}

function overdue(organisationId: string, latest: string): SQL {
  return sql`(select job_id from (
    select job_id from invoice
    where organisation_id = ${organisationId} and status = 'open' and due_on < ${latest}
      and amount_due > 0 and processing = 0
    order by due_on limit ${MOST_OVERDUE}))`;
}

/**
 * Where the rows come from a list of ids, the plus sign keeps SQLite from walking through the whole table in the order
 * of `job_updated` instead.
 */
function order({ words, filter }: QueueQuery): SQL[] {
  if (filter === "deadline") return [byDeadline, desc(job.id)];
  const byIds = words.length > 0 || filter === "overdue" || filter === "drafts";
  return [byIds ? sql`+${job.updatedAt} desc` : desc(job.updatedAt), desc(job.id)];
}

export function portalNames(db: Database, organisationId: string) {
  return db.select({ name: portal.name }).from(portal).where(eq(portal.organisationId, organisationId));
}
