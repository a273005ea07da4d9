import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "./database.ts";

export type Statement = BatchItem<"sqlite">;

/** Writes a row whole: inserts it, or replaces what stands under its primary key. */
export function upsert<Table extends SQLiteTable>(
  db: Database,
  table: Table,
  row: Table["$inferSelect"],
): Statement {
  // For drizzle's types this is any table: what it cannot see then is that the row is one of this table.
  const anyTable: SQLiteTable = table;
  return db.insert(anyTable).values(row).onConflictDoUpdate(conflictOf(anyTable));
}

/** The rows that are not the very objects that were read. */
export function upsertChanged<Table extends SQLiteTable>(
  db: Database,
  table: Table,
  before: readonly Table["$inferSelect"][] | undefined,
  after: readonly Table["$inferSelect"][],
): Statement[] {
  const known = new Set<unknown>(before);
  return after.filter((row) => !known.has(row)).map((row) => upsert(db, table, row));
}

type Conflict = { target: SQLiteColumn[]; set: { [column: string]: SQL } };

const conflicts = new WeakMap<SQLiteTable, Conflict>();

/** The primary key, and every other column set to what the insert brought. */
function conflictOf(table: SQLiteTable): Conflict {
  const known = conflicts.get(table);
  if (known) return known;
  const config = getTableConfig(table);
  const target = config.primaryKeys[0]?.columns ?? config.columns.filter((column) => column.primary);
  const names = new Set(target.map((column) => column.name));
  const entries = Object.entries(getTableColumns(table)).filter(([, column]) => !names.has(column.name));
  const set = Object.fromEntries(
    entries.map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)]),
  );
  const conflict = { target, set };
  conflicts.set(table, conflict);
  return conflict;
}
