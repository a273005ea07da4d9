import type { Database } from "../store/database.ts";

/** One call received. `at` is milliseconds since 1970 on the machine's own clock, `ms` how long it took. */
export interface LoggedRequest {
  seq: number;
  at: number;
  id: string;
  method: string;
  path: string;
  account: string | null;
  idempotencyKey: string | null;
  /** Null when the connection was cut or never answered. */
  status: number | null;
  replayed: boolean;
  fault: string | null;
  ms: number;
}

interface Row extends Omit<LoggedRequest, "replayed"> {
  replayed: number;
}

const kept = 20_000;
const columns =
  "seq, at, id, method, path, account, idempotency_key AS idempotencyKey, status, replayed, fault, ms";

export class RequestLog {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  add(entry: Omit<LoggedRequest, "seq">): void {
    const { rowId } = this.database.run(
      `INSERT INTO requests (at, id, method, path, account, idempotency_key, status, replayed, fault, ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      entry.at,
      entry.id,
      entry.method,
      entry.path,
      entry.account,
      entry.idempotencyKey,
      entry.status,
      Number(entry.replayed),
      entry.fault,
      entry.ms,
    );
    // Rarely, so that the cost of forgetting is spread thin.
    if (rowId % 1000 === 0) this.database.run("DELETE FROM requests WHERE seq <= ?", rowId - kept);
  }

  /** The last 20,000 since a moment (ms since 1970), oldest first. */
  since(at: number): LoggedRequest[] {
    const sql = `SELECT ${columns} FROM requests WHERE at >= ? ORDER BY seq DESC LIMIT ?`;
    return this.database.all<Row>(sql, at, kept).reverse().map(toEntry);
  }

  latest(count: number): LoggedRequest[] {
    return this.database
      .all<Row>(`SELECT ${columns} FROM requests ORDER BY seq DESC LIMIT ?`, count)
      .map(toEntry);
  }
}

function toEntry(row: Row): LoggedRequest {
  return { ...row, replayed: row.replayed === 1 };
}
