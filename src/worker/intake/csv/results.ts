import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../../database/database.ts";
import type { ImportRowRow, ImportRunRow } from "../../database/rows.ts";
import { importChunk, importRow, importRun } from "../../database/schema.ts";
import { importFailureFollows } from "../../failures/import-failures.ts";
import { inList } from "./row-records.ts";

type Found = Pick<ImportRowRow, "row" | "outcome" | "jobId" | "detail">;
type Run = Pick<ImportRunRow, "organisationId" | "id">;

/** Writes down what became of some rows; what is written already stays. */
export async function keepRows(db: Database, run: Run, found: Found[]): Promise<void> {
  await rowInsert(db, run, found);
}

/**
 * Writes down what became of a part's rows and, in the same transaction, its sums, counted from what now stands there: two who did
 * the same part at once count it once. The import is done with its last part.
 * @param rows all rows of the part
 */
export async function keepResults(
  db: Database,
  run: Run,
  { chunk, rows, found, now }: { chunk: number; rows: number[]; found: Found[]; now: number },
): Promise<void> {
  const { organisationId, id: importId } = run;
  const ofRun = and(eq(importRow.organisationId, organisationId), eq(importRow.importId, importId));
  const count = (outcome: string) => sql`coalesce(sum(${importRow.outcome} = ${outcome}), 0)`;
  const counted = db
    .insert(importChunk)
    .select(
      sql`SELECT ${organisationId}, ${importId}, ${chunk}, ${count("created")}, ${count("updated")},
          ${count("unchanged")}, ${count("wrong")}, ${now}
        FROM ${importRow} WHERE ${and(ofRun, inList(importRow.row, rows))}`,
    )
    .onConflictDoNothing();
  const partsDone = db.$count(
    importChunk,
    and(eq(importChunk.organisationId, organisationId), eq(importChunk.importId, importId)),
  );
  const finished = db
    .update(importRun)
    .set({ status: "done", doneAt: now, reason: null })
    .where(
      and(
        eq(importRun.organisationId, organisationId),
        eq(importRun.id, importId),
        inArray(importRun.status, ["running", "failed"]),
        sql`${importRun.chunks} <= ${partsDone}`,
      ),
    );
  const follows = await importFailureFollows(db, run, now);
  await db.batch([rowInsert(db, run, found), counted, finished, ...follows]);
}

/** One statement and three parameters, however many rows. */
function rowInsert(db: Database, { organisationId, id }: Run, found: Found[]) {
  const list = JSON.stringify(found.map(({ row, outcome, jobId, detail }) => [row, outcome, jobId, detail]));
  return db
    .insert(importRow)
    .select(
      sql`SELECT ${organisationId}, ${id}, value ->> 0, value ->> 1, value ->> 2, value ->> 3
        FROM json_each(${list}) WHERE true`,
    )
    .onConflictDoNothing();
}
