import type { Invoice, Job } from "./api-client.ts";
import { aTicket, closeOut, invoiced } from "./close-out.ts";
import { request } from "./http.ts";
import type { BookedInvoice } from "./local-stripe.ts";
import type { TestApp } from "./test-app.ts";
import { until } from "./until.ts";

/** An invoice as the API shows it alone. */
export type ShownInvoice = Invoice & {
  jobId: string;
  amountCredited: number;
  amountRefunded: number;
  revision: number;
  replaces: string | null;
};

/** A booked invoice with what was taken off it and given back. */
export type BookedMoney = BookedInvoice & {
  amount_remaining: number;
  credit_notes: { status: string; number: string; total: number; email_type: string }[];
  refunds: { amount: number; status: string }[];
};

/** The app that a desk stands in, for one of its organisations. */
type Desk = Pick<TestApp, "url" | "api" | "stripe" | "organisation">;

export type Open = { job: Job; invoice: ShownInvoice };

/** The office's desk as a person uses it: forms of an invoice's screen, and what the books say after them. */
export class MoneyDesk {
  readonly app: Desk;

  constructor(app: Desk) {
    this.app = app;
  }

  /** A job whose invoice is out, and unpaid. */
  async open(ticket = aTicket()): Promise<Open> {
    const job = await closeOut(this.app.api, ticket);
    const { id } = await invoiced(this.app.api, job.id, "open");
    await this.free(id);
    return { job, invoice: await this.invoice(id) };
  }

  /** A job whose invoice the customer paid by card. */
  async paid(): Promise<Open> {
    const { job, invoice } = await this.open();
    await this.app.stripe.pay(invoice.stripeInvoiceId ?? "");
    await invoiced(this.app.api, job.id, "paid");
    await this.free(invoice.id);
    return { job, invoice: await this.invoice(invoice.id) };
  }

  /**
   * Waits until something can be asked of an invoice. Stripe's bell can say that it is out, or paid, before the step that made it so
   * has its answer, as where that was late; what is pressed until then is refused.
   */
  private free(id: string): Promise<boolean> {
    const forms = async () => (await this.page(id)).text.includes(`action="/office/invoices/${id}/`);
    return until(forms, 25_000, async () => `a form to press: ${await this.story(id)}`);
  }

  invoice(id: string): Promise<ShownInvoice> {
    return this.app.api.must("GET", `/invoices/${id}`);
  }

  /** Sends a form of the invoice's screen as a browser without script does. */
  async press(
    invoiceId: string,
    action: string,
    fields: Record<string, string> = {},
    role: "owner" | "office" | "crew" = "owner",
  ) {
    return request<string>(`${this.app.url}/office/invoices/${invoiceId}/${action}`, {
      method: "POST",
      headers: { Cookie: this.app.organisation.members[role].cookie, Origin: this.app.url },
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
  }

  /** The page of an invoice, as text. */
  async page(invoiceId: string, role: "owner" | "office" | "crew" = "owner") {
    const headers = { Cookie: this.app.organisation.members[role].cookie };
    return request<string>(`${this.app.url}/office/invoices/${invoiceId}`, { headers, redirect: "manual" });
  }

  async booked(stripeInvoiceId: string | undefined): Promise<BookedMoney | undefined> {
    const { body } = await request<{ invoices: BookedMoney[] }>(`${this.app.stripe.url}/_local/books`);
    return body.invoices.find((one) => one.id === stripeInvoiceId);
  }

  /** The payment link that was made for a bill, as Stripe's books have it. */
  async linkOf(invoiceId: string) {
    type Link = { id: string; active: boolean; metadata: Record<string, string> };
    const { body } = await request<{ payment_links: Link[] }>(`${this.app.stripe.url}/_local/books`);
    return body.payment_links.find((one) => one.metadata.invoice_id === invoiceId);
  }

  /** An invoice as it is, and what happened to its job at last: why something did not come. */
  private async story(invoiceId: string): Promise<string> {
    const invoice = await this.invoice(invoiceId);
    const events = await this.app.api.all(`/jobs/${invoice.jobId}/events`);
    return JSON.stringify({ invoice, events: events.slice(-12) });
  }

  /** Waits until ours is as expected, and Stripe's books say the same of it to the unit. */
  async agrees(
    invoiceId: string,
    expected: (now: ShownInvoice) => boolean,
    what: string,
  ): Promise<ShownInvoice> {
    const now = await until(
      async () => {
        const shown = await this.invoice(invoiceId);
        return expected(shown) ? shown : undefined;
      },
      25_000,
      async () => `${what}: ${await this.story(invoiceId)}`,
    );
    const books = await this.booked(now.stripeInvoiceId);
    if (!books) throw new Error(`${what}: Stripe has no ${now.stripeInvoiceId}`);
    const credited = books.credit_notes.filter((one) => one.status === "issued");
    const refunded = books.refunds.filter((one) => one.status === "succeeded");
    const theirs = {
      ...{ status: books.status, number: books.number, total: books.total, paid: books.amount_paid },
      due: books.status === "void" ? 0 : books.amount_remaining,
      credited: credited.reduce((sum, one) => sum + one.total, 0),
      refunded: refunded.reduce((sum, one) => sum + one.amount, 0),
    };
    const ours = {
      ...{ status: now.status, number: now.number, total: now.total, paid: now.amountPaid },
      ...{ due: now.amountDue, credited: now.amountCredited, refunded: now.amountRefunded },
    };
    if (JSON.stringify(theirs) !== JSON.stringify(ours))
      throw new Error(`${what}: ours ${JSON.stringify(ours)}, Stripe's ${JSON.stringify(theirs)}`);
    return now;
  }
}
