import { and, eq, gt, inArray, or, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Database } from "../../database/database.ts";
import { event, importChunk, importRow, job } from "../../database/schema.ts";
import { API } from "../ticket-source.ts";
import type { RowQuery } from "./row-query.ts";
import { ROWS_A_PAGE } from "./sums.ts";

/** Of these ticket numbers, those that are jobs already. @param sources as the jobs may have it */
export function knownNumbers(
  db: Database,
  organisationId: string,
  { sources, portalId, numbers }: { sources: string[]; portalId: string | null; numbers: string[] },
) {
  // A ticket by the API that names the portal is the same one.
  const byApi = and(eq(job.source, API), sql`${job.portalId} = ${portalId}`);
  return db
    .select({ ticketNumber: job.ticketNumber })
    .from(job)
    .where(
      and(
        eq(job.organisationId, organisationId),
        or(inArray(job.source, sources), byApi),
        // One bound parameter, however many they are.
        sql`${job.ticketNumber} IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`,
      ),
    );
}

/** What became of the rows below `after`, one more than a page shows; with the job's number and title. */
export function rowsAfter(db: Database, organisationId: string, importId: string, { show, after }: RowQuery) {
  const ofImport = and(eq(importRow.organisationId, organisationId), eq(importRow.importId, importId));
  const isWrong = eq(importRow.outcome, "wrong");
  const noneIsWrong = sql`0 = ${db.$count(importRow, and(ofImport, isWrong))}`;
  const ofJob = (column: typeof job.title | typeof job.ticketNumber) =>
    sql<string | null>`(SELECT ${column} FROM ${job}
      WHERE ${job.organisationId} = ${importRow.organisationId} AND ${job.id} = ${importRow.jobId})`;
  return db
    .select({
      row: importRow.row,
      outcome: importRow.outcome,
      jobId: importRow.jobId,
      detail: importRow.detail,
      ticketNumber: ofJob(job.ticketNumber).as("job_number"),
      title: ofJob(job.title).as("job_title"),
    })
    .from(importRow)
    .where(
      and(
        ofImport,
        gt(importRow.row, after),
        show === "first"
          ? or(isWrong, noneIsWrong)
          : show === "all"
            ? undefined
            : eq(importRow.outcome, show),
      ),
    )
    .orderBy(importRow.row)
    .limit(ROWS_A_PAGE + 1);
}

export type ShownRow = Awaited<ReturnType<typeof rowsAfter>>[number];

export function wrongRows(db: Database, organisationId: string, importId: string) {
  return db
    .select({ row: importRow.row, detail: importRow.detail })
    .from(importRow)
    .where(
      and(
        eq(importRow.organisationId, organisationId),
        eq(importRow.importId, importId),
        eq(importRow.outcome, "wrong"),
      ),
    )
    .orderBy(importRow.row);
}

/** Of these rows, those that have a result. */
export function rowsDone(db: Database, organisationId: string, importId: string, rows: number[]) {
  return db
    .select({ row: importRow.row })
    .from(importRow)
    .where(
      and(
        eq(importRow.organisationId, organisationId),
        eq(importRow.importId, importId),
        inList(importRow.row, rows),
      ),
    );
}

export function chunksDone(db: Database, organisationId: string, importId: string) {
  return db
    .select({ chunk: importChunk.chunk })
    .from(importChunk)
    .where(and(eq(importChunk.organisationId, organisationId), eq(importChunk.importId, importId)));
}

/** What happened to jobs under these names, which an import gives to each of its tickets. */
export function eventsByNames(
  db: Database,
  organisationId: string,
  names: { jobId: string; name: string }[],
) {
  const pairs = JSON.stringify(names.map(({ jobId, name }) => [jobId, name]));
  return db
    .select({ clientId: event.clientId, type: event.type, data: event.data })
    .from(event)
    .where(
      and(
        eq(event.organisationId, organisationId),
        sql`(${event.jobId}, ${event.clientId}) IN (SELECT value ->> 0, value ->> 1 FROM json_each(${pairs}))`,
      ),
    );
}

export function inList(column: AnySQLiteColumn, values: readonly (number | string)[]) {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
