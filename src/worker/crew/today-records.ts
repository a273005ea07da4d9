import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import type { Database } from "../database/database.ts";
import { assignment, customer, event, job, site } from "../database/schema.ts";
import { changesOf, NEWS_TYPES } from "./today-changes.ts";
import type { TodayJob, TodaySnapshot } from "./today-snapshot.ts";

// Two columns of one name in a batched query come back shifted (drizzle-orm), so each column here has a name of its own.
const LIST = {
  id: job.id,
  version: job.version,
  ticketNumber: job.ticketNumber,
  title: job.title,
  status: job.status,
  reason: job.reason,
  scheduledOn: job.scheduledOn,
  windowStart: job.windowStart,
  windowEnd: job.windowEnd,
  completedAt: job.completedAt,
  line1: site.line1,
  line2: site.line2,
  city: site.city,
  latitude: site.latitude,
  longitude: site.longitude,
  phone: customer.phone,
  seenVersion: assignment.seenVersion,
};
const MOST_ROWS = 100;
const EARLIEST_FIRST = [asc(assignment.scheduledOn), asc(assignment.jobId)] as const;
const TWO_DAYS = 2 * 24 * 3_600_000;

/**
 * What Today is made from: the member's jobs, those that were just completed, and what others did since the last look. Where the
 * day began depends on the organisation, which the same batch reads: two days hold it everywhere.
 */
export function todayQueries(db: Database, organisationId: string, memberId: string, now: number) {
  return [
    activeJobs(db, organisationId, memberId),
    jobsDoneSince(db, organisationId, memberId, now - TWO_DAYS),
    newsSinceSeen(db, organisationId, memberId),
  ] as const;
}

export type TodayRows = BatchResponse<ReturnType<typeof todayQueries>>;

/** The lists that the rows make. */
export function toToday([active, finished, news]: TodayRows): Pick<TodaySnapshot, "jobs" | "done"> {
  return {
    jobs: active.map((row) =>
      toTodayJob(
        row,
        changesOf(
          row.seenVersion,
          news.filter((event) => event.jobId === row.id),
        ),
      ),
    ),
    done: finished.map((row) => toTodayJob(row, [])),
  };
}

type ListRow = TodayRows[0][number];

function toTodayJob(row: ListRow, changes: TodayJob["changes"]): TodayJob {
  const { line1, line2, city, latitude, longitude, seenVersion: _seen, ...job } = row;
  return { ...job, site: { line1, line2, city, latitude, longitude }, changes };
}

/** The jobs where this member has something to do, the earliest first. */
function activeJobs(db: Database, organisationId: string, memberId: string) {
  return listed(db)
    .where(isActive(organisationId, memberId))
    .orderBy(...EARLIEST_FIRST)
    .limit(MOST_ROWS);
}

function isActive(organisationId: string, memberId: string) {
  return and(
    eq(assignment.organisationId, organisationId),
    eq(assignment.memberId, memberId),
    eq(assignment.active, true),
  );
}

/** This member's jobs that were completed at `since` (milliseconds since 1970) or later, the last one first. */
function jobsDoneSince(db: Database, organisationId: string, memberId: string, since: number) {
  return listed(db)
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

function listed(db: Database) {
  return db
    .select(LIST)
    .from(assignment)
    .innerJoin(job, and(eq(job.organisationId, assignment.organisationId), eq(job.id, assignment.jobId)))
    .innerJoin(site, and(eq(site.organisationId, job.organisationId), eq(site.id, job.siteId)))
    .innerJoin(
      customer,
      and(eq(customer.organisationId, job.organisationId), eq(customer.id, job.customerId)),
    );
}

/**
 * What others did since the last look to the jobs that are shown; nothing of one that was never looked at, which is news as a
 * whole. A cross join, since with it SQLite goes from those few to their events and never through all of the organisation's
 * (https://sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join).
 */
function newsSinceSeen(db: Database, organisationId: string, memberId: string) {
  const shown = db
    .select({ shownId: assignment.jobId, seenVersion: assignment.seenVersion })
    .from(assignment)
    .where(isActive(organisationId, memberId))
    .orderBy(...EARLIEST_FIRST)
    .limit(MOST_ROWS)
    .as("shown");
  return db
    .select({ jobId: event.jobId, type: event.type, data: event.data })
    .from(shown)
    .crossJoin(event)
    .where(
      and(
        eq(event.organisationId, organisationId),
        eq(event.jobId, shown.shownId),
        gt(event.sequence, shown.seenVersion),
        inArray(event.type, NEWS_TYPES),
        sql`${event.actor} ->> '$.id' <> ${memberId}`,
      ),
    );
}

/**
 * This member looked at the job as it was at this version: what came before is no news any more. Looking changes nothing that
 * others see, so the organisation's version stays. A member to whom the job is not given has nothing to mark.
 */
export async function markSeen(
  db: Database,
  organisationId: string,
  memberId: string,
  jobId: string,
  version: number,
): Promise<void> {
  await db
    .update(assignment)
    .set({ seenVersion: version })
    .where(
      and(
        eq(assignment.organisationId, organisationId),
        eq(assignment.memberId, memberId),
        eq(assignment.jobId, jobId),
        // Of two looks the later one counts, whichever is written last.
        or(isNull(assignment.seenVersion), lt(assignment.seenVersion, version)),
      ),
    );
}
