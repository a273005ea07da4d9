import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import * as t from "../database/schema.ts";
import type { Statement } from "../database/upsert.ts";
import type { Job, NewEvent } from "./types.ts";

/** What a job tells of its customer and its site, which other jobs have too. */
export function sharedWrites(
  db: Database,
  before: Job | null,
  after: Job,
  events: readonly NewEvent[],
): Statement[] {
  return [
    ...contactWrites(db, after, events),
    ...payerWrites(db, before, after),
    ...siteWrites(db, before, after),
  ];
}

/** The customer is shared by many jobs: what the event names is written, and no more. */
function contactWrites(db: Database, after: Job, events: readonly NewEvent[]): Statement[] {
  const { organisationId, id, name, email, phone, address, country, taxId } = after.customer;
  const { exemptCertificate, postal } = after.customer;
  const news = new Set(events.flatMap(({ type, data }) => (type === "customer.changed" ? data.changed : [])));
  if (news.size === 0) return [];
  const contact = {
    ...(news.has("name") && { name }),
    ...(news.has("email") && { email }),
    ...(news.has("phone") && { phone }),
    ...(news.has("address") && { address }),
    ...(news.has("country") && { country }),
    ...(news.has("taxId") && { taxId }),
    ...(news.has("exemptCertificate") && { exemptCertificate }),
    ...(news.has("postal") && { postal }),
  };
  const own = and(eq(t.customer.organisationId, organisationId), eq(t.customer.id, id));
  return [
    db
      .update(t.customer)
      .set({ ...contact, updatedAt: after.row.updatedAt })
      .where(own),
  ];
}

/** The id that Stripe gave a customer is written once: of two first invoices at one time, the first one's counts. */
function payerWrites(db: Database, before: Job | null, after: Job): Statement[] {
  const known = new Set(before?.payers);
  const { stripeCustomer: payer } = t;
  return after.payers
    .filter((row) => !known.has(row))
    .map((row) =>
      db
        .insert(payer)
        .values(row)
        .onConflictDoUpdate({
          target: [payer.organisationId, payer.accountId, payer.customerId],
          set: { told: row.told },
          setWhere: eq(payer.stripeId, row.stripeId),
        }),
    );
}

/** A site whose place nobody knew lies where the first photo was taken there. */
function siteWrites(db: Database, before: Job | null, after: Job): Statement[] {
  const { organisationId, id, latitude } = after.site;
  const known = new Set(before?.photos);
  const placed = after.photos.find((photo) => !known.has(photo) && photo.latitude !== null);
  if (latitude !== null || !placed) return [];
  const unknown = and(eq(t.site.organisationId, organisationId), eq(t.site.id, id), isNull(t.site.latitude));
  const place = { latitude: placed.latitude, longitude: placed.longitude };
  return [db.update(t.site).set(place).where(unknown)];
}
