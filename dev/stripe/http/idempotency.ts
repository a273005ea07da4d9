import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Database } from "../store/database.ts";
import { ApiError } from "./errors.ts";

/** What Stripe keeps of a first answer, to give it again. */
export interface KeptAnswer {
  status: number;
  body: string;
  /** The id of the request that was really executed. */
  request: string;
}

export interface KeyedRequest {
  account: string;
  key: string;
  method: string;
  path: string;
  /** The flattened parameters, sorted. */
  parameters: string[];
}

interface Row extends KeptAnswer {
  method: string;
  path: string;
  parameters: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Idempotency keys as Stripe documents them: scoped by account, compared by method, path and parameters, kept
 * for 24 hours on the simulator's clock. The answer is kept in the transaction that made it, so a process that
 * dies has either done both or neither.
 */
export class IdempotencyKeys {
  private readonly database: Database;
  private readonly clock: Clock;
  private readonly inUse = new Set<string>();

  constructor(database: Database, clock: Clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The kept answer to the same request, if there is one; throws when the key was used for another. */
  find(request: KeyedRequest): KeptAnswer | undefined {
    const row = this.database.one<Row>(
      "SELECT method, path, parameters, status, body, request FROM idempotency WHERE account = ? AND key = ? AND stored > ?",
      request.account,
      request.key,
      this.clock.ms() - dayMs,
    );
    if (row === undefined) return undefined;
    if (row.method !== request.method || row.path !== request.path) throw otherEndpoint(request, row);
    if (row.parameters !== digest(request.parameters)) throw otherParameters(request.key);
    return { status: row.status, body: row.body, request: row.request };
  }

  keep(request: KeyedRequest, answer: KeptAnswer): void {
    this.database.run(
      `INSERT OR REPLACE INTO idempotency (account, key, method, path, parameters, status, body, request, stored)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      request.account,
      request.key,
      request.method,
      request.path,
      digest(request.parameters),
      answer.status,
      answer.body,
      answer.request,
      this.clock.ms(),
    );
  }

  /** Takes the key for the length of one execution; a second taker meets a 409. */
  take(request: KeyedRequest): () => void {
    const name = `${request.account} ${request.key}`;
    if (this.inUse.has(name)) throw keyInUse(request.key);
    this.inUse.add(name);
    return () => this.inUse.delete(name);
  }
}

function digest(parameters: string[]): string {
  return createHash("sha256").update(parameters.join("&")).digest("base64");
}

function keyInUse(key: string): ApiError {
  return new ApiError(
    409,
    {
      type: "idempotency_error",
      code: "idempotency_key_in_use",
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. If you think this is an error, please try again.`,
    },
    { early: true },
  );
}

function otherParameters(key: string): ApiError {
  return new ApiError(
    400,
    {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    },
    { early: true },
  );
}

function otherEndpoint(request: KeyedRequest, row: Row): ApiError {
  return new ApiError(
    400,
    {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${request.path}' vs '${row.path}'). Try using a key other than '${request.key}' if you meant to execute a different request.`,
    },
    { early: true },
  );
}
