import { expect, test } from "vitest";
import { client, localStripe, open, receiver, refusal, secret, until } from "./world.ts";

test("live keys see live books, test keys see test books, and each object says which", async () => {
  const { url, stripe, local } = await localStripe();
  const live = client(url, {}, "sk_live_abcd");
  const tested = await open(stripe);
  const real = await open(live);
  expect([tested.livemode, real.livemode]).toEqual([false, true]);
  expect(await refusal(live.invoices.retrieve(tested.id))).toMatchObject({ status: 404 });
  expect((await client(url, {}, "rk_live_other").invoices.list()).data.map(({ id }) => id)).toEqual([
    real.id,
  ]);

  await live.invoices.pay(real.id, { payment_method: "pm_card_visa" });
  const events = (await live.events.list({ limit: 100 })).data;
  expect(events.map(({ livemode }) => livemode)).not.toContain(false);
  const paid = events.find(({ type }) => type === "invoice.paid");
  expect(paid?.data.object).toMatchObject({ id: real.id, livemode: true });
  const lines = await live.invoices.listLineItems(real.id);
  expect(lines.data[0]?.livemode).toBe(true);
  const declined = live.invoices.pay((await open(live)).id, { payment_method: "pm_card_chargeDeclined" });
  await expect(declined).rejects.toMatchObject({ payment_intent: { livemode: true } });

  const { invoices } = await local.get("/books");
  expect(new Set(invoices.map((invoice: { account: string }) => invoice.account)).size).toBe(1);
  expect(invoices.map((invoice: { livemode: boolean }) => invoice.livemode)).toEqual([true, true, false]);
});

test("metadata called livemode is left alone, and keys of idempotency are a mode's own", async () => {
  const { url, stripe } = await localStripe();
  const live = client(url, {}, "sk_live_abcd");
  const tested = await stripe.customers.create({ name: "A" }, { idempotencyKey: "one" });
  const real = await live.customers.create({ metadata: { livemode: "no" } }, { idempotencyKey: "one" });
  expect(real.id).not.toBe(tested.id);
  expect(real.metadata).toEqual({ livemode: "no" });
});

test("a registered key is its account's own", async () => {
  const { url, stripe, local } = await localStripe();
  await local.post("/keys", { key: "sk_test_theirs", account: "acct_theirs" });
  const theirs = client(url, {}, "sk_test_theirs");
  const { id } = await theirs.customers.create();
  expect(await refusal(stripe.customers.retrieve(id))).toMatchObject({ status: 404 });
  expect((await theirs.accounts.retrieveCurrent()).id).toBe("acct_theirs");
  expect((await stripe.accounts.retrieveCurrent()).id).not.toBe("acct_theirs");
  const platform = client(url, { stripeAccount: "acct_theirs" });
  expect(await refusal(platform.customers.list())).toMatchObject({ status: 403, code: "account_invalid" });
  const { accounts } = await local.get("/keys");
  expect(accounts).toContainEqual({
    account: "acct_theirs",
    publishable_test: "pk_test_theirs",
    publishable_live: "pk_live_theirs",
  });
});

test("a restricted key may do what it was given, reading is part of writing", async () => {
  const { url, local } = await localStripe();
  const key = "rk_test_restricted";
  await local.post("/keys", { key, permissions: { invoices: "read", customers: "write" } });
  const restricted = client(url, {}, key);
  const { id } = await restricted.customers.create();
  await restricted.customers.retrieve(id);
  await restricted.invoices.list();
  const refused = await refusal(restricted.invoices.create({ customer: id }));
  expect(refused).toMatchObject({ status: 403, type: "StripePermissionError" });
  expect(refused.message).toContain("does not have the required permissions for this endpoint");
  expect(refused.message).toContain("Having the 'rak_invoice_write' permission would allow this request");
  expect(refused.message).not.toContain(key);
  expect(await refusal(restricted.events.list())).toMatchObject({ status: 403 });
});

