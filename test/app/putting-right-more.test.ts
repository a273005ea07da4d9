import { afterAll, beforeAll, expect, test } from "vitest";
import { aTicket, closeOut, invoiced } from "../support/close-out.ts";
import { request } from "../support/http.ts";
import type { Fault } from "../support/local-stripe.ts";
import { MoneyDesk } from "../support/money-desk.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { until } from "../support/until.ts";

/** Everything that may happen to a call and leave its caller in doubt. */
const TROUBLE: Fault[] = [
  { fault: "error", status: 500 },
  { fault: "error", status: 500, poison: true },
  { fault: "error", status: 429 },
  { fault: "timeout" },
  { fault: "commit_then_drop" },
];
const reason = { reason: "Because" };

let app: TestApp;
let desk: MoneyDesk;
beforeAll(async () => {
  app = await startTestApp();
  desk = new MoneyDesk(app);
});
afterAll(() => app?.close());

test("what is new of a customer reaches Stripe though it failed at first, and twice at most", async () => {
  const open = await Promise.all(TROUBLE.map(() => desk.open()));
  const since = Date.now();
  await app.stripe.order(...TROUBLE.map((fault) => ({ ...fault, method: "POST", path: "/v1/customers/*$" })));
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
  for (const fault of TROUBLE) {
    const ticket = aTicket();
    const { customer } = ticket;
    await app.stripe.order({ ...fault, method: "POST", path: "/v1/customers$" });
    const jobs = await Promise.all([ticket, aTicket({ customer })].map((one) => closeOut(app.api, one)));
    const invoices = await Promise.all(jobs.map(({ id }) => invoiced(app.api, id, "open")));
    const books = await Promise.all(invoices.map((one) => desk.booked(one.stripeInvoiceId)));
    expect(new Set(books.map((one) => one?.customer)).size, JSON.stringify(fault)).toBe(1);
    expect(await customersOf(customer.email), JSON.stringify(fault)).toHaveLength(1);
  }
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
