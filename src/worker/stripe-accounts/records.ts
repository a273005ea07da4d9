import { asc, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { stripeAccount } from "../database/schema.ts";

/** The organisation's accounts at Stripe, the first one first. */
export function readAccounts(db: Database, organisationId: string) {
  return db
    .select()
    .from(stripeAccount)
    .where(eq(stripeAccount.organisationId, organisationId))
    .orderBy(asc(stripeAccount.createdAt));
}
