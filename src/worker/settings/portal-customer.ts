import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { customer } from "../database/schema.ts";
import { findOrAddCustomer } from "../intake/find-or-add-customer.ts";
import type { BilledByDefault } from "./portal-input.ts";

/**
 * The id of whom a portal bills by default: a customer who is known, or one who is added; null is nobody. Undefined where the
 * organisation has no such customer.
 */
export async function billedCustomer(
  db: Database,
  organisationId: string,
  billed: BilledByDefault,
  now: number,
): Promise<string | null | undefined> {
  if (billed.kind === "nobody") return null;
  if (billed.kind === "known") {
    const [found] = await db
      .select({ id: customer.id })
      .from(customer)
      .where(and(eq(customer.organisationId, organisationId), eq(customer.id, billed.id)));
    return found?.id;
  }
  const { name, email, address } = billed;
  const added = await findOrAddCustomer(db, organisationId, { name, email, address }, undefined, now);
  return added.id;
}
