import { and, eq, inArray } from "drizzle-orm";
import { databaseOf } from "../../database/database.ts";
import { importRun } from "../../database/schema.ts";
import { inList } from "../csv/row-records.ts";
import { DAYS_OF_AN_IMPORT, FILE_IS_GONE } from "./life.ts";
import { idIn, oldFiles } from "./old-files.ts";

/**
 * Deletes the files of imports whose time is over, and cancels those that nobody began in that time. One that failed or goes on stays,
 * however old it is.
 */
export async function forgetImports(env: Env, organisationId: string, now: number): Promise<void> {
  const db = databaseOf(env, organisationId);
  const before = now - DAYS_OF_AN_IMPORT * 86_400_000;
  const prefix = `${organisationId}/imports/`;
  for await (const keys of oldFiles(env.FILES, prefix, before)) {
    const ids = [...new Set(keys.map((key) => idIn(key, prefix)))];
    const ofThese = and(eq(importRun.organisationId, organisationId), inList(importRun.id, ids));
    const never = and(ofThese, eq(importRun.status, "mapping"));
    const [, rows] = await db.batch([
      db.update(importRun).set({ status: "cancelled", doneAt: before }).where(never),
      db
        .select({ id: importRun.id, status: importRun.status, doneAt: importRun.doneAt })
        .from(importRun)
        .where(ofThese),
    ]);
    const needed = new Set(
      rows
        .filter(({ status, doneAt }) => {
          const isOver = status === "done" || status === "cancelled";
          return !isOver || (doneAt !== null && doneAt > before);
        })
        .map(({ id }) => id),
    );
    const over = keys.filter((key) => !needed.has(idIn(key, prefix)));
    if (over.length === 0) continue;
    await env.FILES.delete(over);
    const ended = inArray(importRun.status, ["done", "cancelled"]);
    await db
      .update(importRun)
      .set({ storageKey: FILE_IS_GONE })
      .where(and(ofThese, ended, inList(importRun.storageKey, over)));
  }
}
