import type { BillingRules, BillingSurface } from "../../src/worker/billing/vocabulary.ts";
import { invoiced } from "./close-out.ts";
import { postJson, request } from "./http.ts";
import { browse, type Visitor, visit } from "./link-payer.ts";
import { MoneyDesk, type ShownInvoice } from "./money-desk.ts";
import type { TestWorker } from "./test-worker.ts";
import { until } from "./until.ts";

type Session = { id: string; status: string; payment_status: string; payment_intent: string | null };
type Link = { id: string; active: boolean; metadata: Record<string, string>; sessions: Session[] };

/** A desk whose bills are no invoices of Stripe's: paid by a payment link, or outside. */
export class SurfaceDesk extends MoneyDesk {
  /** Waits until a bill is as expected. */
  is({ id }: ShownInvoice, expected: (now: ShownInvoice) => boolean): Promise<ShownInvoice> {
    return until(
      async () => {
        const now = await this.invoice(id);
        return expected(now) ? now : undefined;
      },
      15_000,
      async () => JSON.stringify(await this.invoice(id)),
    );
  }

  /** The draft in the place of another bill, once it has been sent. */
  async sent(jobId: string): Promise<ShownInvoice> {
    const draft = await invoiced(this.app.api, jobId, "draft");
    await until(async () => (await this.press(draft.id, "send-draft")).status === 303, 15_000, "sent");
    await invoiced(this.app.api, jobId, "open");
    return this.invoice(draft.id);
  }

  async failures(jobId: string) {
    return (await this.app.api.failures()).filter((one) => one.jobId === jobId);
  }

  async paymentOf({ id }: ShownInvoice): Promise<string> {
    return /name="payment" value="(\w+)"/.exec((await this.page(id)).text)?.[1] ?? "";
  }

  /** What the customer's page says now, as a browser opens it. */
  payPage({ payUrl }: ShownInvoice): Promise<string> {
    return browse(this.app.url + new URL(payUrl ?? "").pathname);
  }

  /** All links that a bill ever had, with their visitors, as Stripe's books have them. */
  async bookedLinks({ id }: ShownInvoice): Promise<Link[]> {
    const { body } = await request<{ payment_links: Link[] }>(`${this.app.stripe.url}/_local/books`);
    return body.payment_links.filter((one) => one.metadata.invoice_id === id);
  }

  /** The bill's link: the one that takes payments, if there is one. */
  async bookedLink(invoice: ShownInvoice): Promise<Link> {
    const links = await this.bookedLinks(invoice);
    const found = links.find((one) => one.active) ?? links.at(-1);
    if (!found) throw new Error(`no link was made for ${invoice.id}`);
    return found;
  }

  /** Waits until one link asks for what is left, and none beside it takes anything. */
  async nextLink(invoice: ShownInvoice, before: Link): Promise<Link> {
    return until(
      async () => {
        const active = (await this.bookedLinks(invoice)).filter((one) => one.active);
        if (active.length > 1) throw new Error("two links take payments for one bill");
        const [next] = active;
        const page = next && next.id !== before.id ? await this.payPage(invoice) : "";
        return next && page.includes(await this.addressOf(invoice)) ? next : undefined;
      },
      15_000,
      async () => JSON.stringify([await this.invoice(invoice.id), await this.bookedLinks(invoice)]),
    );
  }

  /** The link's own address at Stripe. */
  async addressOf(invoice: ShownInvoice): Promise<string> {
    const { id } = await this.bookedLink(invoice);
    const headers = { Authorization: "Bearer sk_test_local" };
    const link = `${this.app.stripe.url}/v1/payment_links/${id}`;
    return (await request<{ url: string }>(link, { headers })).body.url;
  }

  async visitor(invoice: ShownInvoice): Promise<Visitor> {
    const found = await visit(await this.addressOf(invoice));
    if (!found) throw new Error("the link takes nothing");
    return found;
  }

  /** The bank brings a debit's money, or turns it down. */
  async settle(invoice: ShownInvoice, outcome: "succeeds" | "fails"): Promise<void> {
    const { sessions } = await this.bookedLink(invoice);
    const intent = sessions.find((one) => one.status === "complete")?.payment_intent;
    await postJson(`${this.app.stripe.url}/_local/payment_intents/${intent}/pay`, { outcome });
  }
}

/** An organisation whose bills are paid in this way, with its desk. */
export async function surfaceDesk(
  worker: TestWorker,
  name: string,
  as: BillingSurface,
  rules: Partial<BillingRules> = {},
): Promise<SurfaceDesk> {
  const usual = { moment: "approved", way: "auto_send", terms: { kind: "net", days: 14 } } as const;
  const organisation = await worker.addOrganisation(name, { billing: { ...usual, as, ...rules } });
  await worker.d1
    .prepare("UPDATE organisation SET identity = ?, numbering = ? WHERE id = ?")
    .bind(
      JSON.stringify({ payment: "By transfer to First Bank\nAccount 12345" }),
      // Of its own, since all of them stand in the same books of Stripe's.
      JSON.stringify({
        prefix: `${name.replaceAll(" ", "")}-`,
        creditPrefix: `${name.replaceAll(" ", "")}-C-`,
      }),
      organisation.id,
    )
    .run();
  const { url, stripe } = worker;
  return new SurfaceDesk({ url, stripe, api: organisation.api, organisation });
}
