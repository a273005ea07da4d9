import { expect, test } from "vitest";
import { client, draft, localStripe, open, pause, refusal } from "./world.ts";

test("the same key and parameters give the first answer again", async () => {
  const { stripe } = await localStripe();
  const options = { idempotencyKey: "customer-1" };
  const first = await stripe.customers.create({ name: "A", metadata: { x: "1", y: "2" } }, options);
  const second = await stripe.customers.create({ metadata: { y: "2", x: "1" }, name: "A" }, options);
  expect(second.id).toBe(first.id);
  expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(second.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
  expect(second.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
  expect((await stripe.customers.list()).data).toHaveLength(1);
  const [event] = (await stripe.events.list()).data;
  expect(event?.request).toEqual({ id: first.lastResponse.requestId, idempotency_key: "customer-1" });
});

test("the same key for something else is refused", async () => {
  const { stripe, url } = await localStripe();
  const options = { idempotencyKey: "k" };
  await stripe.customers.create({ name: "A" }, options);
  expect(await refusal(stripe.customers.create({ name: "B" }, options))).toMatchObject({
    type: "StripeIdempotencyError",
    status: 400,
    message:
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'k' if you meant to execute a different request.",
  });
  const id = await draft(stripe);
  expect((await refusal(stripe.invoices.finalizeInvoice(id, {}, options))).message).toContain(
    `can only be used for the same endpoint they were first used for ('/v1/invoices/${id}/finalize' vs '/v1/customers')`,
  );
  const elsewhere = client(url, { stripeAccount: "acct_2" });
  expect((await elsewhere.customers.create({ name: "B" }, options)).name).toBe("B");
});

test("a failure after execution began is kept, a refused parameter is not", async () => {
  const { stripe } = await localStripe();
  const { id } = await open(stripe);
  const options = { idempotencyKey: "pay" };
  expect((await refusal(stripe.invoices.pay(id, {}, options))).status).toBe(400);
  await stripe.invoices.update(id, { default_payment_method: "pm_card_visa" });
  expect((await refusal(stripe.invoices.pay(id, {}, options))).message).toContain(
    "no `default_payment_method`",
  );
  expect((await stripe.invoices.pay(id, {}, { idempotencyKey: "pay-2" })).status).toBe("paid");

  const create = { idempotencyKey: "create" };
  await refusal(stripe.customers.create({ nme: "A" } as object, create));
  expect((await stripe.customers.create({ name: "A" }, create)).name).toBe("A");
});

test("a key is forgotten after a day on the simulator's clock", async () => {
  const { stripe, local } = await localStripe();
  const options = { idempotencyKey: "k" };
  const first = await stripe.customers.create({}, options);
  await local.post("/clock", { advanceSeconds: 23 * 3600 });
  expect((await stripe.customers.create({}, options)).id).toBe(first.id);
  await local.post("/clock", { advanceSeconds: 2 * 3600 });
  expect((await stripe.customers.create({}, options)).id).not.toBe(first.id);
  expect((await local.get("/clock")).offsetSeconds).toBe(25 * 3600);
});

test("two at the same time: one is told that the key is in use", async () => {
  const { stripe, local } = await localStripe();
  await local.post("/faults", { fault: "delay", delayMs: 200, times: 1, path: "/v1/customers" });
  const options = { idempotencyKey: "k" };
  const slow = stripe.customers.create({ name: "A" }, options);
  await pause(50);
  expect(await refusal(stripe.customers.create({ name: "A" }, options))).toMatchObject({
    status: 409,
    code: "idempotency_key_in_use",
  });
  const { id } = await slow;
  expect((await stripe.customers.create({ name: "A" }, options)).id).toBe(id);
});

test("a poisoned key answers its error for as long as it lives", async () => {
  const { stripe, local } = await localStripe();
  const id = await draft(stripe);
  await local.post("/faults", { fault: "error", status: 429, code: "lock_timeout", poison: true, times: 1 });
  const options = { idempotencyKey: "finalize-1" };
  const locked = { status: 429, code: "lock_timeout" };
  expect(await refusal(stripe.invoices.finalizeInvoice(id, {}, options))).toMatchObject(locked);
  expect(await refusal(stripe.invoices.finalizeInvoice(id, {}, options))).toMatchObject(locked);
  const [last] = (await local.get("/requests")).slice(-1);
  expect(last).toMatchObject({ replayed: true, status: 429, idempotencyKey: "finalize-1" });
  expect((await stripe.invoices.finalizeInvoice(id, {}, { idempotencyKey: "finalize-2" })).status).toBe(
    "open",
  );
});
