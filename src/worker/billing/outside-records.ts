import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { job, organisation, portal } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";
import { API } from "../intake/ticket-source.ts";

/** The version of the organisation's token; null where there is no such organisation. */
export async function tokenVersionOf(db: Database, organisationId: string): Promise<number | null> {
  const [row] = await db
    .select({ version: organisation.billingTokenVersion })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  return row?.version ?? null;
}

/** From now on another address holds, unless it was made anew already: `seen` is the version that the person looked at. */
export async function endOutsideAddress(db: Database, organisationId: string, seen: number): Promise<void> {
  const asSeen = and(eq(organisation.id, organisationId), eq(organisation.billingTokenVersion, seen));
  await db.batch([
    db
      .update(organisation)
      .set({ billingTokenVersion: seen + 1 })
      .where(asSeen),
    bumpVersion(db, organisationId),
  ]);
}

/**
 * The job that a number stands for: of the source itself, else of the portal with that name, now or formerly, by whatever way its
 * ticket came. By the index `job_ticket`.
 */
export async function jobByTicket(
  db: Database,
  organisationId: string,
  { source, ticketNumber }: { source: string; ticketNumber: string },
): Promise<string | null> {
  const formerly = sql`EXISTS (SELECT 1 FROM json_each(${portal.formerNames}) WHERE value = ${source})`;
  const [portals, jobs] = await db.batch([
    db
      .select({ id: portal.id, name: portal.name, formerNames: portal.formerNames })
      .from(portal)
      .where(and(eq(portal.organisationId, organisationId), or(eq(portal.name, source), formerly))),
    db
      .select({ id: job.id, source: job.source, portalId: job.portalId })
      .from(job)
      .where(and(eq(job.organisationId, organisationId), eq(job.ticketNumber, ticketNumber)))
      .orderBy(asc(job.createdAt)),
  ]);
  const own = jobs.find((one) => one.source === source);
  const ofPortal = (one: (typeof jobs)[number]) =>
    portals.some(
      ({ id, name, formerNames }) =>
        [name, ...formerNames].includes(one.source) || (one.source === API && one.portalId === id),
    );
  return (own ?? jobs.find(ofPortal))?.id ?? null;
}
