import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { PriceItemRow } from "../database/rows.ts";
import { priceItem } from "../database/schema.ts";
import { upsert } from "../database/upsert.ts";
import { bumpVersion } from "../database/version.ts";

/** How many rows travel in one statement. */
const ROWS_AT_ONCE = 500;

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

/** The same for thousands: still one transaction, of a few statements. */
export async function saveManyPriceItems(
  db: Database,
  organisationId: string,
  items: readonly PriceItemRow[],
): Promise<void> {
  const parts = Array.from({ length: Math.ceil(items.length / ROWS_AT_ONCE) }, (_, index) =>
    items.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  );
  const writes = parts.map((part) => {
    const rows = JSON.stringify(part.map((item) => cellsOf({ ...item, organisationId })));
    return db.run(sql`INSERT INTO price_item (${sql.raw(COLUMNS.join(", "))})
      SELECT ${sql.raw(COLUMNS.map((_, index) => `value ->> ${index}`).join(", "))}
      FROM json_each(${rows}) WHERE true
      ON CONFLICT (organisation_id, id) DO UPDATE SET
      ${sql.raw(
        COLUMNS.slice(2)
          .map((name) => `${name} = excluded.${name}`)
          .join(", "),
      )}`);
  });
  await db.batch([bumpVersion(db, organisationId), ...writes]);
}

const COLUMNS = [
  ...(["organisation_id", "id", "position", "kind", "description", "unit", "unit_amount"] as const),
  ...(["tax_rate", "tax_name", "tax_inclusive", "code", "cost", "markup"] as const),
  ...(["stripe_product_id", "active"] as const),
];

function cellsOf(item: PriceItemRow): (string | number | null)[] {
  return [
    ...[item.organisationId, item.id, item.position, item.kind, item.description, item.unit, item.unitAmount],
    ...[item.taxRate, item.taxName, Number(item.taxInclusive), item.code, item.cost, item.markup],
    ...[item.stripeProductId, Number(item.active)],
  ];
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
