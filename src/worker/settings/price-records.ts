import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { PriceItemRow } from "../database/rows.ts";
import { priceItem } from "../database/schema.ts";
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

/** Writes items that are new or changed, thousands too, as one transaction. */
export async function savePriceItems(
  db: Database,
  organisationId: string,
  items: readonly PriceItemRow[],
): Promise<void> {
  const parts = Array.from({ length: Math.ceil(items.length / ROWS_AT_ONCE) }, (_, index) =>
    items.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  );
  const writes = parts.map((part) => {
    const rows = JSON.stringify(part.map((item) => cellsOf({ ...item, organisationId })));
    const cells = sql.raw(COLUMNS.map((_, index) => `value ->> ${index}`).join(", "));
    return (
      db
        .insert(priceItem)
        // `WHERE true`, or SQLite takes the conflict's ON for that of a join.
        .select(sql`SELECT ${cells} FROM json_each(${rows}) WHERE true`)
        .onConflictDoUpdate({ target: [priceItem.organisationId, priceItem.id], set: NEW_CELLS })
    );
  });
  await db.batch([bumpVersion(db, organisationId), ...writes]);
}

/** In the order of the table's columns, in which an insert takes them. */
const COLUMNS = Object.entries(getTableColumns(priceItem));

const NEW_CELLS = Object.fromEntries(
  COLUMNS.slice(2).map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)]),
);

function cellsOf(item: PriceItemRow): (string | number | null)[] {
  const cells: { [name: string]: string | number | boolean | null } = item;
  return COLUMNS.map(([name]) => {
    const cell = cells[name] ?? null;
    return typeof cell === "boolean" ? Number(cell) : cell;
  });
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
