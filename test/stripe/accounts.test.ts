import type Stripe from "stripe";
import { expect, test } from "vitest";
import { client, draft, localStripe, open, receiver, refusal, secret, until } from "./world.ts";

const controller = {
  fees: { payer: "account" },
  losses: { payments: "stripe" },
  requirement_collection: "stripe",
  stripe_dashboard: { type: "full" },
} as const;

async function contractor(stripe: Stripe) {
  return stripe.accounts.create({
    controller,
    country: "US",
    email: "owner@screens.example",
    business_profile: { name: "Screens & More" },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    metadata: { organisation: "org_1" },
  });
}

async function link(stripe: Stripe, account: string, more: Partial<Stripe.AccountLinkCreateParams> = {}) {
  return stripe.accountLinks.create({
    account,
    type: "account_onboarding",
    refresh_url: "https://closeout.example/refresh",
    return_url: "https://closeout.example/return",
    collection_options: { fields: "eventually_due" },
    ...more,
  });
}

async function visit(url: string, body?: Record<string, string>) {
  const response = await fetch(url, {
    redirect: "manual",
    ...(body && { method: "POST", body: new URLSearchParams(body) }),
  });
  return { status: response.status, to: response.headers.get("location") ?? "", text: await response.text() };
}

/** Opens the form and sends all three steps with test data. */
async function fillIn(url: string) {
  const { to } = await visit(url);
  for (const step of ["business", "representative", "bank"]) {
    const filled = await visit(to, { step, act: "fill" });
    expect(filled.status).toBe(303);
  }
  return to;
}

test("a new account can do nothing and says what is due", async () => {
  const { stripe } = await localStripe();
  const account = await contractor(stripe);
  expect(account).toMatchObject({
    object: "account",
    charges_enabled: false,
    payouts_enabled: false,
    details_submitted: false,
    default_currency: "usd",
    country: "US",
    email: "owner@screens.example",
    capabilities: { card_payments: "inactive", transfers: "inactive" },
    requirements: { disabled_reason: "requirements.past_due", current_deadline: null },
    metadata: { organisation: "org_1" },
  });
  expect(account.requirements?.currently_due).toEqual(
    expect.arrayContaining([
      "business_type",
      "business_profile.url",
      "external_account",
      "tos_acceptance.date",
      "representative.ssn_last_4",
      "representative.dob.day",
    ]),
  );
  expect(account).not.toHaveProperty("livemode");
  expect(account).not.toHaveProperty("form");
  const updated = await stripe.accounts.update(account.id, {
    business_type: "individual",
    business_profile: { product_description: "Window screens" },
    metadata: { organisation: "" },
  });
  expect(updated.requirements?.currently_due).toContain("individual.ssn_last_4");
  expect(updated.requirements?.currently_due).not.toContain("business_profile.url");
  expect(updated.business_profile).toMatchObject({
    name: "Screens & More",
    product_description: "Window screens",
  });
  expect(updated.metadata).toEqual({});
  expect((await stripe.accounts.retrieve(account.id)).business_type).toBe("individual");
  expect((await stripe.accounts.list()).data.map(({ id }) => id)).toEqual([account.id]);
  const wrong = { account: account.id, surprise: 1 } as unknown as Stripe.AccountCreateParams;
  expect(await refusal(stripe.accounts.create(wrong))).toMatchObject({ code: "parameter_unknown" });
});

test("the account's own call, the platform's call, and one that is nobody's", async () => {
  const { url, stripe, local } = await localStripe();
  const { id } = await contractor(stripe);
  expect((await client(url, { stripeAccount: id }).accounts.retrieveCurrent()).id).toBe(id);
  await local.post("/keys", { key: "sk_test_own1", account: id });
  const own = client(url, {}, "sk_test_own1");
  expect((await own.accounts.retrieveCurrent()).id).toBe(id);
  const made = await client(url, { stripeAccount: id }).customers.create();
  expect((await own.customers.retrieve(made.id)).id).toBe(made.id);
  const platform = await stripe.accounts.retrieveCurrent();
  expect(platform).toMatchObject({
    charges_enabled: true,
    business_profile: { name: "Local test business" },
  });
  await local.post("/keys", { key: "sk_test_third", account: "acct_third" });
  const third = client(url, { stripeAccount: id }, "sk_test_third");
  const refused = await refusal(third.customers.list());
  expect(refused).toMatchObject({ status: 403, code: "account_invalid" });
  expect(refused.message).toContain("does not have access to account");
  expect(await refusal(client(url, { stripeAccount: "nonsense" }).customers.list())).toMatchObject({
    status: 403,
  });
  // A test account is nothing to a live key, but a live account may be tried out with a test key.
  const live = client(url, {}, "sk_live_abcd");
  expect(await refusal(live.accounts.retrieve(id))).toMatchObject({ status: 403 });
  const real = await contractor(live);
  expect((await stripe.accounts.retrieve(real.id)).id).toBe(real.id);
  expect((await client(url, { stripeAccount: real.id }, "sk_live_abcd").customers.create()).livemode).toBe(
    true,
  );
});

