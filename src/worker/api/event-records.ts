import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { EventRow } from "../database/rows.ts";
import { event, job } from "../database/schema.ts";

/**
 * A page of a job's history, the first event first; one more than `limit` tells of a next page.
 * `null` if the organisation has no such job.
 */
export async function listEvents(
  db: Database,
  organisationId: string,
  jobId: string,
  page: { limit: number; afterSequence: number },
): Promise<EventRow[] | null> {
  const [jobs, events] = await db.batch([
    db
      .select({ id: job.id })
      .from(job)
      .where(and(eq(job.organisationId, organisationId), eq(job.id, jobId))),
    db
      .select()
      .from(event)
      .where(
        and(
          eq(event.organisationId, organisationId),
          eq(event.jobId, jobId),
          gt(event.sequence, page.afterSequence),
        ),
      )
      .orderBy(asc(event.sequence))
      .limit(page.limit + 1),
  ]);
  return jobs.length === 0 ? null : events;
}
