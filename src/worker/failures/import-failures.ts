import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { ImportRunRow } from "../database/rows.ts";
import { failure, importRun } from "../database/schema.ts";
import type { Statement } from "../database/upsert.ts";
import { bumpVersion } from "../database/version.ts";
import { idFor } from "../ids/new-id.ts";

type Named = Pick<ImportRunRow, "organisationId" | "id">;

/**
 * What the office is shown of an import, by what stands of it when they run, so that they belong into the batch that changes it: one
 * that failed needs somebody, one that goes on again is being tried, and one that ended needs nobody.
 * @param now milliseconds since 1970
 */
export async function importFailureFollows(
  db: Database,
  { organisationId, id }: Named,
  now: number,
): Promise<[Statement, Statement, Statement]> {
  const failureId = await idFor("fail", organisationId, id);
  const ofRun = and(eq(importRun.organisationId, organisationId), eq(importRun.id, id));
  const detail = sql`'The import of ' || ${importRun.fileName} || ' stopped. ' || coalesce(${importRun.reason}, '')`;
  const opened = db
    .insert(failure)
    .select(
      sql`SELECT ${organisationId}, ${failureId}, 'import', ${id}, NULL, NULL, ${detail}, NULL, 'open', ${now}, NULL
        FROM ${importRun} WHERE ${and(ofRun, eq(importRun.status, "failed"))}`,
    )
    .onConflictDoUpdate({
      target: [failure.organisationId, failure.id],
      set: { status: "open", detail: sql`excluded.detail`, createdAt: now, resolvedAt: null },
      setWhere: sql`${failure.status} <> 'open'`,
    });
  const status = db.select({ status: importRun.status }).from(importRun).where(ofRun);
  const ended = sql`(${status}) IN ('done', 'cancelled')`;
  const followed = db
    .update(failure)
    .set({
      status: sql`CASE WHEN ${ended} THEN 'resolved' ELSE 'retrying' END`,
      resolvedAt: sql`CASE WHEN ${ended} THEN ${now} END`,
    })
    .where(
      and(
        eq(failure.organisationId, organisationId),
        eq(failure.id, failureId),
        sql`${failure.status} <> 'resolved'`,
        sql`(${status}) <> 'failed'`,
      ),
    );
  return [opened, followed, bumpVersion(db, organisationId)];
}
