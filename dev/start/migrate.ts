import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LocalDatabase } from "./worker.ts";

/** wrangler's own bookkeeping, so that `wrangler d1 migrations apply --local` sees the same state. */
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/**
 * Applies the migrations that a database has not seen, in the order of their names, each as one transaction.
 * @param folder of `NAME.sql` files as drizzle-kit writes them
 * @returns the names of those applied now
 */
export async function applyMigrations(d1: LocalDatabase, folder: string): Promise<string[]> {
  await d1.prepare(BOOKKEEPING).run();
  const seen = await d1.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
  const applied = new Set(seen.results.map((row) => row.name));
  const waiting = (await migrationNames(folder)).filter((name) => !applied.has(name));
  for (const name of waiting) await applyOne(d1, name, await readFile(join(folder, name), "utf8"));
  return waiting;
}

async function migrationNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(".sql")).sort();
}

async function applyOne(d1: LocalDatabase, name: string, sql: string): Promise<void> {
  // wrangler knows where one statement ends (triggers, strings); it is slow to load, so only here.
  const { unstable_splitSqlQuery: split } = await import("wrangler");
  try {
    await d1.batch([
      ...split(sql).map((statement) => d1.prepare(statement)),
      d1.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name),
    ]);
  } catch (error) {
    throw new Error(
      `The migration ${name} does not apply: ${error instanceof Error ? error.message : error}`,
    );
  }
}
