import Stripe from "stripe";
import * as z from "zod";
import { billReference } from "../../src/worker/billing/freeze.ts";
import { lineInWords } from "../../src/worker/billing/stripe/calls/lines.ts";
import { readInvoice } from "../../src/worker/billing/stripe/read-invoice.ts";
import type { StripeInvoice } from "../../src/worker/billing/stripe-books.ts";
import type { FrozenBill, InvoiceLine } from "../../src/worker/billing/types.ts";
import type { BillingIntentRow, InvoiceRow } from "../../src/worker/database/rows.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import type { StripeNews } from "./story.ts";

const Imported = z.object({ customers: z.number(), invoices: z.number() });

/** What is to become of an invoice, and when (milliseconds since 1970). A draft stays one. */
export type Fate = { news: StripeNews; at: number } | "draft" | null;

/** A bill with its number, which a draft does not have. */
export type Bill = { intent: BillingIntentRow; invoice: InvoiceRow; bill: FrozenBill; number: string | null };

export type Books = Pick<StripeBooks, "addCustomer" | "addInvoice">;

/** Enters ready-made objects into the local Stripe's books, and reads back what it made of them. */
export class StripeBooks {
  private readonly base: string;
  private readonly stripe: Stripe;

  constructor(base: string, secretKey: string) {
    this.base = base;
    const { protocol, hostname, port } = new URL(base);
    this.stripe = new Stripe(secretKey, {
      protocol: protocol === "http:" ? "http" : "https",
      host: hostname,
      port: port === "" ? (protocol === "http:" ? 80 : 443) : Number(port),
      maxNetworkRetries: 0,
      telemetry: false,
    });
  }

  /** Whether it can be told ready-made objects: a stand-in of somebody else's cannot. */
  async canImport(accountName: string): Promise<boolean> {
    try {
      const answer = await this.post("/_local/import", { accountName });
      return answer.ok && Imported.safeParse(await answer.json()).success;
    } catch {
      return false;
    }
  }

  async addCustomer(job: Job, at: number): Promise<string> {
    const { organisationId, id: customer_id, name, email, phone } = job.customer;
    const id = stripeId("cus", 14);
    const metadata = { organisation_id: organisationId, customer_id };
    await this.import({ customers: [{ id, name, email, phone, metadata, created: seconds(at) }] });
    return id;
  }

  /** The invoice as Stripe's books have it once everything has happened. */
  async addInvoice(
    job: Job,
    { intent, invoice, bill, number }: Bill,
    fate: Fate,
    at: number,
  ): Promise<StripeInvoice> {
    const { customFields, dueAt, description, lines } = bill;
    const id = invoice.stripeInvoiceId ?? "";
    const customer = job.payers.find((one) => one.customerId === invoice.customerId)?.stripeId;
    const status = statusAfter(fate);
    const news = newsOf(fate);
    await this.import({
      invoices: [
        {
          ...{ id, customer, status, number, description },
          ...{ currency: invoice.currency, created: seconds(at), due_date: dueAt },
          ...(status !== "draft" && { finalized_at: seconds(at) }),
          ...(news && status === "paid" && { paid_at: seconds(news.at) }),
          ...(customFields.length > 0 && { custom_fields: customFields }),
          metadata: {
            organisation_id: job.row.organisationId,
            job_id: job.row.id,
            invoice_id: invoice.id,
            intent_id: billReference(intent),
          },
          lines: lines.map(importLine),
        },
      ],
    });
    if (news?.news.news === "partly") await this.pay(id, { amount: news.news.amount });
    if (news?.news.news === "processing") await this.pay(id, { outcome: "processing" });
    return readInvoice(this.stripe, id);
  }

  /** While the demo is entered the app is not told; then it hears the last news and finds that it knew. */
  async withWebhooksHeld(task: () => Promise<void>): Promise<void> {
    await this.post("/_local/webhooks", { mode: "hold" });
    try {
      await task();
    } finally {
      await this.post("/_local/webhooks", { mode: "normal" });
      await this.post("/_local/webhooks/release", {});
    }
  }

  private async import(data: object): Promise<void> {
    const answer = await this.post("/_local/import", data);
    if (!answer.ok) throw new Error(`The local Stripe did not take the demo: ${await answer.text()}`);
  }

  private async pay(id: string, payment: object): Promise<void> {
    const answer = await this.post(`/_local/invoices/${id}/pay`, payment);
    if (!answer.ok) throw new Error(`The local Stripe did not take a payment: ${await answer.text()}`);
  }

  private post(path: string, body: object): Promise<Response> {
    return fetch(`${this.base}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  }
}

/** A part of the money, or money on its way, leaves an invoice open. */
export function statusAfter(fate: Fate): "draft" | "open" | "paid" | "void" | "uncollectible" {
  if (fate === "draft") return fate;
  const news = fate?.news.news;
  return news === undefined || news === "partly" || news === "processing" ? "open" : news;
}

/** What happened to an invoice that went out. */
export function newsOf(fate: Fate): Exclude<Fate, "draft"> {
  return fate === "draft" ? null : fate;
}

/** As it was when it had just been finalised. */
export function asFinalised(invoice: StripeInvoice): StripeInvoice {
  const unpaid = {
    amountPaid: 0,
    amountRemaining: invoice.total,
    paidAt: null,
    voidedAt: null,
    payments: [],
  };
  return { ...invoice, ...unpaid, status: "open" };
}

/** An id such as Stripe gives. */
export function stripeId(prefix: string, length: number): string {
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789";
  const random = crypto.getRandomValues(new Uint8Array(length));
  return `${prefix}_${Array.from(random, (byte) => letters[byte % letters.length]).join("")}`;
}

/** The same words as the ledger's own call uses. */
function importLine(line: InvoiceLine): object {
  const description = lineInWords(line);
  const named = line.taxName !== undefined && { display_name: line.taxName };
  const tax = { amount: line.tax, taxable_amount: line.amount, percentage: Number(line.taxRate), ...named };
  return { description, amount: line.amount, ...(line.taxRate !== null && { taxes: [tax] }) };
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
