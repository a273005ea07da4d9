import type { Database } from "./database.ts";

/** Small named values that outlive a restart: the clock's offset, the webhook mode, the faults. */
export class Settings {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** The caller vouches for the shape: only `write` under the same name puts anything here. */
  read<T>(name: string): T | undefined {
    const row = this.database.one<{ value: string }>("SELECT value FROM settings WHERE name = ?", name);
    return row && JSON.parse(row.value);
  }

  names(prefix: string): string[] {
    const sql = "SELECT name FROM settings WHERE substr(name, 1, ?) = ? ORDER BY name";
    return this.database.all<{ name: string }>(sql, prefix.length, prefix).map(({ name }) => name);
  }

  write(name: string, value: unknown): void {
    this.database.run(
      "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)",
      name,
      JSON.stringify(value),
    );
  }
}
