import { and, eq, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Database } from "../../database/database.ts";
import { customer, job, organisation, site } from "../../database/schema.ts";
import { idFor } from "../../ids/new-id.ts";
import { addressOf, identityOf } from "../normalise.ts";
import { findForTicket, KNOWN_OF_JOB, type KnownOfTicket, type Wanted } from "../records.ts";
import { newSite } from "../ticket-of.ts";
import { API } from "../ticket-source.ts";
import type { CompletedTicket } from "./check-ticket.ts";

type Around = {
  organisationId: string;
  /** What the tickets may have as their source. */
  sources: string[];
  /** Milliseconds since 1970. */
  now: number;
};

/**
 * Asks once for what is known of many tickets, and adds the sites that are new: two round trips instead of two for each ticket. The
 * answer stands for `findForTicket` as long as nobody else changes what was found, so it is for the next moments only.
 */
export async function findTogether(
  db: Database,
  tickets: CompletedTicket[],
  { organisationId, sources, now }: Around,
): Promise<typeof findForTicket> {
  const sites = new Map(
    await Promise.all(
      tickets.map(async ({ input, unsaid }) => {
        const id = await idFor("site", organisationId, addressOf(input.site));
        return [
          id,
          unsaid.includes("address") ? null : newSite(organisationId, id, input.site, now),
        ] as const;
      }),
    ),
  );
  const identities = new Set(tickets.map(({ input }) => identityOf(input.customer)));
  const numbers = new Set(tickets.flatMap(({ input }) => input.ticketNumber ?? []));
  const [organisations, customers, known, jobs] = await db.batch([
    db
      .select({ currency: organisation.currency })
      .from(organisation)
      .where(eq(organisation.id, organisationId)),
    db
      .select()
      .from(customer)
      .where(and(eq(customer.organisationId, organisationId), among(customer.identity, identities))),
    db
      .select({ id: site.id })
      .from(site)
      .where(and(eq(site.organisationId, organisationId), among(site.id, sites.keys()))),
    db
      .select(KNOWN_OF_JOB)
      .from(job)
      .where(
        and(
          eq(job.organisationId, organisationId),
          among(job.source, [...sources, API]),
          among(job.ticketNumber, numbers),
        ),
      ),
  ]);
  const there = new Set(known.map(({ id }) => id));
  const [first, ...rest] = [...sites.values()]
    .filter((row) => row !== null && !there.has(row.id))
    .flatMap((row) => (row ? [db.insert(site).values(row).onConflictDoNothing()] : []));
  if (first) await db.batch([first, ...rest]);

  return async (_db, _organisationId, wanted): Promise<KnownOfTicket> => {
    // What it is known by is not among what was asked for.
    if (wanted.ticketNumber === null) return findForTicket(db, organisationId, wanted);
    const { siteId, identity } = wanted;
    return {
      organisation: organisations[0],
      customer: customers.find((one) => one.identity === identity),
      site: there.has(siteId) || sites.get(siteId) ? { id: siteId } : undefined,
      portal: undefined,
      jobs: jobs.filter((one) => isWanted(one, wanted)),
    };
  };
}

function isWanted(one: KnownOfTicket["jobs"][number], { ticketNumber, sources }: Wanted): boolean {
  return one.ticketNumber === ticketNumber && sources.includes(one.source);
}

/** One bound parameter, however many they are. */
function among(column: SQLiteColumn, values: Iterable<string>) {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify([...values])}))`;
}
