import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeOut, invoiced } from "../support/close-out.ts";
import { postJson, request } from "../support/http.ts";
import { signature } from "../support/local-stripe.ts";
import type { Organisation } from "../support/organisation.ts";
import { Owner } from "../support/owner.ts";
import { WEBHOOK_SECRET } from "../support/stand-ins.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { until } from "../support/until.ts";
import { webhookSecretOf } from "../support/webhook-secret.ts";

const SETTINGS = "/office/settings/stripe";
const SEAL_KEYS = `k1:${Buffer.alloc(32, 7).toString("base64")}`;
const NIGHT = "17 3 * * *";

let worker: TestWorker;
beforeAll(async () => {
  const variables = {
    SEAL_KEYS,
    STRIPE_LIVE_SECRET_KEY: "sk_live_local",
    STRIPE_APPLICATION_FEE_PERCENT: "0.5",
  };
  worker = await startTestWorker({ variables });
  const secret = await connectEndpoint();
  await worker.restart({ STRIPE_WEBHOOK_SECRET: `${WEBHOOK_SECRET},${secret}` });
});
afterAll(() => worker?.close());

test("Connected by Stripe's form: left for later, taken up again, finished, billed with a fee, lost, told", async () => {
  const { owner, organisation, api } = await somebody("Connected Screens");
  const begun = await owner.post(`${SETTINGS}/connect`, { mode: "test" });
  expect(begun.status).toBe(303);
  expect(begun.to).toMatch(/\/setup\/s\/acct_/);
  const [account] = await accountsOf(organisation);
  expect(account).toMatchObject({ kind: "connect", livemode: 0, state: "onboarding" });

  // Pressed again, it is the same account with a new address.
  const again = await owner.post(`${SETTINGS}/connect`, { mode: "test" });
  expect(again.to).not.toBe(begun.to);
  expect(await accountsOf(organisation)).toHaveLength(1);

  const page = await owner.get(SETTINGS);
  expect(page.text).toContain("The bank account that your money goes to");
  expect(page.text).toContain("Not finished");

  await setState(account?.stripe_account_id, "enabled");
  await soon(async () => (await accountsOf(organisation))[0]?.state === "active");
  expect((await accountsOf(organisation))[0]?.heard_at).not.toBeNull();

  const job = await closeOut(api);
  const invoice = await invoiced(api, job.id, "open");
  const [row] = await rows("SELECT account_id, stripe_invoice_id FROM invoice WHERE id = ?", invoice.id);
  expect(row?.account_id).toBe(account?.id);
  await worker.stripe.pay(String(row?.stripe_invoice_id));
  await invoiced(api, job.id, "paid");
  const { body } = await atStripe("/v1/application_fees", { key: "sk_test_local" });
  const fee = { account: account?.stripe_account_id, amount: Math.round(invoice.total * 0.005) };
  expect(body.data).toMatchObject([fee]);

  await postJson(`${worker.stripe.url}/_local/accounts/${account?.stripe_account_id}/deauthorize`, {});
  await soon(async () => (await accountsOf(organisation))[0]?.state === "disconnected");
  expect((await owner.get("/office/failures")).text).toContain("was ended at Stripe");
});

test("The platform keeps its part of a bill that is paid by link, too", async () => {
  const { owner, organisation, api } = await somebody("By Link", { as: "link" });
  await owner.post(`${SETTINGS}/connect`, { mode: "test" });
  const [account] = await accountsOf(organisation);
  await setState(account?.stripe_account_id, "enabled");
  await soon(async () => (await accountsOf(organisation))[0]?.state === "active");
  const job = await closeOut(api);
  const invoice = await invoiced(api, job.id, "open");
  const [row] = await rows("SELECT stripe_link_id AS id FROM invoice WHERE id = ?", invoice.id);
  const link = await atStripe(`/v1/payment_links/${row?.id}`, {
    key: "sk_test_local",
    account: String(account?.stripe_account_id),
  });
  expect(link.body).toMatchObject({ application_fee_amount: Math.round(invoice.total * 0.005) });
});

