import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import * as t from "../database/schema.ts";
import type { RungBy } from "./stripe-event.ts";

type NewEventRow = Pick<
  typeof t.stripeEvent.$inferInsert,
  "organisationId" | "id" | "accountId" | "type" | "objectId" | "payload" | "status"
>;

/** Keeps an event, once by its id. False if it was there before. */
export async function keepEvent(db: Database, row: NewEventRow, now: number): Promise<boolean> {
  const result = await insertEvent(db, row, now);
  return result.meta.changes > 0;
}

/** Keeps those of an organisation's events that are not there yet, and answers their ids. */
export async function keepNewEvents(
  db: Database,
  organisationId: string,
  rows: NewEventRow[],
  now: number,
): Promise<string[]> {
  const ids = rows.map((row) => row.id);
  const known = await db
    .select({ id: t.stripeEvent.id })
    .from(t.stripeEvent)
    .where(theseEvents(organisationId, ids));
  const old = new Set(known.map((row) => row.id));
  const fresh = rows.filter((row) => !old.has(row.id));
  const [first, ...rest] = fresh.map((row) => insertEvent(db, row, now));
  if (first) await db.batch([first, ...rest]);
  return fresh.map((row) => row.id);
}

function insertEvent(db: Database, row: NewEventRow, now: number) {
  return db
    .insert(t.stripeEvent)
    .values({ ...row, receivedAt: now, queuedAt: now })
    .onConflictDoNothing();
}

export function readEvents(db: Database, organisationId: string, ids: string[]) {
  return db.select().from(t.stripeEvent).where(theseEvents(organisationId, ids));
}

export async function markEvents(
  db: Database,
  organisationId: string,
  ids: string[],
  fields: Partial<typeof t.stripeEvent.$inferInsert>,
): Promise<void> {
  await db
    .update(t.stripeEvent)
    .set({ ...fields, attempts: sql`${t.stripeEvent.attempts} + 1` })
    .where(theseEvents(organisationId, ids));
}

/** A list as one bound parameter: D1 takes a hundred of them in a statement. */
function theseEvents(organisationId: string, ids: string[]) {
  const { stripeEvent } = t;
  const list = sql`${stripeEvent.id} in (select value from json_each(${JSON.stringify(ids)}))`;
  return and(eq(stripeEvent.organisationId, organisationId), list);
}

/** Events of an organisation that were handed to the queue before `before` and are still not processed; marked as handed over anew. */
export async function takeWaiting(
  db: Database,
  organisationId: string,
  before: number,
  now: number,
  limit: number,
): Promise<string[]> {
  const waiting = db
    .select({ id: t.stripeEvent.id })
    .from(t.stripeEvent)
    .where(
      and(
        eq(t.stripeEvent.organisationId, organisationId),
        eq(t.stripeEvent.status, "received"),
        lte(t.stripeEvent.queuedAt, before),
      ),
    )
    .limit(limit);
  const taken = await db
    .update(t.stripeEvent)
    .set({ queuedAt: now })
    .where(and(eq(t.stripeEvent.organisationId, organisationId), inArray(t.stripeEvent.id, waiting)))
    .returning({ id: t.stripeEvent.id });
  return taken.map((row) => row.id);
}

/** What an event may name an invoice by. */
export type Named = {
  stripeInvoiceId: string | null;
  stripeLinkId: string | null;
  paymentIntentId: string | null;
};

/** The invoice that is named and stands in this account, by its own id, its link's, or a payment that came for it. */
export async function findRung(db: Database, { organisationId, accountId }: RungBy, named: Named) {
  const { invoice, payment } = t;
  const paid = db
    .select({ id: payment.invoiceId })
    .from(payment)
    .where(
      and(
        eq(payment.organisationId, organisationId),
        eq(payment.paymentIntentId, named.paymentIntentId ?? ""),
      ),
    );
  const by =
    named.stripeInvoiceId !== null
      ? eq(invoice.stripeInvoiceId, named.stripeInvoiceId)
      : named.stripeLinkId !== null
        ? eq(invoice.stripeLinkId, named.stripeLinkId)
        : inArray(invoice.id, paid);
  const [row] = await db
    .select({
      invoiceId: invoice.id,
      jobId: invoice.jobId,
      accountId: invoice.accountId,
      stripeInvoiceId: invoice.stripeInvoiceId,
      stripeLinkId: invoice.stripeLinkId,
    })
    .from(invoice)
    .where(and(eq(invoice.organisationId, organisationId), eq(invoice.accountId, accountId), by));
  return row ?? null;
}

/** Whose it is, when nothing but Stripe's id is known. */
export async function organisationOf(db: Database, named: Named): Promise<string | null> {
  const { directory } = t;
  const [kind, key] =
    named.stripeInvoiceId !== null
      ? (["stripe_invoice", named.stripeInvoiceId] as const)
      : (["stripe_link", named.stripeLinkId ?? ""] as const);
  const [row] = await db
    .select({ organisationId: directory.organisationId })
    .from(directory)
    .where(and(eq(directory.kind, kind), eq(directory.key, key)));
  return row?.organisationId ?? null;
}
