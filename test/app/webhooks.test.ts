import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiClient, Failure, Job, JobEvent } from "../support/api-client.ts";
import { closeOut, invoiced } from "../support/close-out.ts";
import { request } from "../support/http.ts";
import { signature } from "../support/local-stripe.ts";
import { WEBHOOK_SECRET } from "../support/stand-ins.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { until } from "../support/until.ts";

const EVERY_MINUTE = "* * * * *";
const EVERY_QUARTER = "*/15 * * * *";
/** What the consumer asks when the bell has rung. */
const READ_INVOICE = { method: "GET", path: "/v1/invoices/*" };

let worker: TestWorker;
let api: ApiClient;
beforeAll(async () => {
  worker = await startTestWorker();
  api = (await worker.addOrganisation("Gulf Coast Screens")).api;
});
afterAll(() => worker?.close());

test("Only what Stripe signed within five minutes is taken in", async () => {
  const body = anEvent("evt_signature");
  const now = Math.floor(Date.now() / 1000);
  const good = signature(WEBHOOK_SECRET, body, now);
  const refused = {
    "no signature": undefined,
    "another secret": signature("whsec_of_somebody_else", body, now),
    "an old signature": signature(WEBHOOK_SECRET, body, now - 301),
    "a signature from the future": signature(WEBHOOK_SECRET, body, now + 330),
    "the signature of another body": signature(WEBHOOK_SECRET, anEvent("evt_other"), now),
    "a time that was moved": good.replace(`t=${now}`, `t=${now - 10}`),
    "an old scheme": good.replace("v1=", "v0="),
    nonsense: "t=now,v1=trust-me",
  };
  for (const [why, header] of Object.entries(refused)) {
    expect(await ring(body, header), why).toBe(400);
  }
  expect(await storedEvents("evt_signature")).toEqual([]);
  expect(await ring(body, good)).toBe(200);
  expect(await storedEvents("evt_signature")).toHaveLength(1);
});

test("While a secret is rolled, the old and the new one count", async () => {
  await worker.restart({ STRIPE_WEBHOOK_SECRET: `whsec_next, ${WEBHOOK_SECRET}` });
  for (const secret of ["whsec_next", WEBHOOK_SECRET]) {
    const body = anEvent(`evt_${secret}`);
    expect(await ring(body, signature(secret, body))).toBe(200);
  }
  const body = anEvent("evt_third");
  expect(await ring(body, signature("whsec_last", body))).toBe(400);
  // Stripe itself signs with each secret that is valid.
  const both = `${signature("whsec_last", body)},${signature("whsec_next", body).replace(/^t=\d+,/, "")}`;
  expect(await ring(body, both)).toBe(200);
  await worker.restart();
});

test("The same event ten times at once is stored once; a type that nobody knows is acknowledged", async () => {
  const body = anEvent("evt_ten_times", "weather.changed");
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => ring(body, signature(WEBHOOK_SECRET, body))),
  );
  expect(new Set(answers)).toEqual(new Set([200]));
  await until(
    async () => (await storedEvents("evt_ten_times")).some((row) => row.status === "ignored"),
    5_000,
    "an event that is put aside",
  );
  expect(await storedEvents("evt_ten_times")).toHaveLength(1);
});

test("An event whose queue died with the process is found by the sweep", async () => {
  const { job, stripeId } = await anOpenInvoice();
  await settled(worker, stripeId);
  await worker.stripe.order({ ...READ_INVOICE, fault: "error", times: 100 });
  await worker.stripe.pay(stripeId);
  await until(() => paidEventOf(stripeId), 5_000, "the stored event");
  // Two minutes later by the app's clock.
  await worker.restart({ NOW_OFFSET_SECONDS: "120" });
  await worker.stripe.clearFaults();
  expect(await paidEventOf(stripeId)).toMatchObject({ status: "received" });
  expect((await api.job(job.id)).status).toBe("approved");

  await worker.ring(EVERY_MINUTE);
  await expectClosed(job);
  await worker.restart();
});

test("A webhook that got lost on the way is found in Stripe's list within a quarter of an hour", async () => {
  const { job, stripeId } = await anOpenInvoice();
  await settled(worker, stripeId);
  await worker.stripe.webhooks({ mode: "drop" });
  await worker.stripe.pay(stripeId);
  await worker.stripe.webhooks({ mode: "normal" });
  expect(await paidEventOf(stripeId)).toBeUndefined();
  expect((await api.job(job.id)).invoices).toMatchObject([{ status: "open" }]);

  await worker.ring(EVERY_QUARTER);
  await expectClosed(job);
});

