import { expect, test } from "vitest";
import { client, draft, localStripe, open, refusal } from "./world.ts";

test("an error without poison leaves no trace under the key", async () => {
  const { stripe, local } = await localStripe();
  const options = { idempotencyKey: "k" };
  for (const [fault, expected] of [
    [{ status: 500 }, { status: 500, type: "StripeAPIError" }],
    [
      { status: 429, code: "rate_limit" },
      { status: 429, type: "StripeRateLimitError", code: "rate_limit" },
    ],
    [{ status: 409 }, { status: 409, code: "idempotency_key_in_use" }],
  ] as const) {
    await local.post("/faults", {
      fault: "error",
      ...fault,
      times: 1,
      method: "POST",
      path: "/v1/customers",
    });
    expect(await refusal(stripe.customers.create({}, options))).toMatchObject(expected);
  }
  expect((await stripe.customers.create({}, options)).object).toBe("customer");
});

test("a body without an error key is taken for success by the SDK", async () => {
  const { stripe, local } = await localStripe();
  await local.post("/faults", { fault: "error", status: 500, body: "empty_json", times: 1 });
  const customer = await stripe.customers.create({});
  expect(customer.id).toBeUndefined();
  expect((await stripe.customers.list()).data).toEqual([]);
});

test("a timeout commits nothing", async () => {
  const { stripe, local, url } = await localStripe();
  await local.post("/faults", { fault: "timeout", times: 1, path: "/v1/customers" });
  const hasty = client(url, { timeout: 150 });
  await expect(hasty.customers.create({}, { idempotencyKey: "k" })).rejects.toThrow(/timeout/i);
  expect((await stripe.customers.list()).data).toEqual([]);
  await stripe.customers.create({}, { idempotencyKey: "k" });
  expect((await stripe.customers.list()).data).toHaveLength(1);
  const cut = (await local.get("/requests")).find(
    (request: { status: number | null }) => request.status === null,
  );
  expect(cut).toMatchObject({ fault: "timeout", idempotencyKey: "k" });
});

test("commit then drop: the work is done, and the same key finds it", async () => {
  const { stripe, local } = await localStripe();
  const id = await draft(stripe);
  // The SDK repeats a cut connection once by itself, even when told not to retry.
  await local.post("/faults", { fault: "commit_then_drop", times: 2, path: "/v1/invoices/*/finalize" });
  const options = { idempotencyKey: "finalize" };
  await expect(stripe.invoices.finalizeInvoice(id, {}, options)).rejects.toMatchObject({
    type: "StripeConnectionError",
  });
  expect((await stripe.invoices.retrieve(id)).status).toBe("open");
  const again = await stripe.invoices.finalizeInvoice(id, {}, options);
  expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect((await stripe.events.list({ type: "invoice.finalized" })).data).toHaveLength(1);
});

test("faults meet what they name, as often as they say, and can be taken away", async () => {
  const { stripe, local } = await localStripe();
  const { id } = await open(stripe);
  await local.post("/faults", { fault: "error", path: "/v1/invoices$", times: 5 });
  await local.post("/faults", { fault: "error", method: "DELETE", times: 5 });
  await local.post("/faults", { fault: "error", path: "/v1/events", times: 1, probability: 0 });
  expect((await stripe.invoices.retrieve(id)).id).toBe(id);
  expect((await stripe.events.list()).data.length).toBeGreaterThan(0);
  expect((await refusal(stripe.invoices.list())).status).toBe(500);
  expect((await local.get("/faults")).map((fault: { times: number }) => fault.times)).toEqual([4, 5, 1]);
  await local.clear("/faults");
  expect((await stripe.invoices.list()).data).toHaveLength(1);
  expect((await local.post("/faults", { fault: "earthquake" })).status).toBe(400);
});

test("a fault about one thing meets only what speaks of it: by its address, its parameters, or what it has itself", async () => {
  const { stripe, local } = await localStripe();
  const customer = (await stripe.customers.create({ metadata: { job_id: "job_theirs" } })).id;
  const about = (job: string, path: string) =>
    local.post("/faults", { fault: "error", status: 500, times: 1, path, about: job });
  const draftFor = (job_id: string) => stripe.invoices.create({ customer, metadata: { job_id } });

  await about("job_a", "/v1/invoices$");
  const other = await draftFor("job_b");
  expect(await refusal(draftFor("job_a"))).toMatchObject({ status: 500 });
  const own = await draftFor("job_a");
  await about("job_a", "/v1/invoices/*$");
  await stripe.invoices.update(other.id, { description: "Porch" });
  expect(await refusal(stripe.invoices.update(own.id, { description: "Porch" }))).toMatchObject({
    status: 500,
  });
  await about(own.id, "/v1/invoice_payments$");
  await stripe.invoicePayments.list({ invoice: other.id });
  expect(await refusal(stripe.invoicePayments.list({ invoice: own.id }))).toMatchObject({ status: 500 });
  expect(await local.get("/faults")).toEqual([]);
});
