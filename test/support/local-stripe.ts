import { createHmac } from "node:crypto";
import { postJson, request } from "./http.ts";

export type Fault = {
  method?: string;
  path?: string;
  /** An id or a word that the request must speak of, or the object that its address names. */
  about?: string;
  fault: "error" | "timeout" | "commit_then_drop" | "delay";
  status?: number;
  code?: string;
  body?: "empty_json";
  poison?: boolean;
  delayMs?: number;
  times?: number;
  probability?: number;
};
export type WebhookMode = {
  mode: "normal" | "duplicate" | "drop" | "reorder" | "delay" | "hold";
  delayMs?: number;
  probability?: number;
  seed?: number;
};
export type BookedInvoice = {
  id: string;
  status: "draft" | "open" | "paid" | "void" | "uncollectible";
  total: number;
  amount_paid: number;
  number: string | null;
  customer: string;
  metadata: Record<string, string>;
};
export type Call = {
  at: number;
  method: string;
  path: string;
  idempotencyKey: string | null;
  status: number | null;
  replayed: boolean;
  fault: string | null;
};

/** The local Stripe as tests talk to it: trouble, payments, the clock and the books. */
export class LocalStripe {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async order(...faults: Fault[]): Promise<void> {
    for (const fault of faults) await postJson(`${this.url}/_local/faults`, fault);
  }

  /** The faults that no request has met yet. */
  async waitingFaults(): Promise<Fault[]> {
    return (await request<Fault[]>(`${this.url}/_local/faults`)).body;
  }

  async clearFaults(): Promise<void> {
    await postJson(`${this.url}/_local/faults/clear`, {});
  }

  async webhooks(mode: WebhookMode): Promise<void> {
    await postJson(`${this.url}/_local/webhooks`, mode);
  }

  async releaseWebhooks(): Promise<void> {
    await postJson(`${this.url}/_local/webhooks/release`, {});
  }

  /** How many deliveries are in each state: `pending`, `held`, `sending`, `delivered`, `failed`, `lost`. */
  async deliveries(): Promise<Record<string, number>> {
    const { body } = await request<{ deliveries: Record<string, number> }>(`${this.url}/_local/webhooks`);
    return body.deliveries;
  }

  async pay(
    invoice: string,
    payment: { amount?: number; outcome?: "succeeds" | "fails" | "processing" } = {},
  ) {
    await postJson(`${this.url}/_local/invoices/${invoice}/pay`, payment);
  }

  async advanceClock(advanceSeconds: number): Promise<void> {
    await postJson(`${this.url}/_local/clock`, { advanceSeconds });
  }

  async books(): Promise<BookedInvoice[]> {
    return (await request<{ invoices: BookedInvoice[] }>(`${this.url}/_local/books`)).body.invoices;
  }

  /** The invoices at Stripe that were made for a job. */
  async invoicesOf(jobId: string): Promise<BookedInvoice[]> {
    return (await this.books()).filter((invoice) => invoice.metadata.job_id === jobId);
  }

  async calls(since = 0): Promise<Call[]> {
    return (await request<Call[]>(`${this.url}/_local/requests?since=${since}`)).body;
  }

  /** A call of Stripe's API from another program with the same key. */
  async post(path: string, fields: Record<string, string>): Promise<{ id: string }> {
    const headers = { Authorization: "Bearer sk_test_local" };
    const body = new URLSearchParams(fields);
    const said = await request<{ id: string }>(this.url + path, { method: "POST", headers, body });
    if (said.status !== 200) throw new Error(`POST ${path}: ${said.status} ${said.text}`);
    return said.body;
  }

  /** An event as Stripe keeps it, newest first. */
  async events(type: string): Promise<{ id: string; type: string; data: { object: { id: string } } }[]> {
    const { body } = await request<{
      data: { id: string; type: string; data: { object: { id: string } } }[];
    }>(`${this.url}/v1/events?type=${type}&limit=100`, {
      headers: { Authorization: "Bearer sk_test_local" },
    });
    return body.data;
  }
}

/** A `Stripe-Signature` header. @param at seconds since 1970 */
export function signature(secret: string, body: string, at = Math.floor(Date.now() / 1000)): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
}