test("The ways back from Stripe open with a signed address of one's own alone", async () => {
  const { owner, organisation } = await somebody("Back and Forth");
  const stranger = (await somebody("Strangers")).owner;
  await owner.post(`${SETTINGS}/connect`, { mode: "test" });
  const [account] = await accountsOf(organisation);
  const { return_url, refresh_url } = await lastLink(String(account?.stripe_account_id));
  const back = new URL(return_url).pathname;
  expect((await owner.get(back)).to).toContain("said=due");
  expect((await owner.get(new URL(refresh_url).pathname)).to).toMatch(/\/setup\/s\/acct_/);
  expect((await stranger.get(back)).status).toBe(404);
  expect((await owner.get(`${SETTINGS}/return/${organisation.id}~${account?.id}~guessed`)).status).toBe(404);
  expect((await owner.get(`${SETTINGS}/return/${account?.id}`)).status).toBe(404);
});

test("By keys of one's own: what is wrong is said, what is right rings at an address of its own", async () => {
  const { owner, organisation, api } = await somebody("Own Keys");
  const account = "acct_OwnKeys";
  const [good, next] = ["sk_test_ownkeysGOOD", "sk_test_ownkeysNEXT"];
  const weak = "rk_test_ownkeysWEAK";
  await register({ key: good, account });
  await register({ key: next, account });
  await register({ key: weak, account, permissions: { invoices: "write", account: "read" } });

  const lacking = await owner.post(`${SETTINGS}/keys`, { secretKey: weak });
  expect(lacking.status).toBe(422);
  for (const name of ["Customers (write)", "Webhook endpoints (write)", "Events (read)"]) {
    expect(lacking.text).toContain(name);
  }
  expect(lacking.text).not.toContain("Accounts (read),");
  const unknown = await owner.post(`${SETTINGS}/keys`, { secretKey: "sk_test_wrongwrong" });
  expect(unknown.text).toContain("Stripe does not know this key");
  expect(await accountsOf(organisation)).toEqual([]);

  expect((await owner.post(`${SETTINGS}/keys`, { secretKey: good })).to).toContain("said=keys");
  const [row] = await accountsOf(organisation);
  expect(row).toMatchObject({ kind: "keys", state: "active", stripe_account_id: account, key_hint: "GOOD" });
  expect(await endpoints(good)).toMatchObject([
    { url: `http://localhost:${new URL(worker.url).port}/webhooks/stripe/${organisation.id}` },
  ]);
  await soon(async () => (await accountsOf(organisation))[0]?.heard_at != null);

  const job = await closeOut(api);
  const invoice = await invoiced(api, job.id, "open");
  const [billed] = await rows("SELECT account_id, stripe_invoice_id FROM invoice WHERE id = ?", invoice.id);
  expect(billed?.account_id).toBe(row?.id);
  await worker.stripe.pay(String(billed?.stripe_invoice_id));
  await invoiced(api, job.id, "paid");

  // New keys of the same account take the place of the old ones, with one webhook.
  expect((await owner.post(`${SETTINGS}/keys`, { secretKey: next })).to).toContain("said=keys");
  expect(await accountsOf(organisation)).toMatchObject([{ id: row?.id, key_hint: "NEXT" }]);
  expect(await endpoints(next)).toHaveLength(1);

  expect((await owner.post(`${SETTINGS}/accounts/${row?.id}/disconnect`)).to).toContain("said=disconnected");
  expect(await endpoints(next)).toEqual([]);
  expect(await accountsOf(organisation)).toMatchObject([{ sealed_key: null, sealed_webhook_secret: null }]);
  expect((await owner.get(SETTINGS)).text).toContain("Disconnected");
});

test("Keys that are lost are shown to a person, and new ones mend it", async () => {
  const { owner, organisation } = await somebody("Lost Keys");
  const account = "acct_LostKeys";
  await register({ key: "sk_test_lostOLD1", account });
  await owner.post(`${SETTINGS}/keys`, { secretKey: "sk_test_lostOLD1" });
  await register({ key: "sk_test_lostOLD1", account, status: "revoked" });
  await worker.ring(NIGHT);
  expect(await accountsOf(organisation)).toMatchObject([{ state: "disconnected" }]);
  expect((await owner.get("/office/failures")).text).toContain("works no more");
  await register({ key: "sk_test_lostNEW2", account });
  await owner.post(`${SETTINGS}/keys`, { secretKey: "sk_test_lostNEW2" });
  expect(await accountsOf(organisation)).toMatchObject([{ state: "active", key_hint: "NEW2" }]);
  expect((await owner.get("/office/failures")).text).not.toContain("works no more");
});

