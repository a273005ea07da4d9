import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import * as schema from "./schema.ts";

export type Database = DrizzleD1Database<typeof schema>;

/**
 * The database that holds an organisation's records. All of them share one today; everything asks here, so that
 * they can be spread over several without a change elsewhere.
 */
export function databaseOf(env: Pick<Env, "DB">, _organisationId: string): Database {
  return drizzle(env.DB, { schema });
}

/** The tables that are read before the organisation is known. */
export function directoryDatabase(env: Pick<Env, "DB">): Database {
  return drizzle(env.DB, { schema });
}
