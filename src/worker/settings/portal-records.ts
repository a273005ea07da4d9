import { and, asc, desc, eq, isNull, ne, notExists, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { PortalRow } from "../database/rows.ts";
import { customer, directory, job, portal } from "../database/schema.ts";
import type { Statement } from "../database/upsert.ts";
import { bumpVersion } from "../database/version.ts";

const MOST_CUSTOMERS = 300;
const LOOKED_AT = 1_000;
/** Keys are chosen among billions: a second try is rare, a third one a mistake of ours. */
const MOST_TRIES = 5;

export function portalsByName(db: Database, organisationId: string) {
  return db
    .select()
    .from(portal)
    .where(eq(portal.organisationId, organisationId))
    .orderBy(asc(portal.name))
    .limit(200);
}

/** When a portal's last ticket came, of the jobs that changed last; by the index `job_updated`. */
export function lastTickets(db: Database, organisationId: string) {
  const recent = db
    .select({ portalId: job.portalId, createdAt: job.createdAt })
    .from(job)
    .where(eq(job.organisationId, organisationId))
    .orderBy(desc(job.updatedAt))
    .limit(LOOKED_AT)
    .as("recent");
  return db
    .select({ portalId: recent.portalId, at: sql<number>`max(${recent.createdAt})`.as("last_at") })
    .from(recent)
    .groupBy(recent.portalId);
}

/** Whom a portal can bill by default: the customers who were added last. */
export function customerChoices(db: Database, organisationId: string) {
  return db
    .select({ id: customer.id, name: customer.name, email: customer.email })
    .from(customer)
    .where(eq(customer.organisationId, organisationId))
    .orderBy(desc(customer.id))
    .limit(MOST_CUSTOMERS);
}

/** The customer whom this portal bills, however long ago they were added. */
export function customerOfPortal(db: Database, organisationId: string, portalId: string) {
  const id = db
    .select({ id: portal.customerId })
    .from(portal)
    .where(and(eq(portal.organisationId, organisationId), eq(portal.id, portalId)));
  return db
    .select({ id: customer.id, name: customer.name, email: customer.email })
    .from(customer)
    .where(and(eq(customer.organisationId, organisationId), eq(customer.id, sql`(${id})`)));
}

type Kept = Pick<PortalRow, "id" | "name" | "rules" | "profile" | "customerId" | "senders">;

/**
 * Writes a portal, new or known, and gives it an address for mails if it has none yet. What was saved twice is there once.
 * @param makeKey a new key for a name; of two portals anywhere that draw the same one, the second draws again
 * @returns false where another portal of the organisation has the name
 */
export async function savePortal(
  db: Database,
  organisationId: string,
  kept: Kept,
  now: number,
  makeKey: (name: string) => string,
): Promise<boolean> {
  const { id, ...fields } = kept;
  const row = { organisationId, id, ...fields, createdAt: now, updatedAt: now };
  const written = db
    .insert(portal)
    .values(row)
    .onConflictDoUpdate({
      target: [portal.organisationId, portal.id],
      set: { ...fields, formerNames: formerNames(kept.name), updatedAt: now },
    });
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    try {
      const [, , , keys] = await db.batch([
        written,
        ...keyWrites(db, organisationId, id, makeKey(kept.name)),
        db.select({ mailKey: portal.mailKey }).from(portal).where(thisPortal(organisationId, id)),
        bumpVersion(db, organisationId),
      ]);
      if (keys[0]?.mailKey) return true;
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  }
  throw new Error("no mail key was free");
}

/** The names that the portal had, with the one that it has until now: by them its jobs are known. */
function formerNames(name: string) {
  return sql`(SELECT json_group_array(value) FROM (
    SELECT value FROM json_each(${portal.formerNames}) WHERE value <> ${name}
    UNION ALL SELECT ${portal.name} WHERE ${portal.name} <> ${name}))`;
}

/** Enters a key in the directory unless it stands there for anybody, and gives it to the portal if it is its own now. */
function keyWrites(db: Database, organisationId: string, id: string, key: string): [Statement, Statement] {
  const keyless = db
    .select({ one: sql`1` })
    .from(portal)
    .where(and(thisPortal(organisationId, id), isNull(portal.mailKey)));
  const entered = db.insert(directory).select(
    sql`select 'mail_key', ${key}, ${organisationId} where exists ${keyless}
      and not exists (select 1 from directory where kind = 'mail_key' and key = ${key})`,
  );
  const own = sql`exists (select 1 from directory where kind = 'mail_key' and key = ${key}
    and organisation_id = ${organisationId})`;
  const others = sql`not exists (select 1 from portal as other where other.organisation_id = ${organisationId}
    and other.mail_key = ${key})`;
  const given = db
    .update(portal)
    .set({ mailKey: key })
    .where(and(thisPortal(organisationId, id), isNull(portal.mailKey), own, others));
  return [entered, given];
}

/** From now on another push address holds, unless it was made anew already: `seen` is the version that the person looked at. */
export async function endPushAddress(
  db: Database,
  organisationId: string,
  id: string,
  seen: number,
): Promise<void> {
  const asSeen = and(thisPortal(organisationId, id), eq(portal.tokenVersion, seen));
  await db.batch([
    db
      .update(portal)
      .set({ tokenVersion: seen + 1 })
      .where(asSeen),
    bumpVersion(db, organisationId),
  ]);
}

/** Takes a portal away, and its address with it; false where a job points to it. */
export async function removePortal(
  db: Database,
  { organisationId, id, mailKey }: Pick<PortalRow, "organisationId" | "id" | "mailKey">,
): Promise<boolean> {
  const pointing = db
    .select({ id: job.id })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), eq(job.portalId, id)));
  const itself = db.select({ id: portal.id }).from(portal).where(thisPortal(organisationId, id));
  const itsKey = and(
    eq(directory.kind, "mail_key"),
    eq(directory.key, mailKey ?? ""),
    eq(directory.organisationId, organisationId),
  );
  const [gone] = await db.batch([
    db
      .delete(portal)
      .where(and(thisPortal(organisationId, id), notExists(pointing)))
      .returning({ id: portal.id }),
    db.delete(directory).where(and(itsKey, notExists(itself))),
    bumpVersion(db, organisationId),
  ]);
  return gone.length > 0;
}

/** The names that the other portals have and had, in lower case: tickets find theirs whatever the case. */
export async function otherNames(
  db: Database,
  organisationId: string,
  id: string,
): Promise<{ have: Set<string>; had: Set<string> }> {
  const rows = await db
    .select({ name: portal.name, formerNames: portal.formerNames })
    .from(portal)
    .where(and(eq(portal.organisationId, organisationId), ne(portal.id, id)));
  const lower = (names: string[]) => new Set(names.map((name) => name.toLowerCase()));
  return {
    have: lower(rows.map(({ name }) => name)),
    had: lower(rows.flatMap(({ formerNames }) => formerNames)),
  };
}

function thisPortal(organisationId: string, id: string) {
  return and(eq(portal.organisationId, organisationId), eq(portal.id, id));
}

function isTaken(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes("UNIQUE constraint failed: portal.organisation_id, portal.name")) return true;
  }
  return false;
}