test("an account that is not enabled makes invoices but takes no money", async () => {
  const { url, stripe, local } = await localStripe();
  const { id } = await contractor(stripe);
  const theirs = client(url, { stripeAccount: id });
  const invoice = await open(theirs);
  const refused = await refusal(theirs.invoices.pay(invoice.id, { payment_method: "pm_card_visa" }));
  expect(refused).toMatchObject({ status: 400 });
  expect(refused.message).toContain("cannot currently make live charges");
  const page = await visit(`${invoice.hosted_invoice_url}/card`, {
    number: "4242424242424242",
    expiry: "12/34",
    cvc: "123",
  });
  expect(page.status).toBe(409);
  expect((await theirs.invoices.retrieve(invoice.id)).status).toBe("open");
  await local.post(`/accounts/${id}/state`, { state: "enabled" });
  expect((await theirs.invoices.pay(invoice.id, { payment_method: "pm_card_visa" })).status).toBe("paid");
  await local.post(`/accounts/${id}/state`, { state: "rejected" });
  const account = await stripe.accounts.retrieve(id);
  expect(account).toMatchObject({
    charges_enabled: false,
    requirements: { disabled_reason: "rejected.other" },
  });
  expect(await refusal(draft(theirs))).toMatchObject({ status: 400 });
});

test("onboarding: the link works once, the form enables the account, Connect endpoints hear of it", async () => {
  const own = await receiver();
  const connect = await receiver();
  const { stripe } = await localStripe({
    webhook: { url: own.url, secret },
    connectWebhook: { url: connect.url, secret: "whsec_connect" },
  });
  const { id } = await contractor(stripe);
  const { url, expires_at, created, object } = await link(stripe, id);
  expect([object, expires_at - created]).toEqual(["account_link", 300]);
  const form = await fillIn(url);
  expect(await visit(url)).toMatchObject({ status: 303, to: "https://closeout.example/refresh" });
  const sent = await visit(form, { step: "review", act: "submit", outcome: "enabled" });
  expect(sent).toMatchObject({ status: 303, to: "https://closeout.example/return" });
  const account = await stripe.accounts.retrieve(id);
  expect(account).toMatchObject({
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    capabilities: { card_payments: "active", transfers: "active" },
    requirements: { currently_due: [], disabled_reason: null },
  });
  expect(account.external_accounts?.data[0]).toMatchObject({ object: "bank_account", last4: "6789" });
  await until(() => connect.types().filter((type) => type === "capability.updated").length === 2);
  const [last] = connect.all.filter(({ type }) => type === "account.updated").slice(-1);
  const event = stripe.webhooks.constructEvent(last?.body ?? "", last?.signature ?? "", "whsec_connect");
  expect(event).toMatchObject({
    account: id,
    type: "account.updated",
    data: { object: { id, charges_enabled: true } },
  });
  expect(own.types()).not.toContain("account.updated");
});

test("a form put aside keeps what was typed, and what is still due stays due", async () => {
  const { stripe } = await localStripe();
  const { id } = await contractor(stripe);
  const { to: form } = await visit((await link(stripe, id)).url);
  await visit(form, { step: "business", act: "fill" });
  expect(await visit(form, { step: "bank", act: "later" })).toMatchObject({
    to: "https://closeout.example/return",
  });
  const account = await stripe.accounts.retrieve(id);
  expect(account).toMatchObject({
    details_submitted: false,
    charges_enabled: false,
    business_type: "company",
  });
  expect(account.requirements?.currently_due).toContain("external_account");
  expect(account.requirements?.currently_due).not.toContain("company.name");
  const { to: again } = await visit((await link(stripe, id)).url);
  expect((await visit(`${again}?step=business`)).text).toContain("Lakeshore Screen Repair LLC");
  const early = await visit(again, { step: "review", act: "submit", outcome: "enabled" });
  expect(early.status).toBe(422);
  expect((await stripe.accounts.retrieve(id)).charges_enabled).toBe(false);
});

