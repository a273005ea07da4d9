import { afterAll, beforeAll, expect, test } from "vitest";
import { aTicket, closeOut, invoiced } from "../support/close-out.ts";
import { postJson, request } from "../support/http.ts";
import { browse } from "../support/link-payer.ts";
import { MoneyDesk, type ShownInvoice } from "../support/money-desk.ts";
import { Owner } from "../support/owner.ts";
import { WEBHOOK_SECRET } from "../support/stand-ins.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { until } from "../support/until.ts";

const DAY = 86_400;
const NIGHT = "17 3 * * *";
const EVERY_QUARTER = "*/15 * * * *";
const BILLING = { moment: "approved", way: "auto_send", terms: { kind: "on_receipt" } } as const;

let worker: TestWorker;
let desk: MoneyDesk;
let owner: Owner;
beforeAll(async () => {
  worker = await startTestWorker();
  // Connected accounts ring at an endpoint of their own.
  const fields = { url: `${worker.url}/webhooks/stripe`, "enabled_events[0]": "*", connect: "true" };
  const made = await worker.stripe.post("/v1/webhook_endpoints", fields);
  const secret = "secret" in made ? String(made.secret) : "";
  await worker.restart({ STRIPE_WEBHOOK_SECRET: `${WEBHOOK_SECRET},${secret}` });
  ({ desk, owner } = await somebody("Gulf Coast Screens"));
});
afterAll(() => worker?.close());

test("Overpaid: a person is told, gives it back from the invoice's screen, and is done with it", async () => {
  const { job, invoice } = await paidTwice();
  const [failure] = await failures(job.id);
  expect(failure).toMatchObject({ kind: "overpaid" });
  expect(failure?.detail).toContain("$30.00 more came");
  expect((await owner.get("/office/failures")).text).toContain("$30.00 more came");
  const payment = await paymentsOf(invoice).then((all) => all.at(-1) ?? "");
  const said = await desk.press(invoice.id, "refund", { payment, amount: "30.00", reason: "Too much" });
  expect(said.status).toBe(303);
  await desk.agrees(invoice.id, (now) => now.amountRefunded === 3_000 && now.status === "paid", "given back");
  await until(async () => (await failures(job.id)).length === 0, 5_000, "nothing left to do");
  expect((await owner.get("/office/books")).text).toContain("Stripe says the same.");
});

test("Overpaid, and given back in Stripe's dashboard: nobody is asked for it any more", async () => {
  const { job, invoice } = await paidTwice();
  const [intent] = await intentsOf(invoice);
  await worker.stripe.post("/v1/refunds", { payment_intent: intent ?? "", amount: "3000" });
  await until(async () => (await failures(job.id)).length === 0, 15_000, "nothing left to do");
});

test("A credit note's letter goes out once with its paper, and none where it undoes a payment", async () => {
  const [credited, bounced] = [await open(), await open()];
  await desk.press(credited.invoice.id, "credit", { reason: "Goodwill", how: "lines", "line-0": "10.00" });
  await desk.agrees(credited.invoice.id, (now) => now.amountCredited > 0, "credited");
  const { amountDue } = bounced.invoice;
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format();
  const cheque = { amount: (amountDue / 100).toFixed(2), means: "cheque", receivedOn: today };
  await desk.press(bounced.invoice.id, "record-payment", cheque);
  await desk.agrees(bounced.invoice.id, (now) => now.status === "paid", "paid");
  const [payment] = await paymentsOf(bounced.invoice);
  await desk.press(bounced.invoice.id, "undo-payment", { payment: payment ?? "", reason: "It bounced" });
  await desk.agrees(bounced.invoice.id, (now) => now.amountCredited === now.total, "taken back");

  const [letter] = await until(
    async () => {
      const found = await notesTo(credited.job.customer.email);
      return found.length > 0 ? found : undefined;
    },
    15_000,
    "the credit note's letter",
  );
  expect(letter?.attachments).toMatchObject([expect.stringMatching(/^Credit note .*\.pdf$/)]);
  await later(2_000);
  expect(await notesTo(credited.job.customer.email)).toHaveLength(1);
  expect(await notesTo(bounced.job.customer.email)).toEqual([]);
});

test("A connected account: made, paid on the page with its key, and refunded, each call in its name", async () => {
  const theirs = await somebody("Connected Screens");
  await theirs.owner.post("/office/settings/stripe/connect", { mode: "test" });
  const account = await accountOf(theirs.organisation.id);
  await postJson(`${worker.stripe.url}/_local/accounts/${account}/state`, { state: "enabled" });
  await until(
    async () => (await rowsOf("SELECT state FROM stripe_account", account)) === "active",
    15_000,
    "active",
  );
  const since = Date.now();
  const { invoice } = await open(theirs.desk);
  const begun = await request<{ clientSecret: string; publishableKey: string; stripeAccount: string }>(
    `${worker.url}${pathOf(invoice)}/payment`,
    {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: worker.url },
      body: "{}",
    },
  );
  expect(begun.body).toMatchObject({ publishableKey: "pk_test_local", stripeAccount: account });
  const intent = begun.body.clientSecret.split("_secret_")[0];
  const confirmed = await request<{ status: string }>(
    `${worker.stripe.url}/v1/payment_intents/${intent}/confirm`,
    {
      method: "POST",
      headers: { Authorization: `Bearer ${begun.body.publishableKey}`, "Stripe-Account": account },
      body: new URLSearchParams({
        client_secret: begun.body.clientSecret,
        payment_method: "pm_card_visa",
        return_url: `${worker.url}${pathOf(invoice)}`,
      }),
    },
  );
  expect(confirmed.body.status).toBe("succeeded");
  await theirs.desk.agrees(invoice.id, (now) => now.status === "paid", "paid");
  const [payment] = await paymentsOf(invoice, theirs.desk);
  await theirs.desk.press(invoice.id, "refund", { payment: payment ?? "", amount: "20.00", reason: "Late" });
  await theirs.desk.agrees(invoice.id, (now) => now.amountRefunded === 2_000, "refunded");
  const calls = (await worker.stripe.calls(since)).filter(({ path }) => !path.startsWith("/v1/events"));
  expect(calls.length).toBeGreaterThan(5);
  expect(calls.filter((one) => !("account" in one) || one.account !== account)).toEqual([]);
});

