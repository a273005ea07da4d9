import { eq } from "drizzle-orm";
import { createApiKey } from "../../../src/worker/auth/api-key.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import type { InvoiceRow } from "../../../src/worker/database/rows.ts";
import * as t from "../../../src/worker/database/schema.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import type { CloseoutRules } from "../../../src/worker/jobs/types.ts";
import { anOrganisation } from "../auth/people.ts";
import { Browser, testEnv } from "../http/browser.ts";

/** What tests read of an answer by name; the rest they compare. */
export type Body = {
  id: string;
  status: string | number;
  code: string;
  detail: string;
  version: number;
  customer: { id: string };
  billing: { status: string };
  photos: { id: string }[];
  signature: { id: string } | null;
  invoices: { id: string; payUrl?: string }[];
  errors?: { path: string; message: string }[];
  data: { id: string; type: string; sequence: number }[];
  nextCursor: string | null;
};

export type Answer = { status: number; headers: Headers; body: Body };

/** A program that calls the API with the key of an organisation of its own. */
export class Caller {
  readonly organisationId: string;
  readonly #key: string;
  readonly #browser = new Browser();

  constructor(organisationId: string, key: string) {
    this.organisationId = organisationId;
    this.#key = key;
  }

  get(path: string): Promise<Answer> {
    return this.send(path, {});
  }

  post(path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#withJson("POST", path, json, headers);
  }

  put(path: string, json?: unknown): Promise<Answer> {
    return this.#withJson("PUT", path, json, {});
  }

  patch(path: string, json?: unknown): Promise<Answer> {
    return this.#withJson("PATCH", path, json, {});
  }

  form(path: string, fields: Record<string, string | Blob>, headers: Record<string, string> = {}) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return this.send(path, { method: "POST", body, headers });
  }

  async send(path: string, { headers, ...init }: RequestInit): Promise<Answer> {
    const all = { Authorization: `Bearer ${this.#key}`, ...Object.fromEntries(new Headers(headers)) };
    const response = await this.#browser.send(`/api/v1${path}`, { ...init, headers: all });
    const text = await response.text();
    const { status } = response;
    return { status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
  }

  /** Calls while the job's object cannot be reached. */
  async withoutObjects(call: () => Promise<Answer>): Promise<Answer> {
    const { env } = this.#browser;
    const lost = () => {
      throw new Error("the object is out of reach");
    };
    this.#browser.env = { ...env, JOB: new Proxy(env.JOB, { get: () => lost }) };
    const answer = await call();
    this.#browser.env = env;
    return answer;
  }

  /** How many rows the organisation has: what must not change when something is refused. */
  async stored() {
    const db = databaseOf(testEnv(), this.organisationId);
    const counts = [t.job, t.customer, t.site, t.lineItem, t.photo, t.signature, t.event, t.milestone].map(
      (table) => db.$count(table, eq(table.organisationId, this.organisationId)),
    );
    return Promise.all(counts);
  }

  #withJson(method: string, path: string, json: unknown, headers: Record<string, string>): Promise<Answer> {
    const body = json === undefined ? undefined : JSON.stringify(json);
    return this.send(path, { method, body, headers: { "Content-Type": "application/json", ...headers } });
  }
}

/** Nothing is billed by itself, so that no test calls Stripe. */
const RULES: CloseoutRules = {
  photosBefore: 1,
  photosAfter: 1,
  signature: true,
  review: true,
  billing: { moment: "approved", way: "manual", terms: { kind: "net", days: 14 } },
};

export async function aCaller(rules: Partial<CloseoutRules> = {}): Promise<Caller> {
  const organisationId = await anOrganisation();
  const db = databaseOf(testEnv(), organisationId);
  const { key, statements } = await createApiKey(db, organisationId, "Zapier");
  await db.batch([
    ...statements,
    db.insert(t.portal).values({
      ...{ organisationId, id: newId("portal"), name: "Lakeside" },
      rules: { ...RULES, ...rules },
      createdAt: 0,
    }),
  ]);
  return new Caller(organisationId, key);
}

let tickets = 0;

export function aTicket(changes: object = {}) {
  return {
    source: "lakeside",
    ticketNumber: `WO-${++tickets}`,
    portal: "Lakeside",
    title: "Repair the porch screen",
    customer: { name: "Lakeside Management", email: "ap@lakeside.example" },
    site: { line1: "14 Shore Road", city: "Madison" },
    lineItems: [
      { description: "Screen repair", quantity: "1.5", unitAmount: 12500, taxRate: "5.5", kind: "labour" },
    ],
    ...changes,
  };
}

/** The smallest picture; `variant` makes another one of it. */
export function aPicture(variant = 0): Blob {
  const png = atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  );
  const bytes = Uint8Array.from([...png].map((letter) => letter.charCodeAt(0)));
  return new Blob([bytes, new Uint8Array([variant])], { type: "image/png" });
}

/** An invoice that is out, as if Stripe had taken it. */
export async function anInvoice(
  caller: Caller,
  job: Body,
  changes: Partial<InvoiceRow> = {},
): Promise<string> {
  const { organisationId } = caller;
  const id = newId("inv");
  await databaseOf(testEnv(), organisationId)
    .insert(t.invoice)
    .values({
      ...{ organisationId, id, jobId: job.id, milestoneId: newId("mile"), customerId: job.customer.id },
      ...{ number: "GCS-0001", currency: "usd", lines: [], subtotal: 18750, tax: 1031, total: 19781 },
      ...{ amountDue: 19781, dueOn: "2020-01-31", stripeInvoiceId: `in_${id}` },
      ...{ createdAt: 1_000, finalisedAt: 2_000 },
      status: "open",
      kind: "invoice",
      ...changes,
    });
  return id;
}

export async function aFailure(caller: Caller, createdAt = 1_000): Promise<string> {
  const { organisationId } = caller;
  const id = newId("fail");
  await databaseOf(testEnv(), organisationId)
    .insert(t.failure)
    .values({
      ...{ organisationId, id, subjectId: id, detail: "Stripe did not answer.", createdAt },
      kind: "billing",
      status: "open",
    });
  return id;
}
