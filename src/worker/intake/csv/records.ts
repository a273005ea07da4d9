import { and, desc, eq, gt, inArray, ne, or, sql } from "drizzle-orm";
import type { Database } from "../../database/database.ts";
import type { ImportRunRow } from "../../database/rows.ts";
import { event, importChunk, importRow, importRun, job, member, portal } from "../../database/schema.ts";
import type { RowQuery } from "./row-query.ts";
import { ROWS_A_PAGE } from "./sums.ts";

const MOST_LISTED = 50;

const ofOrganisation = (organisationId: string) => eq(importRun.organisationId, organisationId);
const oneRun = (organisationId: string, id: string) =>
  and(ofOrganisation(organisationId), eq(importRun.id, id));

export function runById(db: Database, organisationId: string, id: string) {
  return db.select().from(importRun).where(oneRun(organisationId, id));
}

/** The last imports, the newest first. */
export function lastRuns(db: Database, organisationId: string) {
  return db
    .select()
    .from(importRun)
    .where(ofOrganisation(organisationId))
    .orderBy(desc(importRun.createdAt))
    .limit(MOST_LISTED);
}

/** The sums of the imports that `lastRuns` lists. */
export function lastSums(db: Database, organisationId: string) {
  const listed = db
    .select({ id: importRun.id })
    .from(importRun)
    .where(ofOrganisation(organisationId))
    .orderBy(desc(importRun.createdAt))
    .limit(MOST_LISTED);
  return sums(db)
    .where(and(eq(importChunk.organisationId, organisationId), inArray(importChunk.importId, listed)))
    .groupBy(importChunk.importId);
}

export function sumsOf(db: Database, organisationId: string, importId: string) {
  return sums(db)
    .where(and(eq(importChunk.organisationId, organisationId), eq(importChunk.importId, importId)))
    .groupBy(importChunk.importId);
}

function sums(db: Database) {
  return db
    .select({
      importId: importChunk.importId,
      created: sql<number>`sum(${importChunk.created})`,
      updated: sql<number>`sum(${importChunk.updated})`,
      unchanged: sql<number>`sum(${importChunk.unchanged})`,
      wrong: sql<number>`sum(${importChunk.wrong})`,
      done: sql<number>`count(*)`,
      lastAt: sql<number | null>`max(${importChunk.doneAt})`,
    })
    .from(importChunk)
    .$dynamic();
}

/** Other imports of the very same file, the newest first. */
export function runsOfFile(db: Database, organisationId: string, sha256: string) {
  return db
    .select()
    .from(importRun)
    .where(and(ofOrganisation(organisationId), eq(importRun.sha256, sha256)))
    .orderBy(desc(importRun.createdAt))
    .limit(5);
}

/**
 * How a file with the same columns of the same portal was last read; none if there was none.
 * @param columns without those that are ours
 */
export function lastMapping(
  db: Database,
  { organisationId, portalId }: Pick<ImportRunRow, "organisationId" | "portalId">,
  columns: string[],
) {
  return db
    .select({ mapping: importRun.mapping })
    .from(importRun)
    .where(
      and(
        ofOrganisation(organisationId),
        eq(importRun.columns, columns),
        sql`${importRun.portalId} IS ${portalId}`,
        ne(importRun.status, "mapping"),
      ),
    )
    .orderBy(desc(importRun.createdAt))
    .limit(1);
}

/** Who started an import. */
export function importedBy(db: Database, organisationId: string, importId: string) {
  const by = db.select({ id: importRun.createdBy }).from(importRun).where(oneRun(organisationId, importId));
  return db
    .select({ name: member.name })
    .from(member)
    .where(and(eq(member.organisationId, organisationId), inArray(member.id, by)));
}

export function membersByName(db: Database, organisationId: string) {
  return db
    .select({ id: member.id, name: member.name })
    .from(member)
    .where(eq(member.organisationId, organisationId));
}

export function portalsToChoose(db: Database, organisationId: string) {
  return db
    .select({ id: portal.id, name: portal.name })
    .from(portal)
    .where(eq(portal.organisationId, organisationId))
    .orderBy(portal.name);
}

/** Of these ticket numbers, those that are jobs already. @param source as the jobs have it */
export function knownNumbers(db: Database, organisationId: string, source: string, numbers: string[]) {
  return db
    .select({ ticketNumber: job.ticketNumber })
    .from(job)
    .where(
      and(
        eq(job.organisationId, organisationId),
        eq(job.source, source),
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

export function inList(column: typeof importRow.row, values: number[]) {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
