import { afterAll, beforeAll, expect, test } from "vitest";
import type { Invoice, Job, Problem } from "../support/api-client.ts";
import { aTicket, closeOut, invoiced } from "../support/close-out.ts";
import { request } from "../support/http.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { until } from "../support/until.ts";

type Told = Invoice & {
  amountCredited: number;
  amountRefunded: number;
  replaces: string | null;
  revision: number;
};
type Booked = {
  id: string;
  status: string;
  total: number;
  amount_paid: number;
  amount_remaining: number;
  credit_notes: { total: number; email_type: string | null }[];
  refunds: { amount: number }[];
};

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

test("An invoice is void over the API, once, and another one waits in its place", async () => {
  const invoice = await anOpenInvoice();
  const asked = { json: { reason: "Wrong address", reissue: true }, key: "void-once" };
  expect(await change(invoice, "void", asked)).toMatchObject({ status: "void", amountDue: 0 });
  expect(await change(invoice, "void", asked)).toMatchObject({ status: "void" });
  expect(await booked(invoice)).toMatchObject({ status: "void" });
  const drafts = (await app.api.all<Told>("/invoices?status=draft")).filter(
    (one) => one.replaces === invoice.id,
  );
  expect(drafts).toMatchObject([{ revision: 2, number: null }]);
  const again = await change(drafts[0] as Told, "send", {});
  expect(again).toMatchObject({ status: "open", total: invoice.total });
  expect(again.number).not.toBe(invoice.number);
});

test("A cheque for a part and one for the rest pay an invoice, and never more than is due", async () => {
  const invoice = await anOpenInvoice();
  const part = await change(invoice, "payments", { json: { amount: 1_000, reference: "1042" } });
  expect(part).toMatchObject({ status: "open", amountPaid: 1_000, amountDue: invoice.total - 1_000 });
  const tooMuch = await app.api.call<Problem>("POST", `/invoices/${invoice.id}/payments`, {
    json: { amount: invoice.total },
  });
  expect([tooMuch.status, tooMuch.body.code]).toEqual([409, "too_much"]);
  expect(await change(invoice, "payments", { json: { method: "cash" } })).toMatchObject({
    ...{ status: "paid", amountPaid: invoice.total, amountDue: 0 },
  });
  expect(await booked(invoice)).toMatchObject({ status: "paid", amount_paid: invoice.total });
});

test("A part is credited and mailed by nobody but us; a payment is refunded in parts and no further", async () => {
  const invoice = await anOpenInvoice();
  const credited = await change(invoice, "credit-notes", {
    json: { lines: [{ index: 0, amount: 500 }], reason: "Less work" },
  });
  expect(credited.amountCredited).toBeGreaterThan(500);
  expect(credited.amountDue).toBe(invoice.total - credited.amountCredited);
  await app.stripe.pay(invoice.stripeInvoiceId ?? "");
  await invoiced(app.api, await jobOf(invoice), "paid");
  const some = await change(invoice, "refunds", { json: { amount: 700, reason: "Late" } });
  expect(some).toMatchObject({ status: "paid", amountRefunded: 700 });
  const rest = await change(invoice, "refunds", { json: {} });
  expect(rest.amountRefunded).toBe(credited.amountDue);
  const more = await app.api.call<Problem>("POST", `/invoices/${invoice.id}/refunds`, {
    json: { amount: 1 },
  });
  expect(more.status).toBeGreaterThanOrEqual(400);
  const book = await booked(invoice);
  expect(book.credit_notes.map((one) => [one.total, one.email_type])).toEqual([
    [credited.amountCredited, "none"],
  ]);
  expect(book.refunds.reduce((sum, one) => sum + one.amount, 0)).toBe(credited.amountDue);
});

test("What is paid is credited in full and billed again: the new one is paid, the old one stays as it was", async () => {
  const invoice = await anOpenInvoice();
  const early = await app.api.call<Problem>("POST", `/invoices/${invoice.id}/bill-again`, {});
  expect([early.status, early.body.code]).toEqual([409, "not_payable"]);
  await app.stripe.pay(invoice.stripeInvoiceId ?? "");
  const jobId = await jobOf(invoice);
  await invoiced(app.api, jobId, "paid");
  await until(async () => (await app.api.job(jobId)).status === "closed", 15_000, "the job is closed");
  const credited = await change(invoice, "credit-notes", { json: { reason: "The wrong payer" } });
  expect(credited).toMatchObject({ status: "paid", amountCredited: invoice.total });
  await change(invoice, "bill-again", { key: "again-once" });
  await change(invoice, "bill-again", { key: "again-once" });
  await change(invoice, "bill-again", {});
  const again = (await app.api.all<Told>("/invoices?status=draft")).filter(
    (one) => one.replaces === invoice.id,
  );
  expect(again).toMatchObject([{ revision: 2, number: null, total: invoice.total }]);
  expect((await app.api.job(jobId)).status).toBe("approved");
  const sent = await change(again[0] as Told, "send", {});
  expect(sent).toMatchObject({ status: "open", amountDue: invoice.total });
  await app.stripe.pay(sent.stripeInvoiceId ?? "");
  await until(async () => (await app.api.job(jobId)).status === "closed", 15_000, "closed again");
  expect(await booked(invoice)).toMatchObject({ status: "paid", refunds: [{ amount: invoice.total }] });
});

test("What is no invoice, no amount or no reason is refused in words, and changes nothing", async () => {
  const invoice = await anOpenInvoice();
  const say = async (path: string, json: object) => {
    const { status, body } = await app.api.call<Problem>("POST", path, { json });
    return [status, typeof body.detail];
  };
  const at = `/invoices/${invoice.id}`;
  expect(await say("/invoices/inv_nothing/void", { reason: "x" })).toEqual([404, "string"]);
  expect(await say(`${at}/void`, {})).toEqual([422, "string"]);
  expect(await say(`${at}/payments`, { amount: -5 })).toEqual([422, "string"]);
  expect(await say(`${at}/payments`, { amount: 10.5 })).toEqual([422, "string"]);
  expect(await say(`${at}/payments`, { receivedOn: "2026-02-30" })).toEqual([422, "string"]);
  expect(await say(`${at}/refunds`, { amount: 100 })).toEqual([422, "string"]);
  expect(await say(`${at}/credit-notes`, { lines: [{ index: 9, amount: 5 }], reason: "x" })).toEqual([
    422,
    "string",
  ]);
  expect(await booked(invoice)).toMatchObject({ status: "open", amount_paid: 0, credit_notes: [] });
});

async function anOpenInvoice(): Promise<Told> {
  const job = await closeOut(app.api, aTicket());
  const { id } = await invoiced(app.api, job.id, "open");
  return app.api.must("GET", `/invoices/${id}`);
}

function change(
  invoice: Pick<Told, "id">,
  verb: string,
  sending: { json?: object; key?: string },
): Promise<Told> {
  return app.api.must("POST", `/invoices/${invoice.id}/${verb}`, sending);
}

async function booked(invoice: Pick<Told, "stripeInvoiceId">): Promise<Booked> {
  const { body } = await request<{ invoices: Booked[] }>(`${app.stripe.url}/_local/books`);
  const found = body.invoices.find((one) => one.id === invoice.stripeInvoiceId);
  if (!found) throw new Error("Stripe has no such invoice");
  return found;
}

async function jobOf(invoice: Pick<Told, "id">): Promise<string> {
  const jobs = await app.api.all<Job>("/jobs");
  return jobs.find((job) => job.invoices.some((one) => one.id === invoice.id))?.id ?? "";
}
