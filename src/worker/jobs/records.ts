import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import type { Database } from "../database/database.ts";
import type { EventRow, MemberRow } from "../database/rows.ts";
import * as t from "../database/schema.ts";
import { openFailureIds } from "../failures/records.ts";
import type { Job } from "./types.ts";

/** Events that the job's screen shows; the API has them all. */
const MOST_EVENTS = 300;

/** A job as its screen shows it. */
export type JobRecord = {
  job: Job;
  /** The last one first. */
  events: EventRow[];
  members: MemberRow[];
  /** How many things need a person, in the whole organisation. */
  needs: number;
};

/** Everything on a job's screen as one batch, in the order of `toJobRecord`. All of it by primary key or by job. */
export function jobQueries(db: Database, organisationId: string, jobId: string) {
  const thisJob = and(eq(t.job.organisationId, organisationId), eq(t.job.id, jobId));
  const named = (column: typeof t.job.customerId | typeof t.job.siteId | typeof t.job.portalId) =>
    db.select({ id: column }).from(t.job).where(thisJob);
  const ofJob = (table: OfJob) => and(eq(table.organisationId, organisationId), eq(table.jobId, jobId));
  const customers = eq(t.customer.organisationId, organisationId);
  const sites = eq(t.site.organisationId, organisationId);
  const portals = eq(t.portal.organisationId, organisationId);
  return [
    db.select().from(t.job).where(thisJob),
    db.select().from(t.organisation).where(eq(t.organisation.id, organisationId)),
    db
      .select()
      .from(t.customer)
      .where(and(customers, inArray(t.customer.id, named(t.job.customerId)))),
    db
      .select()
      .from(t.site)
      .where(and(sites, inArray(t.site.id, named(t.job.siteId)))),
    db
      .select()
      .from(t.portal)
      .where(and(portals, inArray(t.portal.id, named(t.job.portalId)))),
    db.select().from(t.milestone).where(ofJob(t.milestone)).orderBy(asc(t.milestone.position)),
    db.select().from(t.lineItem).where(ofJob(t.lineItem)).orderBy(asc(t.lineItem.position)),
    db.select().from(t.photo).where(ofJob(t.photo)).orderBy(asc(t.photo.takenAt), asc(t.photo.id)),
    db.select().from(t.signature).where(ofJob(t.signature)).orderBy(asc(t.signature.signedAt)),
    db.select().from(t.note).where(ofJob(t.note)).orderBy(asc(t.note.writtenAt)),
    // The plus sign: SQLite would rather walk all invoices in the order of `invoice_created` than sort two of them.
    db.select().from(t.invoice).where(ofJob(t.invoice)).orderBy(sql`+${t.invoice.createdAt}`),
    db.select().from(t.payment).where(ofJob(t.payment)).orderBy(asc(t.payment.at)),
    db.select().from(t.billingIntent).where(ofJob(t.billingIntent)).orderBy(asc(t.billingIntent.createdAt)),
    db.select().from(t.billingStep).where(ofJob(t.billingStep)).orderBy(asc(t.billingStep.position)),
    db.select().from(t.delivery).where(ofJob(t.delivery)).orderBy(asc(t.delivery.createdAt)),
    db
      .select()
      .from(t.failure)
      .where(and(ofJob(t.failure), ne(t.failure.status, "resolved"))),
    db.select().from(t.event).where(ofJob(t.event)).orderBy(desc(t.event.sequence)).limit(MOST_EVENTS),
    db.select().from(t.member).where(eq(t.member.organisationId, organisationId)).orderBy(asc(t.member.name)),
    openFailureIds(db, organisationId),
  ] as const;
}

type JobRows = BatchResponse<ReturnType<typeof jobQueries>>;

/** The job's rows put together; null when there is no such job in the organisation. */
export function toJobRecord(rows: JobRows): JobRecord | null {
  const [jobs, organisations, customers, sites, portals, milestones, lines, photos, ...after] = rows;
  const [signatures, notes, invoices, payments, intents, steps, deliveries, failures, ...around] = after;
  const [events, members, needing] = around;
  const [row, organisation, customer, site] = [jobs[0], organisations[0], customers[0], sites[0]];
  if (!row || !organisation || !customer || !site) return null;
  const job = {
    ...{ organisation, customer, site, portal: portals[0] ?? null, row },
    ...{ milestones, lines, photos, signatures, notes },
    ...{ invoices, payments, intents, steps, deliveries, failures },
  };
  return { job, events, members, needs: needing.length };
}

export async function loadJobRecord(db: Database, organisationId: string, jobId: string) {
  return toJobRecord(await db.batch(jobQueries(db, organisationId, jobId)));
}

type OfJob =
  | typeof t.milestone
  | typeof t.lineItem
  | typeof t.photo
  | typeof t.signature
  | typeof t.note
  | typeof t.invoice
  | typeof t.payment
  | typeof t.billingIntent
  | typeof t.billingStep
  | typeof t.delivery
  | typeof t.failure
  | typeof t.event;
