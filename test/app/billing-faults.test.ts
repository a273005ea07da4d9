import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Failure, Job } from "../support/api-client.ts";
import { aTicket, closeOut, invoiced } from "../support/close-out.ts";
import type { Fault } from "../support/local-stripe.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { TROUBLE } from "../support/trouble.ts";
import { until } from "../support/until.ts";

/** The calls that make an invoice at Stripe. */
const CALLS = {
  customer: "/v1/customers$",
  draft: "/v1/invoices$",
  lines: "/v1/invoices/*/add_lines$",
  number: "/v1/invoices/*$",
  finalise: "/v1/invoices/*/finalize$",
};

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

describe("A call to Stripe meets trouble, and the job is billed once", () => {
  test.each(Object.entries(CALLS))("at the call %s", async (_, path) => {
    const faults = Object.values(TROUBLE);
    await app.stripe.order(...faults.map((fault) => ({ ...fault, method: "POST", path })));
    const jobs = await Promise.all(faults.map(() => closeOut(app.api)));
    for (const job of jobs) await expectBilledOnce(job);
    expect(await app.stripe.waitingFaults()).toEqual([]);
  });
});

test("The power goes while five calls are on their way to Stripe", async () => {
  const jobs = await jobsAtEachCall({ fault: "delay", delayMs: 4_000 });
  await app.kill();
  // Two minutes later by the app's clock, so that the sweep finds what the dead alarms left.
  await app.start({ NOW_OFFSET_SECONDS: "120" });
  app.ringTimers();
  for (const job of jobs) await expectBilledOnce(job);
});

test("Stripe did it, the answer was lost, and for 25 hours nobody could ask", async () => {
  const jobs = await jobsAtEachCall({ fault: "commit_then_drop" });
  await app.kill();
  await app.stripe.advanceClock(25 * 3600);
  const asleep = Date.now();
  await app.start({ NOW_OFFSET_SECONDS: "90000" });
  app.ringTimers();
  for (const job of jobs) await expectBilledOnce(job);
  // What had happened was found in Stripe's books; only what was still to do was asked for.
  const asked = (await app.stripe.calls(asleep)).filter((call) => call.method === "POST");
  const times = (end: string) => asked.filter((call) => call.path.endsWith(end)).length;
  expect([times("/customers"), times("/invoices"), times("/add_lines"), times("/finalize")]).toEqual([
    0, 1, 2, 4,
  ]);
});

test("Stripe says no: a person sees its words, tries again, and the job is billed once", async () => {
  for (const path of Object.values(CALLS)) {
    await app.stripe.order({
      fault: "error",
      status: 400,
      code: "parameter_invalid_empty",
      method: "POST",
      path,
    });
    const job = await closeOut(app.api);
    const failure = await failureOf(job);
    expect(failure).toMatchObject({ kind: "billing", status: "open", code: "parameter_invalid_empty" });
    expect(failure.detail).toContain("Stripe: An unknown error occurred");
    expect((await app.api.job(job.id)).billing.status).toBe("draft");

    await app.api.must<Failure>("POST", `/failures/${failure.id}/retry`);
    await expectBilledOnce(job);
    expect(await app.api.failures()).toEqual([]);
  }
});

test("Two jobs of a new customer are billed at one time: one customer at Stripe", async () => {
  const { customer } = aTicket();
  await app.stripe.order({ fault: "delay", delayMs: 300, method: "POST", path: CALLS.customer });
  const jobs = await Promise.all([1, 2, 3].map(() => closeOut(app.api, aTicket({ customer }))));
  const invoices = await Promise.all(jobs.map((job) => invoiced(app.api, job.id, "open")));
  const ids = invoices.map((invoice) => invoice.stripeInvoiceId);
  const booked = (await app.stripe.books()).filter((invoice) => ids.includes(invoice.id));
  expect(booked).toHaveLength(3);
  expect(new Set(booked.map((invoice) => invoice.customer)).size).toBe(1);
});

test("After all of this no letter has been sent twice, and no draft is left lying about", async () => {
  const letters = (await app.mailbox.mails()).map((mail) => `${mail.to} ${mail.subject}`);
  expect(letters.length).toBeGreaterThan(50);
  expect(letters.filter((letter, index) => letters.indexOf(letter) !== index)).toEqual([]);
  expect((await app.stripe.books()).filter((invoice) => invoice.status === "draft")).toEqual([]);
});

/** A job for each call to Stripe, whose next one it is; answers once all of them have met the fault. */
async function jobsAtEachCall(fault: Fault): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const path of Object.values(CALLS).reverse()) {
    await app.stripe.order({ ...fault, method: "POST", path });
    jobs.push(await closeOut(app.api));
    await until(
      async () => (await app.stripe.waitingFaults()).length === 0,
      5_000,
      `a call to ${path}\n${app.output()}`,
    );
  }
  return jobs;
}

/** One invoice at Stripe with the job's total; the app shows that one as open; one letter has left. */
async function expectBilledOnce(job: Job): Promise<void> {
  const shown = await invoiced(app.api, job.id, "open");
  const booked = await app.stripe.invoicesOf(job.id);
  expect(booked.filter((invoice) => invoice.status !== "draft")).toEqual([
    expect.objectContaining({
      ...{ id: shown.stripeInvoiceId, status: "open", total: job.total },
      number: shown.number,
    }),
  ]);
  expect(shown.total).toBe(job.total);
  const current = await app.api.job(job.id);
  expect(current.invoices).toHaveLength(1);

  const to = job.customer.email ?? "";
  await until(async () => (await app.mailbox.mails(to)).length > 0, 10_000, `a letter to ${to}`);
  expect(await app.mailbox.mails(to)).toHaveLength(1);
}

function failureOf(job: Job): Promise<Failure> {
  return until(
    async () => (await app.api.failures()).find((failure) => failure.jobId === job.id),
    10_000,
    `a failure of ${job.id}`,
  );
}