test("A bell rings for its own organisation and its own account, whatever the event says", async () => {
  const mine = await somebody("Mine");
  const yours = await somebody("Yours");
  await register({ key: "sk_test_mineMINE", account: "acct_Mine" });
  await mine.owner.post(`${SETTINGS}/keys`, { secretKey: "sk_test_mineMINE" });
  const job = await closeOut(yours.api);
  const invoice = await invoiced(yours.api, job.id, "open");
  const [stripe] = await rows("SELECT stripe_invoice_id AS id FROM invoice WHERE id = ?", invoice.id);
  const body = JSON.stringify({
    ...{ id: "evt_forged", object: "event", type: "invoice.paid", livemode: false },
    data: {
      object: {
        ...{ id: stripe?.id, object: "invoice" },
        metadata: { organisation_id: yours.organisation.id, job_id: job.id },
      },
    },
  });
  const secret = webhookSecretOf(worker.folder, mine.organisation.id);
  const ring = (path: string, by: string) =>
    request(`${worker.url}${path}`, {
      method: "POST",
      headers: { "Stripe-Signature": signature(by, body), "Content-Type": "application/json" },
      body,
    });
  expect((await ring(`/webhooks/stripe/${yours.organisation.id}`, secret)).status).toBe(400);
  expect((await ring("/webhooks/stripe", secret)).status).toBe(400);
  expect((await ring(`/webhooks/stripe/${mine.organisation.id}`, WEBHOOK_SECRET)).status).toBe(400);
  expect((await ring("/webhooks/stripe/org_nobody", secret)).status).toBe(400);
  expect((await ring(`/webhooks/stripe/${mine.organisation.id}`, secret)).status).toBe(200);
  await soon(async () => {
    const [kept] = await rows("SELECT organisation_id, status FROM stripe_event WHERE id LIKE 'evt_forged%'");
    expect(kept?.organisation_id).toBe(mine.organisation.id);
    return kept?.status === "ignored";
  });
});

test("From test to live and back, and nobody but an owner", async () => {
  const { owner, organisation } = await somebody("Going Live");
  await register({ key: "sk_test_goliveT1", account: "acct_GoLive" });
  await register({ key: "sk_live_goliveL1", account: "acct_GoLive" });
  await owner.post(`${SETTINGS}/keys`, { secretKey: "sk_test_goliveT1" });
  expect((await owner.get("/office")).text).toContain("Test mode: no real money moves");
  await owner.post(`${SETTINGS}/keys`, { secretKey: "sk_live_goliveL1" });
  const [inTest, live] = await accountsOf(organisation);
  expect(await stripeOf(organisation)).toEqual({ activeId: inTest?.id, livemode: false });
  expect((await owner.get(SETTINGS)).text).toContain("Go live");
  expect((await owner.post(`${SETTINGS}/accounts/${live?.id}/use`)).to).toContain("said=live");
  expect(await stripeOf(organisation)).toEqual({ activeId: live?.id, livemode: true });
  expect((await owner.get("/office")).text).not.toContain("Test mode");
  await owner.post(`${SETTINGS}/accounts/${inTest?.id}/use`);
  expect((await owner.get("/office")).text).toContain("Test mode");
  const office = { headers: { Cookie: organisation.members.office.cookie } };
  expect((await request(`${worker.url}${SETTINGS}`, office)).status).toBe(404);
});

test("A trial goes the way of every bill, in test mode, and counts nowhere", async () => {
  const { owner, organisation } = await somebody("Trying Out");
  await register({ key: "sk_test_tryingT1", account: "acct_Trying" });
  await owner.post(`${SETTINGS}/keys`, { secretKey: "sk_test_tryingT1" });
  expect((await owner.post(`${SETTINGS}/trial`)).to).toContain("said=trial");
  const open = await soon(async () => {
    const [row] = await rows("SELECT * FROM invoice WHERE organisation_id = ?", organisation.id);
    return row?.sent_at ? row : undefined;
  });
  expect(open).toMatchObject({ status: "open", livemode: 0, total: 100, number: "TRIAL-0001" });
  await worker.stripe.pay(String(open.stripe_invoice_id));
  await soon(async () => (await owner.get(SETTINGS)).text.includes("Give the payment back"));
  expect(await rows("SELECT * FROM tally WHERE organisation_id = ? AND count <> 0", organisation.id)).toEqual(
    [],
  );
});