test("Written off and asked for again: payable on its page, reminded, and paid, though no bell rings", async () => {
  const { job, invoice } = await open();
  await desk.press(invoice.id, "write-off", { reason: "Gone" });
  await desk.agrees(invoice.id, (now) => now.status === "uncollectible", "written off");
  expect(await browse(worker.url + pathOf(invoice))).not.toContain('id="paying"');
  await desk.press(invoice.id, "recover");
  expect(await browse(worker.url + pathOf(invoice))).toContain('id="paying"');

  await worker.restart({ NOW_OFFSET_SECONDS: String(8 * DAY) });
  await worker.ring(EVERY_QUARTER);
  const reminders = async () =>
    (await worker.mailbox.mails(job.customer.email ?? "")).filter(({ subject }) =>
      subject.startsWith("Reminder"),
    );
  await until(async () => (await reminders()).length === 1, 15_000, "a reminder");
  await worker.restart();

  await worker.stripe.webhooks({ mode: "drop" });
  await worker.stripe.order({ method: "GET", path: "/v1/events", fault: "error", times: 1_000 });
  await worker.stripe.pay(invoice.stripeInvoiceId ?? "");
  expect((await desk.invoice(invoice.id)).status).toBe("uncollectible");
  await worker.ring(NIGHT);
  await desk.agrees(invoice.id, (now) => now.status === "paid", "paid");
  expect((await desk.app.api.job(job.id)).status).toBe("closed");
});

async function somebody(name: string) {
  const organisation = await worker.addOrganisation(name, { billing: BILLING });
  const { url, stripe } = worker;
  return {
    organisation,
    desk: new MoneyDesk({ url, stripe, api: organisation.api, organisation }),
    owner: new Owner(worker.url, organisation),
  };
}

async function open(at = desk) {
  const job = await closeOut(at.app.api, aTicket());
  const { id } = await invoiced(at.app.api, job.id, "open");
  return { job, invoice: await at.invoice(id) };
}

/** Paid in whole, and thirty dollars more. */
async function paidTwice() {
  const { job, invoice } = await open();
  await worker.stripe.pay(invoice.stripeInvoiceId ?? "");
  await invoiced(desk.app.api, job.id, "paid");
  await worker.stripe.pay(invoice.stripeInvoiceId ?? "", { amount: 3_000 });
  await until(async () => (await failures(job.id)).length > 0, 15_000, "a failure");
  return { job, invoice };
}

async function failures(jobId: string) {
  return (await desk.app.api.failures()).filter((one) => one.jobId === jobId);
}

async function paymentsOf({ id }: ShownInvoice, at = desk): Promise<string[]> {
  const found = (await at.page(id)).text.matchAll(/name="payment" value="(\w+)"/g);
  return [...found].map(([, payment]) => payment ?? "");
}

/** The payment intents that paid it, newest first. */
async function intentsOf({ id }: ShownInvoice): Promise<string[]> {
  const { results } = await worker.d1
    .prepare(
      "SELECT payment_intent_id AS intent FROM payment WHERE invoice_id = ? ORDER BY at DESC, rowid DESC",
    )
    .bind(id)
    .all<{ intent: string }>();
  return results.map(({ intent }) => intent);
}

async function accountOf(organisationId: string): Promise<string> {
  const { results } = await worker.d1
    .prepare("SELECT stripe_account_id AS id FROM stripe_account WHERE organisation_id = ?")
    .bind(organisationId)
    .all<{ id: string }>();
  return results[0]?.id ?? "";
}

async function rowsOf(select: string, account: string): Promise<string | undefined> {
  const { results } = await worker.d1
    .prepare(`${select} WHERE stripe_account_id = ?`)
    .bind(account)
    .all<{ state: string }>();
  return results[0]?.state;
}

function pathOf(invoice: ShownInvoice): string {
  return new URL(invoice.payUrl ?? "").pathname;
}

async function notesTo(to: string | null) {
  type Letter = { subject: string; attachments: string[] };
  const { body } = await request<{ data: Letter[] }>(
    `${worker.mailbox.url}/_local/emails?to=${encodeURIComponent(to ?? "")}`,
  );
  return body.data.filter(({ subject }) => subject.startsWith("Credit note"));
}

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
