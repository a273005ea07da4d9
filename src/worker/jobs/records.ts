import { and, asc, desc, eq } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import type { Database } from "../database/database.ts";
import type { EventRow, MemberRow } from "../database/rows.ts";
import * as t from "../database/schema.ts";
import { openFailureIds } from "../failures/records.ts";
import { messagesOfJob } from "../intake/job-messages.ts";
import { jobQueries, toJob } from "./load-job.ts";
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
  /** What it was made of and changed by, the first one first. */
  messages: JobMessage[];
};

export type JobMessage = Awaited<ReturnType<typeof messagesOfJob>>[number];

/** Everything on a job's screen as one batch, in the order of `toJobRecord`. */
export function jobRecordQueries(db: Database, organisationId: string, jobId: string) {
  const ofJob = and(eq(t.event.organisationId, organisationId), eq(t.event.jobId, jobId));
  return [
    db.select().from(t.event).where(ofJob).orderBy(desc(t.event.sequence)).limit(MOST_EVENTS),
    db.select().from(t.member).where(eq(t.member.organisationId, organisationId)).orderBy(asc(t.member.name)),
    openFailureIds(db, organisationId),
    messagesOfJob(db, organisationId, jobId),
    ...jobQueries(db, organisationId, jobId),
  ] as const;
}

type JobRecordRows = BatchResponse<ReturnType<typeof jobRecordQueries>>;

/** The rows put together; null when there is no such job in the organisation. */
export function toJobRecord([events, members, needing, messages, ...rows]: JobRecordRows): JobRecord | null {
  const job = toJob(rows);
  return job && { job, events, members, needs: needing.length, messages };
}

export async function loadJobRecord(db: Database, organisationId: string, jobId: string) {
  return toJobRecord(await db.batch(jobRecordQueries(db, organisationId, jobId)));
}
