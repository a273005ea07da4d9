import type { SQLInputValue } from "node:sqlite";
import type { Database } from "./database.ts";
import type { Kind, Kinds } from "./stored.ts";

/** Columns that lists filter by. */
export interface Filter {
  customer?: string;
  invoice?: string;
  intent?: string;
  status?: string;
  email?: string;
}

export interface Range {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}

export interface Query {
  filter?: Filter;
  /** Fields that have no column, by their path in the record: `{ "payment.payment_record": "pr_1" }`. */
  matching?: Record<string, string | number | boolean | undefined>;
  created?: Range;
  limit: number;
  /** Only what is older (`after`) or newer (`before`) than this position in the list. */
  after?: Position;
  before?: Position;
}

export interface Position {
  created: number;
  seq: number;
}

/** The objects of all accounts. An account never sees another's. */
export class Objects {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  find<K extends Kind>(account: string, kind: K, id: string): Kinds[K] | undefined {
    const row = this.database.one<{ body: string }>(
      "SELECT body FROM objects WHERE account = ? AND id = ? AND kind = ? AND deleted = 0",
      account,
      id,
      kind,
    );
    return row && JSON.parse(row.body);
  }

  /** An object of any kind as it is stored; nothing where there is none. */
  text(account: string, id: string): string {
    const sql = "SELECT body FROM objects WHERE account = ? AND id = ?";
    return this.database.one<{ body: string }>(sql, account, id)?.body ?? "";
  }

  wasDeleted(account: string, id: string): boolean {
    const sql = "SELECT 1 AS yes FROM objects WHERE account = ? AND id = ? AND deleted = 1";
    return this.database.one(sql, account, id) !== undefined;
  }

  exists(account: string, id: string): boolean {
    return (
      this.database.one("SELECT 1 AS yes FROM objects WHERE account = ? AND id = ?", account, id) !==
      undefined
    );
  }

  insert<K extends Kind>(account: string, kind: K, record: Kinds[K]): void {
    const columns = columnsOf(record);
    this.database.run(
      `INSERT INTO objects (account, kind, id, created, customer, invoice, intent, status, email, number, token, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      account,
      kind,
      record.id,
      createdOf(record),
      ...columns,
      JSON.stringify(record),
    );
  }

  save<K extends Kind>(account: string, record: Kinds[K]): void {
    this.database.run(
      `UPDATE objects SET customer = ?, invoice = ?, intent = ?, status = ?, email = ?, number = ?, token = ?, body = ?
       WHERE account = ? AND id = ?`,
      ...columnsOf(record),
      JSON.stringify(record),
      account,
      record.id,
    );
  }

  /** The row stays, so that the id can be answered as deleted, but no list shows it. */
  remove(account: string, id: string): void {
    this.database.run(
      `UPDATE objects SET deleted = 1, customer = NULL, invoice = NULL, email = NULL, number = NULL, token = NULL
       WHERE account = ? AND id = ?`,
      account,
      id,
    );
  }

  /** Newest first, as every list of Stripe. */
  list<K extends Kind>(account: string, kind: K, query: Query): Kinds[K][] {
    const where = ["account = ?", "kind = ?", "deleted = 0"];
    const values: SQLInputValue[] = [account, kind];
    for (const [column, value] of Object.entries(query.filter ?? {})) {
      if (value === undefined) continue;
      where.push(`${column} = ?`);
      values.push(value);
    }
    for (const [path, value] of Object.entries(query.matching ?? {})) {
      if (value === undefined) continue;
      where.push("json_extract(body, ?) = ?");
      values.push(`$.${path}`, typeof value === "boolean" ? Number(value) : value);
    }
    const rows = listRows(this.database, "objects", where, values, query);
    return rows.map((row) => JSON.parse(row.body));
  }

  position(account: string, kind: Kind, id: string): Position | undefined {
    const sql = "SELECT created, seq FROM objects WHERE account = ? AND id = ? AND kind = ?";
    return this.database.one<Position>(sql, account, id, kind);
  }

  byNumber(account: string, number: string): string | undefined {
    const sql = "SELECT id FROM objects WHERE account = ? AND number = ?";
    return this.database.one<{ id: string }>(sql, account, number)?.id;
  }

  byToken(token: string): { account: string; id: string } | undefined {
    return this.database.one("SELECT account, id FROM objects WHERE token = ?", token);
  }

  /** Whichever account has it: the pages and switches beside the API know no account. */
  accountOf(kind: Kind, id: string): string | undefined {
    const sql = "SELECT account FROM objects WHERE id = ? AND kind = ? AND deleted = 0";
    return this.database.one<{ account: string }>(sql, id, kind)?.account;
  }

  /** All of one kind in every account, newest first. */
  everywhere<K extends Kind>(kind: K, limit: number): { account: string; record: Kinds[K] }[] {
    const sql =
      "SELECT account, body FROM objects WHERE kind = ? AND deleted = 0 ORDER BY created DESC, seq DESC LIMIT ?";
    const rows = this.database.all<{ account: string; body: string }>(sql, kind, limit);
    return rows.map((row) => ({ account: row.account, record: JSON.parse(row.body) }));
  }
}

/** The shared end of every list query: time range, cursor, order, limit. */
export function listRows(
  database: Database,
  table: "objects" | "events",
  where: string[],
  values: SQLInputValue[],
  query: Query,
): { body: string }[] {
  const comparisons = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;
  for (const name of ["gt", "gte", "lt", "lte"] as const) {
    const bound = query.created?.[name];
    if (bound === undefined) continue;
    where.push(`created ${comparisons[name]} ?`);
    values.push(bound);
  }
  const cursor = query.after ?? query.before;
  if (cursor !== undefined) {
    where.push(`(created, seq) ${query.after ? "<" : ">"} (?, ?)`);
    values.push(cursor.created, cursor.seq);
  }
  const order = query.before ? "ASC" : "DESC";
  const sql = `SELECT body FROM ${table} WHERE ${where.join(" AND ")} ORDER BY created ${order}, seq ${order} LIMIT ?`;
  const rows = database.all<{ body: string }>(sql, ...values, query.limit);
  return query.before ? rows.reverse() : rows;
}

function createdOf(record: Kinds[Kind]): number {
  return "date" in record ? record.date : record.created;
}

/** customer, invoice, intent, status, email, number, token: what there is of them. */
function columnsOf(record: Kinds[Kind]): (string | null)[] {
  const fields = new Map<string, unknown>(Object.entries(record));
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? value : null;
  };
  const intent = "payment" in record ? (record.payment.payment_intent ?? null) : text("payment_intent");
  return [
    text("customer"),
    text("invoice"),
    intent,
    text("status"),
    text("email"),
    text("number"),
    text("token"),
  ];
}
