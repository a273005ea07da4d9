import { accountIn } from "../accounts/modes.ts";
import type { Database } from "../store/database.ts";
import type { WebhookEndpoint } from "../store/stored.ts";
import type { Fate } from "./modes.ts";

/** One event on its way to one endpoint. */
export interface Parcel {
  seq: number;
  event: string;
  copies: number;
  attempts: number;
  /** When it was first due, in ms on the simulator's clock. */
  since: number;
  url: string;
  secret: string;
  body: string;
}

/** What the local page shows of a delivery. */
export interface DeliveryNote {
  event: string;
  state: string;
  attempts: number;
  due: number;
  lastStatus: number | null;
  lastError: string | null;
}

interface Row {
  seq: number;
  event: string;
  copies: number;
  attempts: number;
  since: number;
  endpointAccount: string;
  eventAccount: string;
  endpoint: string;
  body: string;
}

/** The table of deliveries: `pending` or `held`, `sending`, then `delivered`, `failed` or `lost`. */
export class DeliveryRecords {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  add(event: string, endpoint: { account: string; id: string }, fate: Fate, now: number): void {
    this.database.run(
      `INSERT INTO deliveries (event, endpoint_account, endpoint, state, copies, rank, due, since)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      event,
      endpoint.account,
      endpoint.id,
      fate.state,
      fate.copies,
      fate.rank,
      fate.due,
      now,
    );
  }

  /** Takes what is due off the pile. What has lost its endpoint is given up. */
  take(now: number, count: number): Parcel[] {
    const rows = this.database.all<Row>(
      `SELECT d.seq, d.event, d.copies, d.attempts, d.since, d.endpoint, d.endpoint_account AS endpointAccount,
              e.account AS eventAccount, e.body
       FROM deliveries d JOIN events e ON e.id = d.event
       WHERE d.state = 'pending' AND d.due <= ? ORDER BY d.due, d.rank, d.seq LIMIT ?`,
      now,
      count,
    );
    return rows.flatMap((row) => {
      const endpoint = this.endpoint(row);
      this.setState(row.seq, endpoint === undefined ? "failed" : "sending");
      return endpoint === undefined ? [] : [toParcel(row, endpoint)];
    });
  }

  delivered(parcel: Parcel, status: number, now: number): void {
    this.database.transaction(() => {
      this.note(parcel.seq, "delivered", now, status, null, now);
      this.database.run("UPDATE events SET undelivered = max(undelivered - 1, 0) WHERE id = ?", parcel.event);
    });
  }

  refused(
    parcel: Parcel,
    result: { status: number | null; error: string },
    now: number,
    again: number | undefined,
  ): void {
    const state = again === undefined ? "failed" : "pending";
    this.note(parcel.seq, state, now, result.status, result.error, again ?? now);
  }

  release(now: number): number {
    return this.database.run("UPDATE deliveries SET state = 'pending', due = ? WHERE state = 'held'", now)
      .changes;
  }

  /** Once more, whatever became of it; an event that had no endpoint has nobody to go to. */
  again(event: string, now: number): void {
    this.database.run(
      "UPDATE deliveries SET state = 'pending', due = ?, since = ?, copies = 1 WHERE event = ? AND state != 'sending'",
      now,
      now,
      event,
    );
  }

  recover(): void {
    this.database.run("UPDATE deliveries SET state = 'pending' WHERE state = 'sending'");
  }

  nextDue(): number | undefined {
    const sql = "SELECT due FROM deliveries WHERE state = 'pending' ORDER BY due LIMIT 1";
    return this.database.one<{ due: number }>(sql)?.due;
  }

  of(event: string): DeliveryNote[] {
    return this.database.all(
      `SELECT event, state, attempts, due, last_status AS lastStatus, last_error AS lastError
       FROM deliveries WHERE event = ? ORDER BY seq`,
      event,
    );
  }

  /** How many there are in each state. */
  counts(): Record<string, number> {
    const rows = this.database.all<{ state: string; count: number }>(
      "SELECT state, count(*) AS count FROM deliveries GROUP BY state",
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  private endpoint(row: Row): WebhookEndpoint | undefined {
    const found = this.database.one<{ body: string }>(
      "SELECT body FROM objects WHERE account = ? AND id = ? AND deleted = 0 AND status = 'enabled'",
      row.endpointAccount,
      row.endpoint,
    );
    return found && JSON.parse(found.body);
  }

  private setState(seq: number, state: string): void {
    this.database.run("UPDATE deliveries SET state = ? WHERE seq = ?", state, seq);
  }

  private note(
    seq: number,
    state: string,
    at: number,
    status: number | null,
    error: string | null,
    due: number,
  ): void {
    this.database.run(
      `UPDATE deliveries SET state = ?, attempts = attempts + 1, last_at = ?, last_status = ?, last_error = ?, due = ?
       WHERE seq = ?`,
      state,
      at,
      status,
      error,
      due,
      seq,
    );
  }
}

function toParcel(row: Row, endpoint: WebhookEndpoint): Parcel {
  const event = JSON.parse(row.body);
  // An endpoint of the platform learns whose event it is; the account's own endpoints know.
  const whole =
    row.endpointAccount === row.eventAccount ? event : { ...event, account: accountIn(row.eventAccount) };
  return {
    seq: row.seq,
    event: row.event,
    copies: row.copies,
    attempts: row.attempts,
    since: row.since,
    url: endpoint.url,
    secret: endpoint.secret ?? "",
    body: JSON.stringify(whole, null, 2),
  };
}
