import { randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { bareAddress, type LastEvent, type Letter, type SendRequest } from "./letter.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS letter (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    last_event TEXT NOT NULL,
    request TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS idempotency (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    created_at INTEGER NOT NULL
  );
`;

export type Filter = { to?: string | undefined; subject?: string | undefined; since?: number | undefined };

/** The letters and the idempotency keys, in one file that a restart finds again. */
export class MailStore {
  readonly #sqlite: DatabaseSync;

  constructor(file: string) {
    this.#sqlite = new DatabaseSync(file);
    this.#sqlite.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
  }

  add(request: SendRequest, lastEvent: LastEvent): Letter {
    const id = randomUUID();
    const createdAt = Date.now();
    this.#sqlite
      .prepare("INSERT INTO letter (id, created_at, last_event, request) VALUES (?, ?, ?, ?)")
      .run(id, createdAt, lastEvent, JSON.stringify(request));
    return { ...request, id, createdAt, lastEvent };
  }

  /** Everything that `work` writes, or nothing of it. */
  atOnce<T>(work: () => T): T {
    this.#sqlite.exec("BEGIN");
    try {
      const result = work();
      this.#sqlite.exec("COMMIT");
      return result;
    } catch (error) {
      this.#sqlite.exec("ROLLBACK");
      throw error;
    }
  }

  find(id: string): Letter | undefined {
    const row = this.#sqlite.prepare("SELECT * FROM letter WHERE id = ?").get(id);
    return row && toLetter(row);
  }

  /** Newest first. An address is compared whole; anything else is looked for inside the addresses. */
  list({ to, subject, since }: Filter = {}): Letter[] {
    const rows = this.#sqlite
      .prepare("SELECT * FROM letter WHERE created_at >= ? ORDER BY number DESC LIMIT 1000")
      .all(since ?? 0);
    const wanted = to?.toLowerCase();
    return rows.map(toLetter).filter((letter) => {
      const addresses = [...letter.to, ...letter.cc, ...letter.bcc];
      const toMatches =
        !wanted ||
        (wanted.includes("@") ? addresses.map(bareAddress).includes(wanted) : hasWord(addresses, wanted));
      return toMatches && (!subject || hasWord([letter.subject], subject.toLowerCase()));
    });
  }

  mark(id: string, event: LastEvent): void {
    this.#sqlite.prepare("UPDATE letter SET last_event = ? WHERE id = ?").run(event, id);
  }

  /** What was answered under an idempotency key in the last 24 hours. */
  earlier(key: string): { fingerprint: string; answer: string } | undefined {
    this.#sqlite.prepare("DELETE FROM idempotency WHERE created_at < ?").run(Date.now() - DAY_MS);
    const row = this.#sqlite.prepare("SELECT fingerprint, answer FROM idempotency WHERE key = ?").get(key);
    return row && { fingerprint: String(row.fingerprint), answer: String(row.answer) };
  }

  remember(key: string, fingerprint: string, answer: string): void {
    this.#sqlite
      .prepare("INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?)")
      .run(key, fingerprint, answer, Date.now());
  }

  reset(): void {
    this.#sqlite.exec("DELETE FROM letter; DELETE FROM idempotency");
  }

  close(): void {
    this.#sqlite.close();
  }
}

const hasWord = (texts: string[], word: string) => texts.some((text) => text.toLowerCase().includes(word));

function toLetter(row: Record<string, unknown>): Letter {
  const request: SendRequest = JSON.parse(String(row.request));
  return {
    ...request,
    id: String(row.id),
    createdAt: Number(row.created_at),
    lastEvent: String(row.last_event) as LastEvent,
  };
}
