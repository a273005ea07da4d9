import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import { expect, test } from "vitest";
import { startLocalStripe } from "../../dev/stripe/server.ts";
import { client, localStripe, open, pause, receiver, secret, switches, until } from "./world.ts";

test("events arrive signed, after the answer, and are counted as delivered", async () => {
  const hook = await receiver();
  const { stripe } = await localStripe({ webhook: { url: hook.url, secret } });
  const customer = await stripe.customers.create({ name: "A" }, { idempotencyKey: "k1" });
  await until(() => hook.all.length === 1);
  const [received] = hook.all;
  if (received === undefined) throw new Error("Nothing came.");
  const event = stripe.webhooks.constructEvent(received.body, received.signature, secret);
  expect(event).toMatchObject({
    type: "customer.created",
    api_version: Stripe.API_VERSION,
    data: { object: { id: customer.id } },
    request: { idempotency_key: "k1" },
  });
  await until(async () => (await stripe.events.retrieve(event.id)).pending_webhooks === 0);
  expect((await stripe.events.list({ delivery_success: true })).data).toHaveLength(1);
  expect((await stripe.events.list({ delivery_success: false })).data).toEqual([]);
});

test("updates say what was before", async () => {
  const { stripe } = await localStripe();
  const { id } = await stripe.customers.create({ name: "A", metadata: { a: "1", b: "2" } });
  await stripe.customers.update(id, { name: "B", metadata: { a: "", c: "3" } });
  await stripe.customers.update(id, { name: "B" });
  const { data } = await stripe.events.list({ type: "customer.updated" });
  expect(data.map((event) => event.data.previous_attributes)).toEqual([
    { name: "A", metadata: { a: "1", c: null } },
  ]);
});

test("a refused event comes again after growing waits, on the simulator's clock", async () => {
  let healthy = false;
  const hook = await receiver(() => (healthy ? 200 : 500));
  const { stripe, local } = await localStripe({ webhook: { url: hook.url, secret } });
  await stripe.customers.create();
  await until(() => hook.all.length === 1);
  await pause(100);
  expect(hook.all).toHaveLength(1);
  expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
  for (const [wait, count] of [
    [6, 2],
    [16, 3],
    [61, 4],
    [301, 5],
  ] as const) {
    await local.post("/clock", { advanceSeconds: wait });
    await until(() => hook.all.length === count);
    await pause(30);
  }
  healthy = true;
  await local.post("/clock", { advanceSeconds: 1801 });
  await until(async () => (await stripe.events.list({ delivery_success: true })).data.length === 1);
  const signatures = new Set(hook.all.map(({ signature }) => signature.split(",")[0]));
  expect(new Set(hook.all.map(({ id }) => id)).size).toBe(1);
  expect(signatures.size).toBeGreaterThan(0);
});

test("after three days nobody tries any more, but a person can", async () => {
  let healthy = false;
  const hook = await receiver(() => (healthy ? 200 : 500));
  const { stripe, local } = await localStripe({ webhook: { url: hook.url, secret } });
  await stripe.customers.create();
  await until(() => hook.all.length === 1);
  for (let days = 0; days < 8; days += 1) {
    await pause(40);
    await local.post("/clock", { advanceSeconds: 12 * 3600 });
  }
  await until(async () => (await local.get("/webhooks")).deliveries.failed === 1);
  healthy = true;
  const [event] = (await stripe.events.list()).data;
  await local.post(`/events/${event?.id}/resend`);
  await until(async () => (await local.get("/webhooks")).deliveries.delivered === 1);
});

