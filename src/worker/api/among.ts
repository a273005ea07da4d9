import { type SQL, sql } from "drizzle-orm";

/** A list as one bound parameter: D1 takes a hundred of them in a statement. */
export function among(values: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify([...new Set(values)])}))`;
}
