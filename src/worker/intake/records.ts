import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { CustomerRow, SiteRow } from "../database/rows.ts";
import { customer, job, organisation, portal, site } from "../database/schema.ts";

export type Wanted = {
  /** The id of the job that a ticket without a number would make. */
  onceId: string | null;
  ticketNumber: string | null;
  /** Whatever a ticket of this number may have come from. */
  sources: string[];
  /** The portal as the ticket itself names it: one more source. */
  portalName: string;
  identity: string;
  siteId: string;
};

/** What a ticket may have to leave as it is. */
export const KNOWN_OF_JOB = {
  id: job.id,
  source: job.source,
  ticketNumber: job.ticketNumber,
  title: job.title,
  portalId: job.portalId,
  customerId: job.customerId,
  siteId: job.siteId,
  currency: job.currency,
};

/** What is known already about a ticket that comes in, in one round trip. */
export async function findForTicket(db: Database, organisationId: string, wanted: Wanted) {
  const formerNames = sql`SELECT value FROM json_each(${portal.formerNames})`;
  // No portal has a name that another one had.
  const portalNamed = and(
    eq(portal.organisationId, organisationId),
    sql`(lower(${portal.name}) = lower(${wanted.portalName})
      OR EXISTS (${formerNames} WHERE lower(value) = lower(${wanted.portalName})))`,
  );
  const itsName = db.select({ name: portal.name }).from(portal).where(portalNamed);
  const itsFormerNames = sql`SELECT former.value FROM ${portal}, json_each(${portal.formerNames}) AS former
    WHERE ${portalNamed}`;
  const [organisations, customers, sites, portals, jobs] = await db.batch([
    db
      .select({ currency: organisation.currency })
      .from(organisation)
      .where(eq(organisation.id, organisationId)),
    db.select().from(customer).where(hasIdentity(organisationId, wanted.identity)),
    db
      .select({ id: site.id })
      .from(site)
      .where(and(eq(site.organisationId, organisationId), eq(site.id, wanted.siteId))),
    db
      .select({ id: portal.id, name: portal.name, formerNames: portal.formerNames })
      .from(portal)
      .where(portalNamed),
    // By its number, since a person may have given the number to a job that came without one.
    db
      .select(KNOWN_OF_JOB)
      .from(job)
      .where(
        and(
          eq(job.organisationId, organisationId),
          wanted.ticketNumber === null
            ? sql`${job.id} = ${wanted.onceId}`
            : and(
                or(
                  inArray(job.source, wanted.sources),
                  inArray(job.source, itsName),
                  sql`${job.source} IN (${itsFormerNames})`,
                ),
                eq(job.ticketNumber, wanted.ticketNumber),
              ),
        ),
      ),
  ]);
  return {
    organisation: organisations[0],
    customer: customers[0],
    site: sites[0],
    portal: portals[0],
    jobs,
  };
}

export type KnownOfTicket = Awaited<ReturnType<typeof findForTicket>>;

/** The names of the portals that tickets may come from. */
export async function portalNames(db: Database, organisationId: string): Promise<string[]> {
  const rows = await db
    .select({ name: portal.name })
    .from(portal)
    .where(eq(portal.organisationId, organisationId))
    .orderBy(portal.name);
  return rows.map((row) => row.name);
}

/** Adds a customer, unless another ticket was faster with the same one; answers the one that stands. */
export async function addCustomer(db: Database, row: CustomerRow): Promise<CustomerRow> {
  const [, rows] = await db.batch([
    db.insert(customer).values(row).onConflictDoNothing(),
    db.select().from(customer).where(hasIdentity(row.organisationId, row.identity)),
  ]);
  return rows[0] ?? row;
}

/** Adds a site; the same address has the same id, so it is there only once. */
export async function addSite(db: Database, row: SiteRow): Promise<void> {
  await db.insert(site).values(row).onConflictDoNothing();
}

function hasIdentity(organisationId: string, identity: string) {
  return and(eq(customer.organisationId, organisationId), eq(customer.identity, identity));
}
