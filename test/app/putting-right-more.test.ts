import { afterAll, beforeAll, expect, test } from "vitest";
import { aTicket, closeOut, invoiced } from "../support/close-out.ts";
import { request } from "../support/http.ts";
import type { Fault } from "../support/local-stripe.ts";
import { MoneyDesk } from "../support/money-desk.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { TROUBLE } from "../support/trouble.ts";
import { until } from "../support/until.ts";

const FAULTS = Object.values(TROUBLE);
const reason = { reason: "Because" };

let app: TestApp;
let desk: MoneyDesk;
beforeAll(async () => {
  app = await startTestApp();
  desk = new MoneyDesk(app);
});
afterAll(() => app?.close());

test("what is new of a customer reaches Stripe though it failed at first, and twice at most", async () => {
  const open = await Promise.all(FAULTS.map(() => desk.open()));
  const since = Date.now();
  for (const [index, { job }] of open.entries())
    await meets(FAULTS[index], "/v1/customers/*$", job.customer.email ?? "");
  const phone = "+1 813 555 0142";
  await Promise.all(
    open.map(({ job }) =>
      request(`${app.url}/office/jobs/${job.id}/customer`, {
        ...{ method: "POST", redirect: "manual" },
        headers: { Cookie: app.organisation.members.owner.cookie, Origin: app.url },
        body: new URLSearchParams({ email: job.customer.email ?? "", phone }),
      }),
    ),
  );
  for (const { job, invoice } of open) {
    const id = (await desk.booked(invoice.stripeInvoiceId))?.customer ?? "";
    const known = () => customersOf(job.customer.email ?? "");
    await until(async () => (await known()).some((one) => one.phone === phone), 25_000, `${id} to be told`);
    expect(await known()).toHaveLength(1);
    const told = (await app.stripe.calls(since)).filter(
      (call) => call.path === `/v1/customers/${id}` && call.method === "POST" && call.fault === null,
    );
    expect(told.filter((call) => call.status === 200 && !call.replayed).length).toBeLessThanOrEqual(1);
  }
  expect(await app.stripe.waitingFaults()).toEqual([]);
});

test("two first invoices of one new payer at a time make one customer, whatever happens to the call", async () => {
  const pairs = FAULTS.map((fault) => {
    const ticket = aTicket();
    const { customer } = ticket;
    return { fault, email: customer.email, tickets: [ticket, aTicket({ customer })] };
  });
  for (const { fault, email } of pairs) await meets(fault, "/v1/customers$", email);
  await Promise.all(
    pairs.map(async ({ fault, email, tickets }) => {
      const jobs = await Promise.all(tickets.map((one) => closeOut(app.api, one)));
      const invoices = await Promise.all(jobs.map(({ id }) => invoiced(app.api, id, "open", 40_000)));
      const books = await Promise.all(invoices.map((one) => desk.booked(one.stripeInvoiceId)));
      expect(new Set(books.map((one) => one?.customer)).size, JSON.stringify(fault)).toBe(1);
      expect(await customersOf(email), JSON.stringify(fault)).toHaveLength(1);
    }),
  );
  expect(await app.stripe.waitingFaults()).toEqual([]);
});

test("a bill that is refused for good holds up no other, and its number stays with the void document", async () => {
  const before = await numbers();
  const path = "/v1/invoices/*/finalize$";
  await app.stripe.order({ fault: "error", status: 400, code: "never", method: "POST", path });
  const stuck = await closeOut(app.api);
  const failure = async () => (await app.api.failures()).find((one) => one.jobId === stuck.id);
  await until(failure, 15_000, "a refusal");
  const next = await invoiced(app.api, (await closeOut(app.api)).id, "open");

  const id = (await app.api.job(stuck.id)).invoices[0]?.id ?? "";
  expect((await desk.press(id, "discard-draft", reason)).status).toBe(303);
  await until(async () => (await desk.invoice(id)).status === "void", 15_000, "a bill that is void");
  const { number } = await desk.invoice(id);
  expect(await failure()).toBeUndefined();
  expect(await app.stripe.invoicesOf(stuck.id)).toEqual([]);
  const after = await numbers();
  const added = after.filter((one) => !before.includes(one));
  expect(added).toEqual([number, next.number].sort());
  expect(after.map((one) => Number(one.slice(4)))).toEqual(after.map((_, index) => index + 1));
});

test("a part that bounced: all of the invoice is credited, and another one asks for all of it", async () => {
  const { job, invoice } = await desk.open();
  const receivedOn = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format();
  await desk.press(invoice.id, "record-payment", { amount: "50.00", means: "cheque", receivedOn });
  await desk.agrees(invoice.id, (now) => now.amountPaid === 5_000, "a part");
  const payment = /name="payment" value="(\w+)"/.exec((await desk.page(invoice.id)).text)?.[1] ?? "";
  expect((await desk.press(invoice.id, "undo-payment", { payment, reason: "Bounced" })).status).toBe(303);
  await desk.agrees(invoice.id, (now) => now.amountCredited === invoice.total, "credited");
  const again = await invoiced(app.api, job.id, "draft");
  const send = async () => (await desk.press(again.id, "send-draft")).status === 303;
  await until(send, 15_000, "a draft that can be sent");
  await desk.agrees(again.id, (now) => now.amountDue === invoice.total, "asked again");
});

/** The next call of this kind about somebody meets a fault. */
function meets(fault: Fault | undefined, path: string, about: string): Promise<void> {
  return fault ? app.stripe.order({ ...fault, method: "POST", path, about }) : Promise.resolve();
}

async function customersOf(email: string): Promise<{ phone: string | null }[]> {
  const headers = { Authorization: "Bearer sk_test_local" };
  const address = `${app.stripe.url}/v1/customers?${new URLSearchParams({ email })}`;
  return (await request<{ data: { phone: string | null }[] }>(address, { headers })).body.data;
}

/** All numbers of invoices that were given out, in their order. */
async function numbers(): Promise<string[]> {
  const all = await app.api.all<{ number: string | null }>("/invoices");
  return all.flatMap(({ number }) => number ?? []).sort();
}