test("It is found however much else happened at Stripe in that hour", async () => {
  const { job, stripeId } = await anOpenInvoice();
  await settled(worker, stripeId);
  await worker.stripe.webhooks({ mode: "drop" });
  await worker.stripe.pay(stripeId);
  // Of somebody else's making, and each with two pieces of news: finalised, and paid since nothing was on it.
  const { id: customer } = await worker.stripe.post("/v1/customers", { name: "Somebody else" });
  const others = Array.from({ length: 260 }, async () => {
    const { id } = await worker.stripe.post("/v1/invoices", { customer });
    await worker.stripe.post(`/v1/invoices/${id}/finalize`, {});
  });
  await Promise.all(others);
  await worker.stripe.webhooks({ mode: "normal" });

  await worker.ring(EVERY_QUARTER);
  // Hundreds of rings that are nobody's stand before it in the queue.
  await expectClosed(job, 40_000);
});

test("News in the wrong order, and old news again: paid stays paid", async () => {
  await worker.stripe.webhooks({ mode: "hold" });
  const { job, stripeId } = await anOpenInvoice();
  await worker.stripe.pay(stripeId);
  await ringWith("invoice.paid", stripeId);
  await expectClosed(job);
  const before = await newsOf(job.id);

  await ringWith("invoice.finalized", stripeId);
  await ringWith("invoice.created", stripeId);
  await worker.stripe.webhooks({ mode: "normal" });
  await worker.stripe.releaseWebhooks();
  await settled(worker, stripeId);
  expect(await api.job(job.id)).toMatchObject({ status: "closed" });
  expect(await newsOf(job.id)).toEqual(before);
});

/** What happened to the job and its invoice; its letters leave in their own time. */
async function newsOf(jobId: string): Promise<string[]> {
  const events = await api.all<JobEvent>(`/jobs/${jobId}/events`);
  return events.map(({ type }) => type).filter((type) => /^(job|invoice|payment|billing)\./.test(type));
}

test("A customer pays before the app has heard that the invoice is out", async () => {
  await worker.stripe.order(
    { method: "POST", path: "/v1/invoices/*/finalize$", fault: "commit_then_drop" },
    { method: "POST", path: "/v1/invoices/*/finalize$", fault: "timeout" },
  );
  const job = await closeOut(api);
  const [booked] = await until(
    async () => {
      const found = await worker.stripe.invoicesOf(job.id);
      return found[0]?.status === "open" && found;
    },
    5_000,
    "a finalised invoice at Stripe",
  );
  await worker.stripe.pay(booked?.id ?? "");
  await expectClosed(job);
  await until(
    async () => (await stepsOf(job)).every((status) => status === "done"),
    20_000,
    async () => `the ledger at its end: ${await stepsOf(job)}`,
  );
  expect(await worker.stripe.invoicesOf(job.id)).toHaveLength(1);
  // Nobody is asked for what they paid: the receipt is the only letter.
  const letters = await until(
    async () => {
      const mails = await worker.mailbox.mails(job.customer.email ?? "");
      return mails.length > 0 && mails;
    },
    10_000,
    "a receipt",
  );
  expect(letters.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Receipt: /)]);
});

test("Stripe is away for a moment when it is asked: the queue asks again by itself", async () => {
  const { job, stripeId } = await anOpenInvoice();
  await settled(worker, stripeId);
  await worker.stripe.order({ ...READ_INVOICE, fault: "error", times: 2 });
  await worker.stripe.pay(stripeId);
  await expectClosed(job);
  await settled(worker, stripeId);
  expect(await api.failures()).toEqual([]);
});

