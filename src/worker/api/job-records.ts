import { and, asc, desc, eq, gt, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import * as t from "../database/schema.ts";
import { jobsWithWords } from "../jobs/queue-search.ts";
import type { JobStatus } from "../jobs/types.ts";
import { wordsOf } from "../jobs/words.ts";
import { among } from "./among.ts";
import type { Place } from "./page.ts";
import type { ShownJob } from "./present-job.ts";

const MOST_WORDS = 8;

export type JobsWanted = {
  status?: JobStatus;
  source?: string;
  ticketNumber?: string;
  /** Words to search for, as they were typed. */
  q?: string;
  /** Milliseconds since 1970. */
  updatedSince?: number;
};

/**
 * A page of jobs by their last change: the latest first, or the earliest first where changes since a moment are asked for.
 * Two round trips, however many jobs: the rows, then what belongs to them. One row more than `limit` tells of a next page.
 */
export async function listJobs(
  db: Database,
  organisationId: string,
  wanted: JobsWanted,
  page: { limit: number; after: Place | null },
): Promise<ShownJob[]> {
  const forward = wanted.updatedSince !== undefined;
  const direction = forward ? asc : desc;
  // The plus sign keeps SQLite from walking all jobs in their order where a search names the ids.
  const byTime = wanted.q === undefined ? t.job.updatedAt : sql`+${t.job.updatedAt}`;
  const rows = await db
    .select()
    .from(t.job)
    .where(
      and(
        eq(t.job.organisationId, organisationId),
        matching(organisationId, wanted),
        past(page.after, forward),
      ),
    )
    .orderBy(direction(byTime), direction(t.job.id))
    .limit(page.limit + 1);
  return withTheirs(db, organisationId, rows);
}

function matching(organisationId: string, { status, source, ticketNumber, q, updatedSince }: JobsWanted) {
  return and(
    status === undefined ? undefined : eq(t.job.status, status),
    source === undefined ? undefined : eq(t.job.source, source),
    ticketNumber === undefined ? undefined : eq(t.job.ticketNumber, ticketNumber),
    updatedSince === undefined ? undefined : gte(t.job.updatedAt, updatedSince),
    q === undefined ? undefined : havingWords(organisationId, wordsOf(q).slice(0, MOST_WORDS)),
  );
}

/** Signs alone, such as "!!!", are found nowhere. */
function havingWords(organisationId: string, words: string[]): SQL {
  return words.length === 0 ? sql`0` : sql`${t.job.id} in (${jobsWithWords(organisationId, words)})`;
}

function past(after: Place | null, forward: boolean) {
  if (!after) return undefined;
  const beyond = forward ? gt : lt;
  return or(
    beyond(t.job.updatedAt, after.at),
    and(eq(t.job.updatedAt, after.at), beyond(t.job.id, after.id)),
  );
}

/** The rows with what is shown of their jobs, in one round trip. */
async function withTheirs(
  db: Database,
  organisationId: string,
  rows: (typeof t.job.$inferSelect)[],
): Promise<ShownJob[]> {
  if (rows.length === 0) return [];
  const jobs = among(rows.map((row) => row.id));
  const customersOf = among(rows.map((row) => row.customerId));
  const sitesOf = among(rows.map((row) => row.siteId));
  const [organisations, customers, sites, portals, lines, photos, signatures, answers, ...money] =
    await db.batch([
      db.select().from(t.organisation).where(eq(t.organisation.id, organisationId)),
      db
        .select()
        .from(t.customer)
        .where(and(eq(t.customer.organisationId, organisationId), inArray(t.customer.id, customersOf))),
      db
        .select()
        .from(t.site)
        .where(and(eq(t.site.organisationId, organisationId), inArray(t.site.id, sitesOf))),
      db.select().from(t.portal).where(eq(t.portal.organisationId, organisationId)),
      db
        .select()
        .from(t.lineItem)
        .where(ofJobs(t.lineItem, organisationId, jobs))
        .orderBy(t.lineItem.position),
      db
        .select()
        .from(t.photo)
        .where(ofJobs(t.photo, organisationId, jobs))
        .orderBy(t.photo.takenAt, t.photo.id),
      db
        .select()
        .from(t.signature)
        .where(ofJobs(t.signature, organisationId, jobs))
        .orderBy(t.signature.signedAt),
      db
        .select()
        .from(t.checklistAnswer)
        .where(ofJobs(t.checklistAnswer, organisationId, jobs)),
      db
        .select()
        .from(t.invoice)
        .where(ofJobs(t.invoice, organisationId, jobs))
        .orderBy(t.invoice.createdAt),
      db
        .select()
        .from(t.milestone)
        .where(ofJobs(t.milestone, organisationId, jobs))
        .orderBy(t.milestone.position),
      db
        .select()
        .from(t.changeOrder)
        .where(ofJobs(t.changeOrder, organisationId, jobs))
        .orderBy(t.changeOrder.askedAt),
    ]);
  const [invoices, milestones, changeOrders] = money;
  const [organisation] = organisations;
  return rows.flatMap((row) => {
    const customer = customers.find((one) => one.id === row.customerId);
    const site = sites.find((one) => one.id === row.siteId);
    if (!organisation || !customer || !site) return [];
    const ofRow = (one: { jobId: string }) => one.jobId === row.id;
    return {
      ...{ organisation, row, customer, site },
      portal: portals.find((one) => one.id === row.portalId) ?? null,
      lines: lines.filter(ofRow),
      photos: photos.filter(ofRow),
      signatures: signatures.filter(ofRow),
      answers: answers.filter(ofRow),
      invoices: invoices.filter(ofRow),
      milestones: milestones.filter(ofRow),
      changeOrders: changeOrders.filter(ofRow),
    };
  });
}

type OfJob =
  | typeof t.lineItem
  | typeof t.photo
  | typeof t.signature
  | typeof t.checklistAnswer
  | typeof t.invoice
  | typeof t.milestone
  | typeof t.changeOrder;

function ofJobs(table: OfJob, organisationId: string, jobIds: SQL) {
  return and(eq(table.organisationId, organisationId), inArray(table.jobId, jobIds));
}

/** Where a job stands; nothing for one that the organisation does not have. */
export async function standingOf(db: Database, organisationId: string, jobId: string) {
  const [row] = await db
    .select({ status: t.job.status, heldFrom: t.job.heldFrom })
    .from(t.job)
    .where(and(eq(t.job.organisationId, organisationId), eq(t.job.id, jobId)));
  return row;
}
