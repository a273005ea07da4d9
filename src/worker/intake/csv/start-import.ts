import { and, eq, inArray } from "drizzle-orm";
import { type Database, databaseOf } from "../../database/database.ts";
import type { ImportRunRow } from "../../database/rows.ts";
import { importRun } from "../../database/schema.ts";
import { now } from "../../time/clock.ts";
import type { ColumnMapping, ImportStatus } from "../vocabulary.ts";
import { queueMissing } from "./queue-missing.ts";

/** Begins with a file whose columns are known. A second press changes nothing. */
export async function startImport(env: Env, run: ImportRunRow, mapping: ColumnMapping): Promise<void> {
  const db = databaseOf(env, run.organisationId);
  const startedAt = now(env);
  const started = await setStatus(db, run, ["mapping"], { status: "running", mapping, startedAt });
  if (started) await queued(env, db, { ...run, mapping });
}

/** Goes on with what is not done: after it failed, or where nothing happened any more. */
export async function resumeImport(env: Env, run: ImportRunRow): Promise<void> {
  const db = databaseOf(env, run.organisationId);
  const resumed = await setStatus(db, run, ["failed", "running"], { status: "running", reason: null });
  if (resumed) await queued(env, db, run);
}

/** What is done stays; what is not begun is left. */
export async function cancelImport(env: Env, run: ImportRunRow): Promise<void> {
  const db = databaseOf(env, run.organisationId);
  await setStatus(db, run, ["mapping", "running", "failed"], { status: "cancelled", doneAt: now(env) });
}

/** A part failed too often: a person sees it, and can have it go on. The other parts do. */
export async function giveUpImport(env: Env, organisationId: string, importId: string): Promise<void> {
  const db = databaseOf(env, organisationId);
  await setStatus(db, { organisationId, id: importId }, ["running"], {
    status: "failed",
    reason: "A part of the file could not be read, however often it was tried. What is done stays.",
  });
}

/** Remembers which column is what while nothing has begun. */
export async function keepMapping(env: Env, run: ImportRunRow, mapping: ColumnMapping): Promise<void> {
  await setStatus(databaseOf(env, run.organisationId), run, ["mapping"], { mapping });
}

/** An import that is begun and not queued would stand still unseen. */
async function queued(env: Env, db: Database, run: ImportRunRow): Promise<void> {
  try {
    await queueMissing(env, db, run);
  } catch (error) {
    console.error({ message: "an import could not be queued", error: String(error) });
    await setStatus(db, run, ["running"], {
      status: "failed",
      reason: "The import could not be handed on. Press Go on to try again.",
    });
  }
}

/** Changes an import only if it still is what it must be; whether it was. */
async function setStatus(
  db: Database,
  { organisationId, id }: Pick<ImportRunRow, "organisationId" | "id">,
  from: ImportStatus[],
  set: Partial<ImportRunRow>,
): Promise<boolean> {
  const rows = await db
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
  return rows.length > 0;
}
