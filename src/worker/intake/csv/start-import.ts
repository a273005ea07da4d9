import { and, eq, inArray } from "drizzle-orm";
import { type Database, databaseOf } from "../../database/database.ts";
import type { ImportRunRow } from "../../database/rows.ts";
import { importRun } from "../../database/schema.ts";
import { importFailureFollows } from "../../failures/import-failures.ts";
import { now } from "../../time/clock.ts";
import type { ColumnMapping, ImportStatus } from "../vocabulary.ts";
import { queueMissing } from "./queue-missing.ts";

/** Begins with a file whose columns are known. A second press changes nothing. */
export async function startImport(env: Env, run: ImportRunRow, mapping: ColumnMapping): Promise<void> {
  const db = databaseOf(env, run.organisationId);
  const startedAt = now(env);
  const started = await setStatus(env, run, ["mapping"], { status: "running", mapping, startedAt });
  if (started) await queued(env, db, { ...run, mapping });
}

/** Goes on with what is not done: after it failed, or where nothing happened any more. */
export async function resumeImport(env: Env, run: ImportRunRow): Promise<void> {
  const db = databaseOf(env, run.organisationId);
  const resumed = await setStatus(env, run, ["failed", "running"], { status: "running", reason: null });
  if (resumed) await queued(env, db, run);
}

/** What is done stays; what is not begun is left. */
export async function cancelImport(env: Env, run: ImportRunRow): Promise<void> {
  await setStatus(env, run, ["mapping", "running", "failed"], { status: "cancelled", doneAt: now(env) });
}

/** A part failed too often: a person sees it, and can have it go on. The other parts do. */
export async function giveUpImport(env: Env, organisationId: string, importId: string): Promise<void> {
  await setStatus(env, { organisationId, id: importId }, ["running"], {
    status: "failed",
    reason: "A part of the file could not be read, however often it was tried. What is done stays.",
  });
}

/** Remembers which column is what while nothing has begun. */
export async function keepMapping(env: Env, run: ImportRunRow, mapping: ColumnMapping): Promise<void> {
  await setStatus(env, run, ["mapping"], { mapping });
}

/** An import that is begun and not queued would stand still unseen. */
async function queued(env: Env, db: Database, run: ImportRunRow): Promise<void> {
  try {
    await queueMissing(env, db, run);
  } catch (error) {
    console.error({ message: "an import could not be queued", error: String(error) });
    await setStatus(env, run, ["running"], {
      status: "failed",
      reason: "The import could not be handed on. Press Go on to try again.",
    });
  }
}

/** Changes an import only if it still is what it must be, and what the office is shown of it; whether it was. */
async function setStatus(
  env: Env,
  { organisationId, id }: Pick<ImportRunRow, "organisationId" | "id">,
  from: ImportStatus[],
  set: Partial<ImportRunRow>,
): Promise<boolean> {
  const db = databaseOf(env, organisationId);
  const update = db
    .update(importRun)
    .set(set)
    .where(
      and(
        eq(importRun.organisationId, organisationId),
        eq(importRun.id, id),
        inArray(importRun.status, from),
      ),
    )
    .returning({ id: importRun.id });
  const follows = await importFailureFollows(db, { organisationId, id }, now(env));
  const [rows] = await db.batch([update, ...follows]);
  return rows.length > 0;
}