test("Stripe stays away: a person is shown the news that could not be taken in, and has it tried again", async () => {
  const impatient = await startTestWorker({
    configure: (config) => {
      const consumers = config.queues.consumers.map((it) => ({ ...it, max_retries: 0 }));
      return { ...config, queues: { ...config.queues, consumers } };
    },
  });
  try {
    const { api } = await impatient.addOrganisation("Gulf Coast Screens");
    const job = await closeOut(api);
    const { stripeInvoiceId = "" } = await invoiced(api, job.id, "open");
    await settled(impatient, stripeInvoiceId);
    await impatient.stripe.order({ ...READ_INVOICE, fault: "error", times: 1_000 });
    await impatient.stripe.pay(stripeInvoiceId);
    const failures = await until(
      async () => {
        const found = await api.failures();
        return found.length > 0 && (await waiting(impatient, stripeInvoiceId)) === 0 && found;
      },
      15_000,
      "a failure",
    );
    for (const failure of failures) {
      expect(failure).toMatchObject({ kind: "stripe_event", status: "open", jobId: job.id });
      expect(failure.detail).toContain("News from Stripe could not be taken in.");
    }
    expect((await api.job(job.id)).invoices).toMatchObject([{ status: "open" }]);

    await impatient.stripe.clearFaults();
    for (const failure of failures) await api.must<Failure>("POST", `/failures/${failure.id}/retry`);
    await until(async () => (await api.job(job.id)).status === "closed", 10_000, "a job that is closed");
    await until(async () => (await api.failures()).length === 0, 10_000, "no failure");
  } finally {
    await impatient.close();
  }
});

/** An event as Stripe writes it, of no consequence. */
function anEvent(id: string, type = "customer.updated"): string {
  const object = { id: "cus_1", object: "customer" };
  return JSON.stringify({ id, object: "event", api_version: "2026-10-28.endive", type, data: { object } });
}

async function ring(body: string, header?: string): Promise<number> {
  const headers = { "Content-Type": "application/json", ...(header && { "Stripe-Signature": header }) };
  const { status } = await request(`${worker.url}/webhooks/stripe`, { method: "POST", headers, body });
  return status;
}

/** Delivers what Stripe has in its list about an invoice. */
async function ringWith(type: string, stripeId: string): Promise<void> {
  const event = (await worker.stripe.events(type)).find((one) => one.data.object.id === stripeId);
  const body = JSON.stringify(event);
  expect(await ring(body, signature(WEBHOOK_SECRET, body))).toBe(200);
}

async function anOpenInvoice(): Promise<{ job: Job; stripeId: string }> {
  const job = await closeOut(api);
  const { stripeInvoiceId = "" } = await invoiced(api, job.id, "open");
  return { job, stripeId: stripeInvoiceId };
}

async function expectClosed(job: Job, ms = 10_000): Promise<void> {
  await until(
    async () => (await api.job(job.id)).status === "closed",
    ms,
    async () => `a job that is closed: ${JSON.stringify(await api.job(job.id))}`,
  );
  expect((await api.job(job.id)).invoices).toMatchObject([
    { status: "paid", amountPaid: job.total, amountDue: 0 },
  ]);
}

/** Until Stripe has delivered everything and the app has processed what concerns the invoice. */
async function settled(of: TestWorker, stripeId: string): Promise<void> {
  await until(
    async () => {
      const { pending = 0, sending = 0 } = await of.stripe.deliveries();
      return pending + sending + (await waiting(of, stripeId)) === 0;
    },
    30_000,
    async () => `all webhooks processed: ${JSON.stringify(await of.stripe.deliveries())}`,
  );
}

async function waiting({ d1 }: TestWorker, stripeId: string): Promise<number> {
  const sql = "SELECT count(*) AS count FROM stripe_event WHERE status = 'received' AND object_id = ?";
  return (await d1.prepare(sql).bind(stripeId).first<{ count: number }>())?.count ?? 0;
}

async function storedEvents(id: string): Promise<{ status: string }[]> {
  const statement = worker.d1.prepare("SELECT status FROM stripe_event WHERE id = ?").bind(id);
  return (await statement.all<{ status: string }>()).results;
}

async function paidEventOf(stripeId: string): Promise<{ status: string } | undefined> {
  const sql = "SELECT status FROM stripe_event WHERE type = 'invoice.paid' AND object_id = ?";
  return (await worker.d1.prepare(sql).bind(stripeId).first<{ status: string }>()) ?? undefined;
}

async function stepsOf(job: Job): Promise<string[]> {
  const statement = worker.d1.prepare("SELECT status FROM billing_step WHERE job_id = ?").bind(job.id);
  return (await statement.all<{ status: string }>()).results.map((row) => row.status);
}
