import { and, asc, desc, eq, gte, inArray, sql } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import type { Database } from "../database/database.ts";
import {
  assignment,
  customer,
  job,
  lineItem,
  note,
  organisation,
  photo,
  portal,
  signature,
  site,
} from "../database/schema.ts";
import type { CrewJob } from "./crew-job.ts";

// Two columns of one name in a batched query come back shifted (drizzle-orm), so each column here has a name of its own.
const LIST = {
  id: job.id,
  ticketNumber: job.ticketNumber,
  title: job.title,
  status: job.status,
  reason: job.reason,
  scheduledOn: job.scheduledOn,
  completedAt: job.completedAt,
  line1: site.line1,
  line2: site.line2,
  city: site.city,
};
const MOST_ROWS = 100;

/** The jobs where this member has something to do, the earliest first. */
export function activeJobs(db: Database, organisationId: string, memberId: string) {
  return db
    .select(LIST)
    .from(assignment)
    .innerJoin(job, and(eq(job.organisationId, assignment.organisationId), eq(job.id, assignment.jobId)))
    .innerJoin(site, and(eq(site.organisationId, job.organisationId), eq(site.id, job.siteId)))
    .where(
      and(
        eq(assignment.organisationId, organisationId),
        eq(assignment.memberId, memberId),
        eq(assignment.active, true),
      ),
    )
    .orderBy(asc(assignment.scheduledOn), asc(assignment.jobId))
    .limit(MOST_ROWS);
}

/** This member's jobs that were completed at `since` (milliseconds since 1970) or later, the last one first. */
export function jobsDoneSince(db: Database, organisationId: string, memberId: string, since: number) {
  return db
    .select(LIST)
    .from(assignment)
    .innerJoin(job, and(eq(job.organisationId, assignment.organisationId), eq(job.id, assignment.jobId)))
    .innerJoin(site, and(eq(site.organisationId, job.organisationId), eq(site.id, job.siteId)))
    .where(
      and(
        eq(assignment.organisationId, organisationId),
        eq(assignment.memberId, memberId),
        gte(assignment.doneAt, since),
      ),
    )
    .orderBy(desc(assignment.doneAt))
    .limit(MOST_ROWS);
}

/** Everything on a job's crew screen: one batch, in the order of `toCrewJob`. */
export function crewJobQueries(db: Database, organisationId: string, jobId: string) {
  const ofJob = (table: typeof photo | typeof signature | typeof note | typeof lineItem) =>
    and(eq(table.organisationId, organisationId), eq(table.jobId, jobId));
  const thisJob = and(eq(job.organisationId, organisationId), eq(job.id, jobId));
  const pointer = (column: typeof job.customerId | typeof job.siteId | typeof job.portalId) =>
    db.select({ id: column }).from(job).where(thisJob);
  return [
    db.select().from(job).where(thisJob),
    db.select().from(organisation).where(eq(organisation.id, organisationId)),
    db
      .select()
      .from(customer)
      .where(and(eq(customer.organisationId, organisationId), inArray(customer.id, pointer(job.customerId)))),
    db
      .select()
      .from(site)
      .where(and(eq(site.organisationId, organisationId), inArray(site.id, pointer(job.siteId)))),
    db
      .select()
      .from(portal)
      .where(and(eq(portal.organisationId, organisationId), inArray(portal.id, pointer(job.portalId)))),
    db.select().from(lineItem).where(ofJob(lineItem)).orderBy(asc(lineItem.position)),
    db.select().from(photo).where(ofJob(photo)).orderBy(asc(photo.takenAt), asc(photo.id)),
    db.select().from(signature).where(ofJob(signature)).orderBy(asc(signature.signedAt)),
    db.select().from(note).where(ofJob(note)).orderBy(asc(note.writtenAt)),
  ] as const;
}

type CrewJobRows = BatchResponse<ReturnType<typeof crewJobQueries>>;

/** The job that the rows make; null if there is none. */
export function toCrewJob(rows: CrewJobRows): CrewJob | null {
  const [jobs, organisations, customers, sites, portals, lines, photos, signatures, notes] = rows;
  const [row, ours, theirs, place] = [jobs[0], organisations[0], customers[0], sites[0]];
  if (!row || !ours || !theirs || !place) return null;
  const around = { organisation: ours, customer: theirs, site: place, portal: portals[0] ?? null };
  return { ...around, row, lines, photos, signatures, notes };
}

export async function loadCrewJob(db: Database, organisationId: string, jobId: string) {
  return toCrewJob(await db.batch(crewJobQueries(db, organisationId, jobId)));
}

/** One row if the job is this member's to do, or was when it was finished. */
export function assignedJob(db: Database, organisationId: string, memberId: string, jobId: string) {
  return db
    .select({ id: job.id })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), eq(job.id, jobId), isAssigned(memberId)));
}

/** The job's own list decides: an assignment that is not active may be that of someone who was taken off. */
function isAssigned(memberId: string) {
  return sql`exists (select 1 from json_each(${job.assigneeIds}) where value = ${memberId})`;
}
