import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** What a process has written down, read from its file beside it. */
export class Records {
  readonly #sqlite: DatabaseSync;

  constructor(file: string) {
    this.#sqlite = new DatabaseSync(file, { readOnly: true });
    this.#sqlite.exec("PRAGMA busy_timeout = 5000");
  }

  all<Row>(sql: string): Row[] {
    // The one seam between SQL and what its reader takes the columns for.
    return this.#sqlite.prepare(sql).all() as Row[];
  }

  count(sql: string): number {
    return this.all<{ count: number }>(`SELECT count(*) AS count FROM ${sql}`)[0]?.count ?? 0;
  }

  close(): void {
    this.#sqlite.close();
  }
}

/** The app's own records within its state folder. */
export function appRecords(folder: string): Records {
  const files = globSync("state/v3/d1/**/*.sqlite", { cwd: folder });
  const file = files.find((name) => !name.endsWith("metadata.sqlite"));
  if (!file) throw new Error(`The app has no records in ${folder}`);
  return new Records(join(folder, file));
}

export function stripeRecords(folder: string): Records {
  return new Records(join(folder, "stripe.sqlite"));
}
