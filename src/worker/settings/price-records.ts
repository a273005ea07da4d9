import { and, asc, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { PriceItemRow } from "../database/rows.ts";
import { priceItem } from "../database/schema.ts";
import { upsert } from "../database/upsert.ts";
import { bumpVersion } from "../database/version.ts";

/** The whole price book in its order, also what was put aside. */
export function priceBook(db: Database, organisationId: string) {
  return db
    .select()
    .from(priceItem)
    .where(eq(priceItem.organisationId, organisationId))
    .orderBy(asc(priceItem.position), asc(priceItem.id));
}

/** Writes items that are new or changed, as one transaction. */
export async function savePriceItems(
  db: Database,
  organisationId: string,
  items: readonly PriceItemRow[],
): Promise<void> {
  const writes = items.map((item) => upsert(db, priceItem, { ...item, organisationId }));
  await db.batch([bumpVersion(db, organisationId), ...writes]);
}

/** Whether a crew can choose it from now on. What it was charged for stays as it is on the jobs. */
export async function setPriceActive(
  db: Database,
  organisationId: string,
  id: string,
  active: boolean,
): Promise<void> {
  const own = and(eq(priceItem.organisationId, organisationId), eq(priceItem.id, id));
  await db.batch([bumpVersion(db, organisationId), db.update(priceItem).set({ active }).where(own)]);
}
