import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiClient, Invoice, Job } from "../support/api-client.ts";
import { closeOut, invoiced } from "../support/close-out.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { until } from "../support/until.ts";

const EVERY_QUARTER = "*/15 * * * *";
const DAY = 86_400;
const READ_INVOICE = { method: "GET", path: "/v1/invoices/*" };
/** How long a reminder takes from the timer through the queue and the job's alarm to the mailbox, at most. */
const ON_ITS_WAY_MS = 3_500;

type Billed = { job: Job; invoice: Invoice; stripeId: string };

let worker: TestWorker;
let api: ApiClient;
beforeAll(async () => {
  worker = await startTestWorker();
  // Due on the day of the invoice.
  api = (
    await worker.addOrganisation("Gulf Coast Screens", {
      billing: { way: "auto_send", terms: { kind: "on_receipt" } },
    })
  ).api;
});
afterAll(() => worker?.close());

test("Seven, fourteen and thirty days late: each reminder once, however often the timer rings", async () => {
  const [waits, pays] = [await aBill(), await aBill()];
  await worker.restart(daysLater(7));
  for (let times = 0; times < 100; times++) await worker.ring(EVERY_QUARTER);
  await ringAtOnce(4);
  await quiet();
  expect(await reminders(waits)).toHaveLength(1);
  expect(await reminders(pays)).toHaveLength(1);

  await worker.stripe.pay(pays.stripeId);
  await invoiced(api, pays.job.id, "paid");

  for (const [days, sent] of [
    [13, 1],
    [14, 2],
    [20, 2],
    [31, 3],
    [90, 3],
  ] as const) {
    await worker.restart(daysLater(days));
    await ringAtOnce(4);
    await worker.ring(EVERY_QUARTER);
    if ((await reminders(waits)).length < sent) await reminded(waits, sent);
    else await quiet(1_500);
    expect(await reminders(waits), `${days} days late`).toHaveLength(sent);
  }
  expect(await reminders(pays)).toHaveLength(1);
  expect(new Set((await reminders(waits)).map((mail) => mail.text)).size).toBe(3);
  await worker.restart();
});

test("Nobody is reminded who paid, pays this moment, or whose bank debit is under way", async () => {
  const [paid, told, debit, debitTold] = [await aBill(), await aBill(), await aBill(), await aBill()];
  const late = await aBill();
  await worker.stripe.pay(told.stripeId);
  await invoiced(api, told.job.id, "paid");
  await worker.stripe.pay(debitTold.stripeId, { outcome: "processing" });
  await until(() => isProcessing(debitTold), 10_000, "a debit that the app knows of");
  // Of these two the app hears nothing: no webhook, and no list of events.
  await worker.stripe.webhooks({ mode: "hold" });
  await worker.stripe.order({ method: "GET", path: "/v1/events", fault: "error", times: 1_000 });
  await worker.stripe.pay(paid.stripeId);
  await worker.stripe.pay(debit.stripeId, { outcome: "processing" });
  expect((await api.job(paid.job.id)).invoices).toMatchObject([{ status: "open" }]);

  await worker.restart(daysLater(8));
  await ringAtOnce(4);
  await reminded(late, 1);
  // They looked due, so that reminders were written down, and cancelled when Stripe was asked.
  await until(
    async () => (await deliveriesOf(paid)).includes("reminder cancelled"),
    10_000,
    "a cancelled reminder",
  );
  await until(
    async () => (await deliveriesOf(debit)).includes("reminder cancelled"),
    10_000,
    "a cancelled reminder",
  );
  await quiet();
  for (const bill of [paid, told, debit, debitTold]) expect(await reminders(bill)).toEqual([]);
  expect((await api.job(paid.job.id)).status).toBe("closed");
  await worker.stripe.clearFaults();
  await worker.stripe.webhooks({ mode: "normal" });
  await worker.restart();
});

test("Stripe does not answer when it is asked: the reminder waits, and is dropped when the money came meanwhile", async () => {
  const [pays, waits] = [await aBill(), await aBill()];
  await worker.restart(daysLater(8));
  await worker.stripe.webhooks({ mode: "drop" });
  await worker.stripe.order({ ...READ_INVOICE, fault: "error", times: 1_000 });
  await worker.ring(EVERY_QUARTER);
  await until(
    async () => (await deliveriesOf(pays)).includes("reminder queued"),
    10_000,
    "a reminder that waits",
  );
  await worker.stripe.pay(pays.stripeId);
  await worker.stripe.clearFaults();
  await reminded(waits, 1);
  await until(
    async () => (await deliveriesOf(pays)).includes("reminder cancelled"),
    20_000,
    "a dropped reminder",
  );
  expect(await reminders(pays)).toEqual([]);
  await worker.stripe.webhooks({ mode: "normal" });
});

async function aBill(): Promise<Billed> {
  const job = await closeOut(api);
  const invoice = await invoiced(api, job.id, "open");
  const to = job.customer.email ?? "";
  await until(async () => (await worker.mailbox.mails(to)).length > 0, 10_000, "the invoice's letter");
  return { job, invoice, stripeId: invoice.stripeInvoiceId ?? "" };
}

/** By the app's clock alone; a little more than whole days, whatever the hour. */
function daysLater(days: number): Record<string, string> {
  return { NOW_OFFSET_SECONDS: String(days * DAY) };
}

async function ringAtOnce(times: number): Promise<void> {
  await Promise.all(Array.from({ length: times }, () => worker.ring(EVERY_QUARTER)));
}

/** Long enough for a letter too many to arrive. */
async function quiet(ms = ON_ITS_WAY_MS): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

async function reminders({ job }: Billed) {
  const mails = await worker.mailbox.mails(job.customer.email ?? "");
  return mails.filter((mail) => mail.subject.startsWith("Reminder"));
}

async function reminded(bill: Billed, times: number): Promise<void> {
  await until(
    async () => (await reminders(bill)).length >= times,
    15_000,
    async () => `${times} reminders: ${await deliveriesOf(bill)}`,
  );
}

async function deliveriesOf({ invoice }: Billed): Promise<string[]> {
  const sql = "SELECT kind || ' ' || status AS said FROM delivery WHERE subject_id = ? ORDER BY created_at";
  const { results } = await worker.d1.prepare(sql).bind(invoice.id).all<{ said: string }>();
  return results.map((row) => row.said);
}

async function isProcessing({ invoice }: Billed): Promise<boolean> {
  const sql = "SELECT processing FROM invoice WHERE id = ?";
  return (await worker.d1.prepare(sql).bind(invoice.id).first<{ processing: number }>())?.processing === 1;
}
