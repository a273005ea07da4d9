import type { LocalDatabase } from "../../dev/start/worker.ts";
import { until } from "./until.ts";

const NOT_RECORDS = ["api_key", "session", "stripe_event", "idempotency"];

/** Everything that is written down about an organisation, except when its keys and sessions were last used. */
export async function recordsOf(
  d1: LocalDatabase,
  organisation: { id: string },
): Promise<Record<string, string[]>> {
  const { results: tables } = await d1
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%`organisation_id`%'")
    .all<{ name: string }>();
  const records: Record<string, string[]> = {};
  for (const { name } of tables.filter((one) => !NOT_RECORDS.includes(one.name))) {
    const statement = d1.prepare(`SELECT * FROM "${name}" WHERE organisation_id = ?`);
    const { results } = await statement.bind(organisation.id).all();
    records[name] = results.map((row) => JSON.stringify(row)).sort();
  }
  if (Object.keys(records).length < 16) throw new Error("the tables of an organisation were not found");
  return records;
}

/** The same, once nothing is written to it any more: letters arrive behind what was done. */
export function recordsAtRest(d1: LocalDatabase, organisation: { id: string }) {
  let last = "";
  return until(
    async () => {
      const records = await recordsOf(d1, organisation);
      const [before, now] = [last, JSON.stringify(records)];
      last = now;
      await new Promise((resolve) => setTimeout(resolve, 700));
      return before === now ? records : undefined;
    },
    15_000,
    "records that stay as they are",
  );
}
