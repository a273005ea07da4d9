import { and, eq, sql } from "drizzle-orm";
import type { BillingLayer } from "../billing/vocabulary.ts";
import type { Database } from "../database/database.ts";
import { customer, organisation, portal } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";

// Each of these writes the billing alone and leaves what other forms keep in the same column.

/** From now on everybody is billed so, unless a portal or a customer says otherwise. */
export async function saveBilling(db: Database, organisationId: string, rules: BillingLayer) {
  await db.batch([
    db
      .update(organisation)
      .set({ rules: sql`json_set(${organisation.rules}, '$.billing', json(${JSON.stringify(rules)}))` })
      .where(eq(organisation.id, organisationId)),
    bumpVersion(db, organisationId),
  ]);
}

export async function savePortalBilling(
  db: Database,
  organisationId: string,
  portalId: string,
  rules: BillingLayer,
  now: number,
) {
  await db.batch([
    db
      .update(portal)
      .set({
        rules: sql`json_set(${portal.rules}, '$.billing', json(${JSON.stringify(rules)}))`,
        updatedAt: now,
      })
      .where(and(eq(portal.organisationId, organisationId), eq(portal.id, portalId))),
    bumpVersion(db, organisationId),
  ]);
}

export async function saveCustomerBilling(
  db: Database,
  organisationId: string,
  customerId: string,
  billing: BillingLayer,
  now: number,
) {
  await db.batch([
    db
      .update(customer)
      .set({ billing, updatedAt: now })
      .where(and(eq(customer.organisationId, organisationId), eq(customer.id, customerId))),
    bumpVersion(db, organisationId),
  ]);
}