test("With a newer key to seal with, the night seals anew; with none that opens them, a person is told", async () => {
  const { owner, organisation } = await somebody("Sealed Anew");
  await register({ key: "sk_test_sealedA1", account: "acct_Sealed" });
  await owner.post(`${SETTINGS}/keys`, { secretKey: "sk_test_sealedA1" });
  const next = `k2:${Buffer.alloc(32, 8).toString("base64")}`;
  await worker.restart({ SEAL_KEYS: `${next},${SEAL_KEYS}` });
  await worker.ring(NIGHT);
  const [row] = await accountsOf(organisation);
  expect(row?.state).toBe("active");
  for (const sealed of [row?.sealed_key, row?.sealed_webhook_secret]) expect(sealed).toMatch(/^k2\./);
  await worker.restart({ SEAL_KEYS: `k3:${Buffer.alloc(32, 3).toString("base64")}` });
  await worker.ring(NIGHT);
  expect(await accountsOf(organisation)).toMatchObject([{ state: "disconnected" }]);
  expect((await owner.get("/office/failures")).text).toContain("works no more");
});

function soon<T>(ask: () => Promise<T | null | undefined | false>): Promise<T> {
  return until(ask, 15_000, "what was waited for");
}

async function somebody(name: string, billing: { as?: "link" } = {}) {
  const usual = { moment: "approved", way: "auto_send", terms: { kind: "net", days: 14 } } as const;
  const organisation = await worker.addOrganisation(name, { billing: { ...usual, ...billing } });
  return { organisation, api: organisation.api, owner: new Owner(worker.url, organisation) };
}

type Row = Record<string, string | number | null>;

async function rows(sql: string, ...values: string[]): Promise<Row[]> {
  return (
    await worker.d1
      .prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results;
}

function accountsOf({ id }: Organisation): Promise<Row[]> {
  return rows("SELECT * FROM stripe_account WHERE organisation_id = ? ORDER BY created_at, livemode", id);
}

async function stripeOf({ id }: Organisation): Promise<unknown> {
  const [row] = await rows("SELECT stripe FROM organisation WHERE id = ?", id);
  return JSON.parse(String(row?.stripe));
}

async function register(key: object): Promise<void> {
  await postJson(`${worker.stripe.url}/_local/keys`, key);
}

async function setState(account: Row[string] | undefined, state: string): Promise<void> {
  await postJson(`${worker.stripe.url}/_local/accounts/${account}/state`, { state });
}

function atStripe(path: string, { key, account }: { key: string; account?: string }) {
  const headers = { Authorization: `Bearer ${key}`, ...(account && { "Stripe-Account": account }) };
  return request<Record<string, unknown>>(worker.stripe.url + path, { headers });
}

async function endpoints(key: string): Promise<unknown[]> {
  const { body } = await atStripe("/v1/webhook_endpoints", { key });
  return body.data as unknown[];
}

async function connectEndpoint(): Promise<string> {
  const fields = { url: `${worker.url}/webhooks/stripe`, "enabled_events[0]": "*", connect: "true" };
  const made = await worker.stripe.post("/v1/webhook_endpoints", fields);
  return "secret" in made ? String(made.secret) : "";
}

/** What the app asked for last: Stripe tells nobody where its addresses lead back to. */
async function lastLink(account: string): Promise<{ return_url: string; refresh_url: string }> {
  const file = new DatabaseSync(`${worker.folder}/stripe.sqlite`, { readOnly: true });
  try {
    const found = file
      .prepare(
        "SELECT body FROM objects WHERE kind = 'account_link' AND body LIKE ? ORDER BY rowid DESC LIMIT 1",
      )
      .get(`%${account}%`);
    return JSON.parse(String(found?.body));
  } finally {
    file.close();
  }
}
