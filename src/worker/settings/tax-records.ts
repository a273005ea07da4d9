import { and, asc, eq, sql } from "drizzle-orm";
import type { BillingRules } from "../billing/vocabulary.ts";
import type { Database } from "../database/database.ts";
import type { TaxRateRow } from "../database/rows.ts";
import { organisation, taxRate } from "../database/schema.ts";
import { upsert } from "../database/upsert.ts";
import { bumpVersion } from "../database/version.ts";

/** Every tax of the organisation in its order, also those that were retired. */
export function taxRates(db: Database, organisationId: string) {
  return db
    .select()
    .from(taxRate)
    .where(eq(taxRate.organisationId, organisationId))
    .orderBy(asc(taxRate.position), asc(taxRate.id));
}

/** The taxes that can be chosen for a line. */
export function activeTaxRates(db: Database, organisationId: string) {
  return db
    .select()
    .from(taxRate)
    .where(and(eq(taxRate.organisationId, organisationId), eq(taxRate.active, true)))
    .orderBy(asc(taxRate.position), asc(taxRate.id));
}

/** Writes taxes that are new or changed as one transaction, and which of them is usual into the organisation's rules. */
export async function saveTaxRates(
  db: Database,
  organisationId: string,
  rates: readonly TaxRateRow[],
  usualTax: BillingRules["usualTax"],
): Promise<void> {
  await db.batch([
    bumpVersion(db, organisationId),
    patchBilling(db, organisationId, { usualTax: usualTax ?? null }),
    ...rates.map((rate) => upsert(db, taxRate, { ...rate, organisationId })),
  ]);
}

/** Who works the tax out from now on, also for jobs that are under way. */
export async function saveTaxBy(
  db: Database,
  organisationId: string,
  taxBy: BillingRules["taxBy"],
): Promise<void> {
  await db.batch([bumpVersion(db, organisationId), patchBilling(db, organisationId, { taxBy })]);
}

/** Changes these billing rules and leaves the others as they are, whoever else writes them; null takes one away. */
function patchBilling(
  db: Database,
  organisationId: string,
  billing: { [name in "usualTax" | "taxBy"]?: BillingRules[name] | null },
) {
  return db
    .update(organisation)
    .set({ rules: sql`json_patch(${organisation.rules}, ${JSON.stringify({ billing })})` })
    .where(eq(organisation.id, organisationId));
}