test("duplicate, delay, drop, hold", async () => {
  const hook = await receiver();
  const { stripe, local } = await localStripe({ webhook: { url: hook.url, secret } });
  await local.post("/webhooks", { mode: "duplicate" });
  await stripe.customers.create();
  await until(() => hook.all.length === 2);
  expect(hook.all[0]?.id).toBe(hook.all[1]?.id);

  await local.post("/webhooks", { mode: "drop" });
  const lost = await stripe.customers.create();
  await local.post("/clock", { advanceSeconds: 100_000 });
  await pause(100);
  expect(hook.all).toHaveLength(2);
  expect((await stripe.events.list({ delivery_success: false })).data).toEqual([]);
  expect((await stripe.events.list({ limit: 1 })).data[0]?.data.object).toMatchObject({ id: lost.id });

  await local.post("/webhooks", { mode: "delay", delayMs: 300 });
  const sent = Date.now();
  await stripe.customers.create();
  await until(() => hook.all.length === 3);
  expect((hook.all[2]?.at ?? 0) - sent).toBeGreaterThanOrEqual(290);

  await local.post("/webhooks", { mode: "hold" });
  await stripe.customers.create();
  await stripe.customers.create();
  await pause(100);
  expect(hook.all).toHaveLength(3);
  expect((await local.post("/webhooks/release")).body).toEqual({ released: 2 });
  await until(() => hook.all.length === 5);
});

test("reorder turns the order of what happened together around", async () => {
  const hook = await receiver();
  const { stripe, local } = await localStripe({ webhook: { url: hook.url, secret } });
  const { id } = await open(stripe);
  await until(() => hook.all.length === 6);
  await local.post("/webhooks", { mode: "reorder", delayMs: 200 });
  await stripe.invoices.pay(id, { payment_method: "pm_card_visa" });
  await until(() => hook.all.length === 12);
  expect(hook.types().slice(6)).toEqual([
    "invoice.updated",
    "invoice.payment_succeeded",
    "invoice.paid",
    "invoice_payment.paid",
    "payment_intent.succeeded",
    "charge.succeeded",
  ]);
});

test("what was not delivered survives the death of the process", async () => {
  const stateFile = join(mkdtempSync(join(tmpdir(), "stripe-")), "state.sqlite");
  const first = await startLocalStripe({ port: 0, stateFile });
  const before = client(first.url);
  const hook = await receiver();
  const endpoint = await before.webhookEndpoints.create({
    url: hook.url,
    enabled_events: ["invoice.finalized"],
    api_version: Stripe.API_VERSION,
  });
  expect(endpoint.secret).toMatch(/^whsec_/);
  expect(await before.webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty("secret");
  await switches(first.url).post("/webhooks", { mode: "hold" });
  const { id } = await open(before);
  await first.close();

  const { stripe, local } = await localStripe({ stateFile });
  expect((await stripe.invoices.retrieve(id)).status).toBe("open");
  expect((await local.get("/webhooks")).mode).toBe("hold");
  await local.post("/webhooks/release");
  await until(() => hook.all.length === 1);
  expect(hook.types()).toEqual(["invoice.finalized"]);
});

test("endpoints are managed, and only the right account's events come", async () => {
  const hook = await receiver();
  const platform = await receiver();
  const { stripe, url } = await localStripe({ webhook: { url: hook.url, secret } });
  await stripe.webhookEndpoints.create({ url: platform.url, enabled_events: ["*"], connect: true });
  const connected = client(url, { stripeAccount: "acct_connected" });
  await connected.customers.create();
  await until(() => platform.all.length === 1);
  expect(JSON.parse(platform.all[0]?.body ?? "{}").account).toBe("acct_connected");
  expect(hook.all).toEqual([]);

  const { data } = await stripe.webhookEndpoints.list();
  expect(data).toHaveLength(2);
  const own = data.find((endpoint) => endpoint.url === hook.url);
  await stripe.webhookEndpoints.update(own?.id ?? "", { disabled: true });
  await stripe.customers.create();
  await pause(50);
  expect(hook.all).toEqual([]);
  await stripe.webhookEndpoints.del(own?.id ?? "");
  expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1);
});

test("starting twice with the same webhook leaves one endpoint", async () => {
  const stateFile = join(mkdtempSync(join(tmpdir(), "stripe-")), "state.sqlite");
  const webhook = { url: "http://127.0.0.1:1/x", secret };
  await (await startLocalStripe({ port: 0, stateFile, webhook })).close();
  const { stripe, local } = await localStripe({ stateFile, webhook: { ...webhook, secret: "whsec_new" } });
  expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1);
  await local.post("/reset");
  expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1);
});
