import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { failure, job } from "../database/schema.ts";

const MOST = 100;

/** What needs a person and is not resolved, the oldest first; read by the index `failure_open`. */
export function openFailures(db: Database, organisationId: string, limit = MOST) {
  return db
    .select()
    .from(failure)
    .where(unresolved(organisationId))
    .orderBy(asc(failure.createdAt))
    .limit(limit);
}

/** For the number in the navigation, and for the lists to tell which invoice is stuck: a hundred at most. */
export function openFailureIds(db: Database, organisationId: string) {
  return db
    .select({ id: failure.id, kind: failure.kind, invoiceId: failure.invoiceId })
    .from(failure)
    .where(unresolved(organisationId))
    .limit(MOST);
}

/** What the jobs of the open failures are called. */
export function jobsOfFailures(db: Database, organisationId: string, limit = MOST) {
  const ids = db
    .select({ id: failure.jobId })
    .from(failure)
    .where(unresolved(organisationId))
    .orderBy(asc(failure.createdAt))
    .limit(limit);
  return db
    .select({ id: job.id, ticketNumber: job.ticketNumber, title: job.title })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), inArray(job.id, ids)));
}

export function failureById(db: Database, organisationId: string, failureId: string) {
  return db
    .select()
    .from(failure)
    .where(and(eq(failure.organisationId, organisationId), eq(failure.id, failureId)));
}

function unresolved(organisationId: string) {
  return and(eq(failure.organisationId, organisationId), inArray(failure.status, ["open", "retrying"]));
}

export function jobOfFailure(db: Database, organisationId: string, failureId: string) {
  const id = db
    .select({ id: failure.jobId })
    .from(failure)
    .where(and(eq(failure.organisationId, organisationId), eq(failure.id, failureId)));
  return db
    .select({ id: job.id, ticketNumber: job.ticketNumber, title: job.title })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), inArray(job.id, id)));
}
