import { request, type Said } from "./http.ts";

/** What tests look at in the API's answers; all of it is described at /api/v1/openapi.json. */
export type Invoice = {
  id: string;
  number: string | null;
  status: "draft" | "open" | "paid" | "void" | "uncollectible";
  total: number;
  amountPaid: number;
  amountDue: number;
  dueOn: string;
  stripeInvoiceId?: string;
  payUrl?: string;
};
export type Job = {
  id: string;
  status: string;
  version: number;
  total: number;
  ticketNumber: string | null;
  customer: { id: string; name: string; email: string | null };
  photos: { id: string }[];
  invoices: Invoice[];
  billing: { status: string };
};
export type JobEvent = { sequence: number; type: string };
export type Failure = {
  id: string;
  kind: string;
  status: "open" | "retrying" | "resolved";
  code: string | null;
  detail: string;
  jobId: string | null;
};
export type Problem = { code: string; detail: string };
export type Page<Row> = { data: Row[]; nextCursor: string | null };

export type Sending = { json?: object; form?: FormData; key?: string };

/** A program that calls the API with one organisation's key. */
export class ApiClient {
  readonly base: string;
  readonly #authorization: string;

  constructor(appUrl: string, key: string) {
    this.base = `${appUrl}/api/v1`;
    this.#authorization = `Bearer ${key}`;
  }

  /** Any call, whatever it is answered. */
  call<Body = unknown>(method: string, path: string, { json, form, key }: Sending = {}): Promise<Said<Body>> {
    const headers: Record<string, string> = { Authorization: this.#authorization };
    if (json) headers["Content-Type"] = "application/json";
    if (key) headers["Idempotency-Key"] = key;
    return request<Body>(`${this.base}${path}`, {
      method,
      headers,
      body: json ? JSON.stringify(json) : (form ?? null),
    });
  }

  /** A call that must be answered with 200 or 201. */
  async must<Body>(method: string, path: string, sending: Sending = {}): Promise<Body> {
    const { status, body, text } = await this.call<Body>(method, path, sending);
    if (status !== 200 && status !== 201)
      throw new Error(`${method} ${path}: ${status} ${text.slice(0, 500)}`);
    return body;
  }

  job(id: string): Promise<Job> {
    return this.must("GET", `/jobs/${id}`);
  }

  receive(ticket: object): Promise<Job> {
    return this.must("POST", "/jobs", { json: ticket });
  }

  move(id: string, to: string): Promise<Job> {
    return this.must("POST", `/jobs/${id}/transitions`, { json: { to } });
  }

  failures(): Promise<Failure[]> {
    return this.all("/failures");
  }

  /** Every row of a list, page by page. */
  async all<Row>(path: string): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor = "";
    do {
      const query = `${path.includes("?") ? "&" : "?"}limit=100${cursor}`;
      const page: Page<Row> = await this.must("GET", `${path}${query}`);
      rows.push(...page.data);
      cursor = page.nextCursor === null ? "" : `&cursor=${encodeURIComponent(page.nextCursor)}`;
    } while (cursor !== "");
    return rows;
  }
}
