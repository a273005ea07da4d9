import { readdirSync, readFileSync } from "node:fs";
import { is } from "drizzle-orm";
import { getTableConfig, SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import * as schema from "../../src/worker/database/schema.ts";
import { CRONS } from "../../src/worker/timers/crons.ts";

const BEFORE_THE_ORGANISATION = ["directory", "sign_in", "rate_limit"];
const tables = Object.values(schema).filter((one) => is(one, SQLiteTable));

test("every key and every index starts with the organisation, but for what is read before it is known", () => {
  expect(tables.length).toBeGreaterThan(25);
  for (const table of tables) {
    const { name, primaryKeys, indexes, columns } = getTableConfig(table);
    if (BEFORE_THE_ORGANISATION.includes(name)) continue;
    const own = name === "organisation" ? "id" : "organisation_id";
    const keys = primaryKeys.map((key) => key.columns[0]?.name);
    const single = columns.filter((column) => column.primary).map((column) => column.name);
    expect([...keys, ...single], `the key of ${name}`).toEqual([own]);
    for (const index of indexes) {
      const [first] = index.config.columns;
      expect(is(first, SQLiteColumn) && first.name, `the index ${index.config.name}`).toBe(own);
    }
  }
});

test("no migration can lose rows: nothing is dropped, nothing cascades", () => {
  const files = readdirSync("migrations").filter((file) => file.endsWith(".sql"));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    expect(readFileSync(`migrations/${file}`, "utf8"), file).not.toMatch(/drop table|on delete cascade/i);
  }
});

test("the timers are those of wrangler.toml", () => {
  const { triggers } = parse(readFileSync("wrangler.toml", "utf8"));
  expect(triggers).toEqual({ crons: Object.values(CRONS) });
});