test.each([
  [
    "an expired key",
    { key: "sk_test_old1", status: "expired" },
    "Expired API Key provided: sk_test_",
    "api_key_expired",
  ],
  [
    "a revoked key",
    { key: "sk_test_gone", status: "revoked" },
    "Invalid API Key provided: sk_test_",
    undefined,
  ],
] as const)("%s is refused", async (_, registration, message, code) => {
  const { url, local } = await localStripe();
  await local.post("/keys", registration);
  const refused = await refusal(client(url, {}, registration.key).customers.list());
  expect(refused).toMatchObject({ status: 401, code });
  expect(refused.message).toContain(message);
  expect(refused.message).not.toContain(registration.key);
  await local.post("/keys", { key: registration.key });
  await client(url, {}, registration.key).customers.list();
});

test.each(["sk_test_wrong", "sk_live_wrong_one", "sk_nowhere_abcd", "sk_test_", "whsec_abcd", "abcd"])(
  "%s never was a key",
  async (key) => {
    const { url } = await localStripe();
    expect(await refusal(client(url, {}, key).customers.list())).toMatchObject({ status: 401 });
  },
);

test("a publishable key retrieves and confirms with the client secret, and nothing else", async () => {
  const { url, stripe } = await localStripe();
  const browser = client(url, {}, "pk_test_local");
  const customer = await stripe.customers.create({ name: "Maria" });
  const intent = await stripe.paymentIntents.create({
    amount: 500,
    currency: "usd",
    customer: customer.id,
    metadata: { internal: "note" },
  });
  const client_secret = intent.client_secret ?? "";
  const seen = await browser.paymentIntents.retrieve(intent.id, { client_secret });
  expect(seen).toMatchObject({ id: intent.id, amount: 500, status: "requires_payment_method" });
  expect(seen).not.toHaveProperty("metadata");
  expect(seen).not.toHaveProperty("customer");
  expect(await refusal(browser.paymentIntents.retrieve(intent.id))).toMatchObject({ param: "client_secret" });
  const other = { client_secret: `${intent.id}_secret_other` };
  expect(await refusal(browser.paymentIntents.retrieve(intent.id, other))).toMatchObject({ status: 400 });
  expect(await refusal(browser.customers.list())).toMatchObject({ status: 401, code: "secret_key_required" });
  expect(await refusal(browser.paymentIntents.cancel(intent.id))).toMatchObject({ status: 401 });

  const confirm = async (method: string) => {
    const response = await fetch(`${url}/v1/payment_intents/${intent.id}/confirm`, {
      method: "POST",
      headers: { authorization: "Bearer pk_test_local" },
      body: new URLSearchParams({ client_secret, payment_method: method }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const declined = await confirm("pm_card_chargeDeclined");
  expect(declined).toMatchObject({
    status: 402,
    body: { error: { type: "card_error", code: "card_declined" } },
  });
  expect(declined.body.error.payment_intent).not.toHaveProperty("metadata");
  const paid = await confirm("pm_card_visa");
  expect(paid.body).toMatchObject({ status: "succeeded" });
  expect(paid.headers.get("access-control-allow-origin")).toBe("*");
  expect((await confirm("pm_card_visa")).body.error.code).toBe("payment_intent_unexpected_state");
  expect(await refusal(client(url, {}, "pk_test_nobody").paymentIntents.retrieve(intent.id))).toMatchObject({
    status: 401,
  });
});

test("live events go to live endpoints, registered keys and books outlive a restart but not a reset", async () => {
  const hook = await receiver();
  const { url, local } = await localStripe({ webhook: { url: hook.url, secret } });
  const live = client(url, {}, "sk_live_abcd");
  await live.customers.create();
  expect((await live.webhookEndpoints.list()).data).toEqual([]);
  const liveHook = await receiver();
  await live.webhookEndpoints.create({ url: liveHook.url, enabled_events: ["*"] });
  await live.customers.create();
  await until(() => liveHook.all.length === 1);
  expect(JSON.parse(liveHook.all[0]?.body ?? "{}")).toMatchObject({ livemode: true });
  expect(hook.all).toEqual([]);
  await local.post("/keys", { key: "sk_test_gone", status: "revoked" });
  await local.post("/reset");
  await client(url, {}, "sk_test_gone").customers.list();
});
