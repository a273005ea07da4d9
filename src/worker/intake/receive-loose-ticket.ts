import { and, eq, inArray } from "drizzle-orm";
import { type Database, databaseOf } from "../database/database.ts";
import { customer, portal } from "../database/schema.ts";
import { type Completed, completeTicket, type LooseTicket } from "./complete-ticket.ts";
import { type Delivered, type Received, receiveTicket } from "./receive-ticket.ts";
import { type TicketSource, usualOf } from "./ticket-source.ts";

/** The portal that tickets come through and whom it usually bills, as two plain queries for a batch. */
export function ticketSourceQueries(db: Database, organisationId: string, portalId: string | null) {
  const thisPortal = and(eq(portal.organisationId, organisationId), eq(portal.id, portalId ?? ""));
  const usual = db.select({ id: portal.customerId }).from(portal).where(thisPortal);
  return [
    db.select().from(portal).where(thisPortal),
    db
      .select()
      .from(customer)
      .where(and(eq(customer.organisationId, organisationId), inArray(customer.id, usual))),
  ] as const;
}

/** Read once for all the tickets of a file or a message. */
export async function ticketSourceOf(
  env: Pick<Env, "DB">,
  organisationId: string,
  portalId: string | null,
): Promise<TicketSource> {
  const db = databaseOf(env, organisationId);
  const [[found], [usual]] = await db.batch(ticketSourceQueries(db, organisationId, portalId));
  return { portal: found ?? null, usual: usual ?? null };
}

/**
 * A ticket comes in as somebody else wrote it, whatever it leaves out: a new job needs a look for what is missing, and a job
 * that is known keeps what this ticket does not say.
 */
export async function receiveLooseTicket(
  env: Parameters<typeof receiveTicket>[0],
  organisationId: string,
  loose: LooseTicket,
  delivered: Omit<Delivered, "gaps" | "unsaid"> & { from: TicketSource },
): Promise<{ received: Received; gaps: Completed["gaps"] }> {
  const { input, gaps, unsaid } = completeTicket(loose, usualOf(delivered.from.usual));
  const received = await receiveTicket(env, organisationId, input, { ...delivered, gaps, unsaid });
  return { received, gaps };
}
