import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/**
 * One SQLite file. WAL with `synchronous=OFF` survives the death of the process (not of the machine), which
 * is what a stand-in needs, and costs no disk wait.
 */
export class Database {
  private readonly sqlite: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(file: string) {
    this.sqlite = new DatabaseSync(file);
    this.sqlite.exec(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA busy_timeout=5000; PRAGMA cache_size=-65536;",
    );
    this.sqlite.exec(schema);
  }

  /** Rows of a query whose columns the caller names in `Row`: the seam between SQL and types. */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.prepare(sql).all(...values) as Row[];
  }

  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.prepare(sql).get(...values) as Row | undefined;
  }

  /** The id of the inserted row, where there is one. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number; rowId: number } {
    const result = this.prepare(sql).run(...values);
    return { changes: Number(result.changes), rowId: Number(result.lastInsertRowid) };
  }

  /** All or nothing. Nothing awaits inside, so calls never interleave. */
  transaction<Result>(work: () => Result): Result {
    this.sqlite.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.sqlite.exec("COMMIT");
      return result;
    } catch (error) {
      this.sqlite.exec("ROLLBACK");
      throw error;
    }
  }

  /** A part of a transaction that can be undone while the rest stands. */
  attempt<Result>(work: () => Result, keepOn: (error: unknown) => boolean): Result {
    this.sqlite.exec("SAVEPOINT attempt");
    try {
      const result = work();
      this.sqlite.exec("RELEASE attempt");
      return result;
    } catch (error) {
      this.sqlite.exec(keepOn(error) ? "RELEASE attempt" : "ROLLBACK TO attempt; RELEASE attempt");
      throw error;
    }
  }

  clear(): void {
    const tables = this.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    this.transaction(() => {
      for (const { name } of tables) this.run(`DELETE FROM ${name}`);
    });
  }

  close(): void {
    this.sqlite.close();
  }

  private prepare(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.sqlite.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}

const schema = `
  CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
    created INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,
    customer TEXT, invoice TEXT, intent TEXT, status TEXT, email TEXT, number TEXT, token TEXT, body TEXT NOT NULL
  );
  CREATE UNIQUE INDEX IF NOT EXISTS object_ids ON objects (account, id);
  CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (account, kind, created, seq);
  CREATE INDEX IF NOT EXISTS objects_everywhere ON objects (kind, created, seq);
  CREATE INDEX IF NOT EXISTS objects_by_customer ON objects (account, kind, customer, created, seq) WHERE customer IS NOT NULL;
  CREATE INDEX IF NOT EXISTS objects_by_invoice ON objects (account, kind, invoice, created, seq) WHERE invoice IS NOT NULL;
  CREATE INDEX IF NOT EXISTS objects_by_intent ON objects (account, kind, intent, created, seq) WHERE intent IS NOT NULL;
  CREATE INDEX IF NOT EXISTS objects_by_email ON objects (account, kind, email, created, seq) WHERE email IS NOT NULL;
  CREATE INDEX IF NOT EXISTS objects_by_status ON objects (account, kind, status, created, seq) WHERE status IS NOT NULL;
  CREATE INDEX IF NOT EXISTS objects_by_number ON objects (account, number) WHERE number IS NOT NULL;
  CREATE UNIQUE INDEX IF NOT EXISTS objects_by_token ON objects (token) WHERE token IS NOT NULL;

  CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
    created INTEGER NOT NULL, undelivered INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS events_by_time ON events (account, created, seq);
  CREATE INDEX IF NOT EXISTS events_by_type ON events (account, type, created, seq);

  CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, endpoint_account TEXT NOT NULL, endpoint TEXT NOT NULL,
    state TEXT NOT NULL, copies INTEGER NOT NULL, rank REAL NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL, since INTEGER NOT NULL,
    last_status INTEGER, last_error TEXT, last_at INTEGER
  );
  CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (state, due, rank, seq);
  CREATE INDEX IF NOT EXISTS deliveries_of_event ON deliveries (event);

  CREATE TABLE IF NOT EXISTS idempotency (
    account TEXT NOT NULL, key TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, parameters TEXT NOT NULL,
    status INTEGER NOT NULL, body TEXT NOT NULL, request TEXT NOT NULL, stored INTEGER NOT NULL,
    PRIMARY KEY (account, key)
  ) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS requests (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, id TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL,
    account TEXT, idempotency_key TEXT, status INTEGER, replayed INTEGER NOT NULL, fault TEXT, ms REAL NOT NULL
  );
  CREATE INDEX IF NOT EXISTS requests_by_time ON requests (at);

  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;
