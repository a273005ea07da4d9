import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";

export type Database = DrizzleD1Database;

const databases = new WeakMap<Env["DB"], Database>();

/**
 * The database that holds an organisation's records. All of them share one today; everything asks here, so that
 * they can be spread over several without a change elsewhere.
 */
export function databaseOf(env: Pick<Env, "DB">, _organisationId: string): Database {
  return databaseBehind(env.DB);
}

/** The tables that are read before the organisation is known. */
export function directoryDatabase(env: Pick<Env, "DB">): Database {
  return databaseBehind(env.DB);
}

/** Made once for each binding: making one costs more than a query's text. */
function databaseBehind(binding: Env["DB"]): Database {
  const known = databases.get(binding);
  if (known) return known;
  const made = drizzle(binding);
  databases.set(binding, made);
  return made;
}
