import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";

export type Text = {
  sid: string;
  createdAt: number;
  direction: "outbound-api" | "inbound";
  from: string;
  to: string;
  body: string;
  media: string[];
  status: "queued" | "delivered" | "received";
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS text (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    sid TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    record TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS opted_out (person TEXT NOT NULL, sender TEXT NOT NULL, PRIMARY KEY (person, sender));
`;

/** The texts of both directions, and who said STOP to whom. */
export class TextStore {
  readonly #sqlite: DatabaseSync;

  constructor(file: string) {
    this.#sqlite = new DatabaseSync(file);
    this.#sqlite.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
  }

  add(text: Omit<Text, "sid" | "createdAt">): Text {
    const added = { ...text, sid: `SM${randomBytes(16).toString("hex")}`, createdAt: Date.now() };
    this.#sqlite
      .prepare("INSERT INTO text (sid, created_at, record) VALUES (?, ?, ?)")
      .run(added.sid, added.createdAt, JSON.stringify(added));
    return added;
  }

  find(sid: string): Text | undefined {
    const row = this.#sqlite.prepare("SELECT record FROM text WHERE sid = ?").get(sid);
    return row && toText(row);
  }

  mark(text: Text, status: Text["status"]): void {
    this.#sqlite
      .prepare("UPDATE text SET record = ? WHERE sid = ?")
      .run(JSON.stringify({ ...text, status }), text.sid);
  }

  /** Newest first. */
  list({ to, since }: { to?: string | undefined; since?: number } = {}): Text[] {
    const rows = this.#sqlite
      .prepare("SELECT record FROM text WHERE created_at >= ? ORDER BY number DESC LIMIT 1000")
      .all(since ?? 0);
    return rows.map(toText).filter((text) => !to || text.to === to);
  }

  optOut(person: string, sender: string): void {
    this.#sqlite.prepare("INSERT OR IGNORE INTO opted_out VALUES (?, ?)").run(person, sender);
  }

  optIn(person: string, sender: string): void {
    this.#sqlite.prepare("DELETE FROM opted_out WHERE person = ? AND sender = ?").run(person, sender);
  }

  hasOptedOut(person: string, sender: string): boolean {
    return !!this.#sqlite
      .prepare("SELECT 1 FROM opted_out WHERE person = ? AND sender = ?")
      .get(person, sender);
  }

  reset(): void {
    this.#sqlite.exec("DELETE FROM text; DELETE FROM opted_out");
  }

  close(): void {
    this.#sqlite.close();
  }
}

const toText = (row: Record<string, unknown>): Text => JSON.parse(String(row.record));
