import { afterAll, beforeAll, expect, test } from "vitest";
import { closeOut, invoiced } from "../support/close-out.ts";
import { MoneyDesk, type Open } from "../support/money-desk.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { until } from "../support/until.ts";

const TODAY = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format();
const money = (minor: number) => (minor / 100).toFixed(2);
const cheque = (amount: number) => ({ amount: money(amount), means: "cheque", receivedOn: TODAY });

let app: TestApp;
let desk: MoneyDesk;
beforeAll(async () => {
  app = await startTestApp();
  desk = new MoneyDesk(app);
});
afterAll(() => app?.close());

test("void and made anew: the new one waits, is a revision on, and goes out only when the old one is void", async () => {
  const { job, invoice } = await desk.open();
  await app.stripe.order({ fault: "error", status: 500, method: "POST", path: "/v1/invoices/*/void$" });
  await desk.press(invoice.id, "void", { reason: "Wrong lines", reissue: "on" });
  await desk.agrees(invoice.id, (now) => now.status === "void", "void");
  const again = await draftOf(job.id);
  expect(await desk.invoice(again)).toMatchObject({ revision: 2, replaces: invoice.id, number: null });
  await sendDraft(again);
  const out = await desk.agrees(again, (now) => now.status === "open", "the new one");
  expect(out.number).not.toBe(invoice.number);
});

test("out by Stripe's bell while its last step is in doubt: what is asked for waits a moment, in words", async () => {
  const path = "/v1/invoices/*/finalize$";
  await app.stripe.order({ fault: "commit_then_drop", method: "POST", path, times: 2 });
  const job = await closeOut(app.api);
  const { id } = await invoiced(app.api, job.id, "open");
  const press = () => desk.press(id, "void", { reason: "Wrong" });
  const early = await press();
  expect([early.status, early.text]).toEqual([409, expect.stringContaining("Wait a moment, then repeat.")]);
  await until(async () => (await press()).status === 303, 20_000, "a void that is taken");
  await desk.agrees(id, (now) => now.status === "void", "void");
});

test("another payer: the old invoice is void before there is a draft for the new one, in the new one's name", async () => {
  const [{ job, invoice }, other] = await Promise.all([desk.open(), desk.open()]);
  const asked = { customer: other.job.customer.id, reason: "The house was sold" };
  expect((await desk.press(invoice.id, "move-payer", asked)).status).toBe(303);
  await desk.agrees(invoice.id, (now) => now.status === "void", "void");
  const again = await draftOf(job.id);
  await sendDraft(again);
  const out = await desk.agrees(again, (now) => now.status === "open", "the new payer's");
  const theirs = await desk.booked(other.invoice.stripeInvoiceId);
  expect((await desk.booked(out.stripeInvoiceId))?.customer).toBe(theirs?.customer);
});

test("voided while the customer pays: it is void and unpaid, or paid and not void, and then a person is told", async () => {
  const both = await Promise.all(Array.from({ length: 4 }, () => desk.open()));
  await Promise.all(
    both.flatMap(({ invoice }, index) => [
      desk.press(invoice.id, "void", { reason: "Wrong" }),
      new Promise((resolve) => setTimeout(resolve, index * 40)).then(() =>
        app.stripe.pay(invoice.stripeInvoiceId ?? "").catch(() => undefined),
      ),
    ]),
  );
  for (const { job, invoice } of both) {
    const now = await desk.agrees(invoice.id, ({ status }) => status !== "open", "an end");
    expect(now.status === "void" ? now.amountPaid : now.amountDue).toBe(0);
    const told = (await app.api.failures()).some((one) => one.jobId === job.id);
    if (now.status === "paid") expect(told).toBe(true);
  }
});

test("void, and a link in its place, paid by cheque: the link takes nothing any more, and only then the cheque counts", async () => {
  const { invoice } = await withLink();
  await desk.press(invoice.id, "record-payment", cheque(invoice.amountDue));
  await until(async () => (await desk.invoice(invoice.id)).status === "paid", 15_000, "paid");
  expect((await desk.linkOf(invoice.id))?.active).toBe(false);
});

test("who may: the crew nothing, the office not what gives money up, the owner all of it", async () => {
  const { invoice } = await desk.paid();
  const fields = { amount: "1.00", reason: "Late", ...(await paymentOf(invoice.id)) };
  expect((await desk.press(invoice.id, "refund", fields, "crew")).status).toBe(404);
  expect((await desk.press(invoice.id, "refund", fields, "office")).status).toBe(422);
  expect((await desk.page(invoice.id, "office")).text).not.toContain(`/office/invoices/${invoice.id}/refund`);
  expect((await desk.press(invoice.id, "refund", fields, "owner")).status).toBe(303);
  await desk.agrees(invoice.id, (now) => now.amountRefunded === 100, "refunded");
});

/** A bill that is paid by a link, in the place of an invoice that is void. */
async function withLink(): Promise<Open> {
  const { job, invoice } = await desk.open();
  await desk.press(invoice.id, "void", { reason: "By link", reissue: "on", as: "link" });
  const again = await draftOf(job.id);
  await sendDraft(again);
  await until(async () => (await desk.invoice(again)).status === "open", 15_000, "a bill with a link");
  return { job, invoice: await desk.invoice(again) };
}

async function paymentOf(invoiceId: string): Promise<{ payment: string }> {
  const payment = await until(
    async () => /name="payment" value="(\w+)"/.exec((await desk.page(invoiceId)).text)?.[1],
    5_000,
    "a payment that can be refunded",
  );
  return { payment };
}

function draftOf(jobId: string): Promise<string> {
  return until(
    async () => (await app.api.job(jobId)).invoices.find((one) => one.status === "draft")?.id,
    15_000,
    "a draft in its place",
  );
}

/** As soon as it waits. */
async function sendDraft(invoiceId: string): Promise<void> {
  await until(
    async () => ((await desk.press(invoiceId, "send-draft")).status === 303 ? true : undefined),
    15_000,
    "a draft that can be sent",
  );
}
