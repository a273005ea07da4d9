import { expect } from "vitest";
import { closeOut } from "../../support/close-out.ts";
import { request } from "../../support/http.ts";
import type { Life } from "../../support/life.ts";
import type { ShownInvoice } from "../../support/money-desk.ts";

const TODAY = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format();
/** Money of so many minor units that came today, as the form is sent. */
export const cheque = (minor: number) => ({
  ...{ amount: (minor / 100).toFixed(2), means: "cheque", receivedOn: TODAY },
});
/** The calls that make a draft, and those that send it. */
export const NEW_DRAFT = ["POST /v1/invoices$", "POST /v1/invoices/*/add_lines$"];
export const SENT = ["POST /v1/invoices/*$", "POST /v1/invoices/*/finalize$"];

/** A job whose invoice is out, at the beginning of a life. */
export async function isOut(life: Life): Promise<ShownInvoice> {
  life.about = (await closeOut(life.desk.app.api)).id;
  const open = async () => (await life.job()).invoices.find(({ status }) => status === "open");
  return life.desk.invoice((await life.comes(open, "an invoice that is out")).id);
}

/** A job whose draft waits for a person. */
export async function aDraft(life: Life): Promise<ShownInvoice> {
  life.about = (await closeOut(life.desk.app.api)).id;
  const { id } = await life.draft();
  await life.comes(() => life.waits(id), "a draft that waits");
  return life.desk.invoice(id);
}

/** The customer begins to pay a part on the page, again and again until it offers it. @returns the payment's id */
export async function payPart(life: Life, { payUrl }: ShownInvoice, amount: string): Promise<string> {
  const url = `${life.desk.app.url}${new URL(payUrl ?? "").pathname}/payment`;
  const asked = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ amount }),
  };
  const said = await life.pressed(() => request<{ clientSecret?: string }>(url, asked));
  return (JSON.parse(said.text) as { clientSecret: string }).clientSecret.split("_secret")[0] ?? "";
}

/** The draft goes out, and the new payer is asked for it at Stripe. */
export async function expectSentTo(life: Life, email: string): Promise<void> {
  const draft = await life.draft();
  await life.comes(() => life.waits(draft.id), "a draft for another payer");
  await life.pressed(() => life.desk.press(draft.id, "send-draft"));
  const out = await life.agrees(draft.id, ({ status }) => status === "open");
  const headers = { Authorization: "Bearer sk_test_local" };
  const id = (await life.desk.booked(out.stripeInvoiceId))?.customer;
  const payer = await request<{ email: string }>(`${life.desk.app.stripe.url}/v1/customers/${id}`, {
    headers,
  });
  expect(payer.body.email, life.luck.name).toBe(email);
}

/** Everything that Stripe has of the job; a draft that was replaced has left no trace. */
export async function expectAtStripe(life: Life, statuses: string[]): Promise<void> {
  const booked = await life.desk.app.stripe.invoicesOf(life.about);
  expect(booked.map(({ status }) => status).sort(), life.luck.name).toEqual(statuses);
}

/** The links that were made for the job, oldest first. */
export async function linksOf(life: Life) {
  type Link = {
    active: boolean;
    created: number;
    metadata: Record<string, string>;
    sessions: { status: string }[];
  };
  const { body } = await request<{ payment_links: Link[] }>(`${life.desk.app.stripe.url}/_local/books`);
  const own = body.payment_links.filter((one) => one.metadata.job_id === life.about);
  const shown = own.map(({ metadata, active, sessions }) => ({
    ...{ bill: metadata.invoice_id, active, sessions: sessions.map(({ status }) => status) },
  }));
  const order = (await life.job()).invoices.map(({ id }) => id);
  return shown.sort((a, b) => order.indexOf(a.bill ?? "") - order.indexOf(b.bill ?? ""));
}
