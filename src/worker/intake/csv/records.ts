import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "../../database/database.ts";
import type { ImportRunRow } from "../../database/rows.ts";
import { importChunk, importRun, member, portal } from "../../database/schema.ts";

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
