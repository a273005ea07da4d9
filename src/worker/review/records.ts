import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { event, job } from "../database/schema.ts";

/** So many jobs are counted; nobody goes through more at a sitting. */
const MOST_WAITING = 500;

/** The jobs that wait for a look at their proof, the one that has waited longest first. */
export function waitingJobs(db: Database, organisationId: string) {
  return db
    .select({ id: job.id })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), eq(job.status, "completed")))
    .orderBy(asc(job.completedAt), asc(job.id))
    .limit(MOST_WAITING);
}

/** The job that was decided before this one, as it is now. */
export function jobBefore(db: Database, organisationId: string, jobId: string) {
  return db
    .select({ id: job.id, ticketNumber: job.ticketNumber, title: job.title, status: job.status })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), eq(job.id, jobId)));
}

/** Who decided last about a job's proof. */
export function lastDecision(db: Database, organisationId: string, jobId: string) {
  return db
    .select({ type: event.type, actor: event.actor })
    .from(event)
    .where(
      and(
        eq(event.organisationId, organisationId),
        eq(event.jobId, jobId),
        inArray(event.type, ["job.approved", "job.returned"]),
      ),
    )
    .orderBy(desc(event.sequence))
    .limit(1);
}