test("documents needed: charges work, payouts wait", async () => {
  const { stripe } = await localStripe();
  const { id } = await contractor(stripe);
  const form = await fillIn((await link(stripe, id)).url);
  await visit(form, { step: "review", act: "submit", outcome: "documents_needed" });
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    details_submitted: true,
    charges_enabled: true,
    payouts_enabled: false,
    requirements: { currently_due: ["individual.verification.document"] },
  });
  const { to } = await visit((await link(stripe, id)).url);
  await visit(to, { step: "review", act: "submit", outcome: "enabled" });
  expect((await stripe.accounts.retrieve(id)).payouts_enabled).toBe(true);
});

test("links expire, are for this platform's accounts only, and need addresses", async () => {
  const { url, stripe, local } = await localStripe();
  const { id } = await contractor(stripe);
  const old = await link(stripe, id);
  await local.post("/clock", { advanceSeconds: 301 });
  expect(await visit(old.url)).toMatchObject({ status: 303, to: "https://closeout.example/refresh" });
  expect((await visit(`${url}/setup/s/${id}/nothing`)).status).toBe(404);
  expect(await refusal(link(stripe, "not_an_account"))).toMatchObject({
    status: 403,
    code: "account_invalid",
  });
  expect(await refusal(link(stripe, id, { refresh_url: "closeout" }))).toMatchObject({
    code: "url_invalid",
    param: "refresh_url",
  });
  expect(await refusal(link(stripe, id, { type: "account_update" }))).toMatchObject({ param: "type" });
  const live = client(url, {}, "sk_live_abcd");
  const real = await contractor(live);
  const refused = refusal(link(live, real.id, { return_url: "http://closeout.example/" }));
  expect(await refused).toMatchObject({ param: "return_url" });
});

test("events of a connected account reach Connect endpoints and its own, never the platform's own", async () => {
  const [own, connect, theirs] = [await receiver(), await receiver(), await receiver()];
  const { url, stripe, local } = await localStripe({
    webhook: { url: own.url, secret },
    connectWebhook: { url: connect.url, secret: "whsec_connect" },
  });
  const { id } = await contractor(stripe);
  await local.post("/keys", { key: "sk_test_own1", account: id });
  const direct = client(url, {}, "sk_test_own1");
  await direct.webhookEndpoints.create({ url: theirs.url, enabled_events: ["customer.created"] });
  await direct.customers.create();
  await until(() => connect.all.length === 1 && theirs.all.length === 1);
  expect(JSON.parse(connect.all[0]?.body ?? "{}")).toMatchObject({ account: id, livemode: false });
  expect(JSON.parse(theirs.all[0]?.body ?? "{}")).not.toHaveProperty("account");
  expect(own.all).toEqual([]);

  await local.post(`/accounts/${id}/deauthorize`);
  await until(() => connect.types().includes("account.application.deauthorized"));
  expect(JSON.parse(connect.all.at(-1)?.body ?? "{}")).toMatchObject({
    account: id,
    data: { object: { object: "application" } },
  });
  const through = client(url, { stripeAccount: id });
  expect(await refusal(through.customers.list())).toMatchObject({ status: 403, code: "account_invalid" });
  expect(await refusal(stripe.accounts.retrieve(id))).toMatchObject({ status: 403 });
  expect((await stripe.accounts.list()).data).toEqual([]);
  const before = connect.all.length;
  await direct.customers.create();
  await until(() => theirs.all.length === 2);
  expect(connect.all).toHaveLength(before);
});

test("the platform's fee on a connected account's invoice", async () => {
  const own = await receiver();
  const { url, stripe } = await localStripe({ webhook: { url: own.url, secret } });
  const theirs = client(url, { stripeAccount: "acct_connected" });
  const id = await draft(theirs, { application_fee_amount: 250 }, 10_000);
  await theirs.invoices.finalizeInvoice(id);
  await theirs.invoices.pay(id, { payment_method: "pm_card_visa" });
  const [charge] = (await theirs.charges.list()).data;
  const { data } = await stripe.applicationFees.list();
  expect(data).toEqual([
    expect.objectContaining({ account: "acct_connected", amount: 250, charge: charge?.id, currency: "usd" }),
  ]);
  expect(charge?.application_fee).toBe(data[0]?.id);
  expect((await stripe.applicationFees.list({ charge: "ch_other" })).data).toEqual([]);
  expect((await theirs.applicationFees.list()).data).toEqual([]);
  await until(() => own.types().includes("application_fee.created"));
  const refused = await refusal(draft(stripe, { application_fee_amount: 250 }));
  expect(refused).toMatchObject({ param: "application_fee_amount" });
});

test("an account that nobody created was connected long ago, in both modes", async () => {
  const hook = await receiver();
  const { url, stripe, local } = await localStripe({ connectWebhook: { url: hook.url, secret } });
  const stripeAccount = "acct_long_ago";
  const tested = await open(client(url, { stripeAccount }));
  const live = client(url, { stripeAccount }, "sk_live_abcd");
  const real = await open(live);
  expect([tested.livemode, real.livemode]).toEqual([false, true]);
  expect(await refusal(live.invoices.retrieve(tested.id))).toMatchObject({ status: 404 });
  const paid = await live.invoices.pay(real.id, { payment_method: "pm_card_visa" });
  expect(paid.status).toBe("paid");
  expect(await stripe.accounts.retrieve(stripeAccount)).toMatchObject({
    type: "standard",
    charges_enabled: true,
  });
  await until(() => hook.types().includes("invoice.finalized"));
  expect(hook.all.map(({ body }) => JSON.parse(body).livemode)).not.toContain(true);
  await local.post(`/accounts/${stripeAccount}/deauthorize`);
  expect(await refusal(live.invoices.list())).toMatchObject({ status: 403 });
});

test("where the platform collects what is due, giving it all enables the account", async () => {
  const { stripe } = await localStripe();
  const account = await stripe.accounts.create({ type: "custom", business_type: "individual" });
  const address = { line1: "1 Main St", city: "Sarasota", state: "FL", postal_code: "34236" };
  const given = await stripe.accounts.update(account.id, {
    business_profile: { mcc: "1799", url: "https://screens.example" },
    individual: {
      first_name: "Jenny",
      last_name: "Rosen",
      email: "jenny@screens.example",
      phone: "+15005550006",
      ssn_last_4: "0000",
      dob: { day: 1, month: 1, year: 1901 },
      address,
    },
    tos_acceptance: { date: 1_700_000_000, ip: "203.0.113.7" },
  });
  expect(given).toMatchObject({
    charges_enabled: false,
    requirements: { currently_due: ["external_account"] },
  });
  const bank = {
    object: "bank_account",
    country: "US",
    currency: "usd",
    account_number: "000123456789",
  } as const;
  const enabled = await stripe.accounts.update(account.id, {
    external_account: { ...bank, routing_number: "110000000" },
  });
  expect(enabled).toMatchObject({ charges_enabled: true, payouts_enabled: true, details_submitted: true });
  expect(enabled.external_accounts?.data[0]).toMatchObject({ last4: "6789", routing_number: "110000000" });
  const link = { account: account.id, refresh_url: "https://a.example/", return_url: "https://a.example/" };
  expect((await stripe.accountLinks.create({ ...link, type: "account_update" })).url).toContain("/setup/s/");
});

test("the accounts can be seen and switched beside the API", async () => {
  const { url, stripe, local } = await localStripe();
  const { id } = await contractor(stripe);
  const { accounts } = await local.get("/accounts");
  expect(accounts).toContainEqual({
    account: id,
    livemode: false,
    state: "new",
    name: "Screens & More",
    connected: true,
  });
  const page = await (await fetch(`${url}/_local`)).text();
  expect(page).toContain(id);
  expect(page).toContain("Screens &amp; More");
  expect((await local.post("/accounts/acct_nobody/deauthorize")).status).toBe(400);
  expect((await local.post(`/accounts/${id}/state`, { state: "happy" })).status).toBe(400);
});
