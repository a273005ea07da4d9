import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeOut, invoiced } from "../support/close-out.ts";
import { postJson, request } from "../support/http.ts";
import { Owner } from "../support/owner.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { until } from "../support/until.ts";

const SETTINGS = "/office/settings/stripe";
const [NIGHT, QUARTER, MINUTE] = ["17 3 * * *", "*/15 * * * *", "* * * * *"];
const ACCOUNT = "acct_Discreet";
/** Each has its own words in front of and behind its middle, so that a half of it is told apart from everything else. */
const KEYS = {
  good: "sk_test_Qx71mVbT0a9Wc3YkEhGOODZ",
  next: "sk_test_Lp52sDfJ8r4Uo6NiBvNEXTZ",
  restricted: "rk_test_Hn93tKgC7w1Ze5XqAyRESTZ",
  revoked: "sk_test_Fd46uPjM2x8Rb0SlTcGONEZ",
  wrong: "sk_test_wrongKv85yQiOw7Tg2NpBAD0",
  misplaced: "sk_test_Ws39eRdF6t1Gy7HuJiPLACE",
};

let worker: TestWorker;
beforeAll(async () => {
  const SEAL_KEYS = `k1:${Buffer.alloc(32, 9).toString("base64")}`;
  worker = await startTestWorker({ variables: { SEAL_KEYS } });
});
afterAll(() => worker?.close());

test("A key, a webhook's secret, or half of one, stands nowhere: no page, no API, no record, no log", async () => {
  const organisation = await worker.addOrganisation("Discreet Screens");
  const owner = new Owner(worker.url, organisation);
  const seen: string[] = [];
  const enter = async (secretKey: string, publishableKey = "") =>
    seen.push((await owner.post(`${SETTINGS}/keys`, { secretKey, publishableKey })).text);

  const register = (key: object) =>
    postJson(`${worker.stripe.url}/_local/keys`, { account: ACCOUNT, ...key });
  await register({ key: KEYS.good });
  await register({ key: KEYS.next });
  await register({ key: KEYS.restricted, permissions: { invoices: "write" } });
  await register({ key: KEYS.revoked, status: "revoked" });

  for (const key of [KEYS.wrong, KEYS.revoked, KEYS.restricted, `${KEYS.good} extra`]) await enter(key);
  await enter("pk_test_abcd1234", KEYS.misplaced);
  await enter(KEYS.good, KEYS.misplaced);
  await worker.stripe.order({ method: "POST", path: "/v1/webhook_endpoints", fault: "error", status: 500 });
  await enter(KEYS.good);
  await worker.stripe.clearFaults();
  await enter(KEYS.good);
  const secrets = [await webhookSecret()];

  // It bills, is rung for, loses its key while a bill is under way, and gets a new one.
  const first = await closeOut(organisation.api);
  const invoice = await invoiced(organisation.api, first.id, "open");
  await worker.stripe.pay(await idAtStripe(invoice.id));
  await invoiced(organisation.api, first.id, "paid");
  await register({ key: KEYS.good, status: "revoked" });
  const second = await closeOut(organisation.api);
  await until(
    async () => (await organisation.api.job(second.id)) && (await text("failure")).includes("billing"),
    20_000,
    "the bill that Stripe refuses",
  );
  for (const cron of [MINUTE, QUARTER, NIGHT]) await worker.ring(cron);
  await enter(KEYS.next);
  secrets.push(await webhookSecret());
  await closeOut(organisation.api);

  const pages = ["", "/jobs", "/invoices", "/failures", `/jobs/${first.id}`, `/jobs/${second.id}`];
  for (const path of [...pages.map((one) => `/office${one}`), SETTINGS]) {
    seen.push((await owner.get(path)).text);
  }
  const headers = { Authorization: `Bearer ${organisation.apiKey}` };
  for (const path of ["jobs", "invoices", "failures", `jobs/${second.id}`, "openapi.json"]) {
    seen.push((await request(`${worker.url}/api/v1/${path}`, { headers })).text);
  }
  const records = await everyTable();
  const places = { pages: seen.join("\n"), records, log: worker.logged() };

  // What is looked for can be found: the sealed key is there, and so is the hint.
  expect(records).toContain("k1.");
  expect(places.pages).toContain("EXTZ");
  expect(secrets.every((one) => /^whsec_\w{20,}$/.test(one))).toBe(true);
  for (const [place, written] of Object.entries(places)) {
    for (const secret of [...Object.values(KEYS), ...secrets]) {
      const bare = secret.replace(/^(sk_test_|rk_test_|whsec_)/, "");
      const half = Math.ceil(bare.length / 2);
      for (const part of [secret, bare, bare.slice(0, half), bare.slice(-half), bare.slice(4, 4 + half)]) {
        expect(written.includes(part), `${place} holds ${part}`).toBe(false);
      }
    }
  }
});

type Row = Record<string, string | number | null>;

async function rows(sql: string, ...values: string[]): Promise<Row[]> {
  return (
    await worker.d1
      .prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results;
}

async function text(table: string): Promise<string> {
  return JSON.stringify(await rows(`SELECT * FROM "${table}"`));
}

/** Everything that D1 holds, as text. */
async function everyTable(): Promise<string> {
  const tables = await rows(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  );
  const texts = await Promise.all(tables.map(({ name }) => text(String(name))));
  return texts.join("\n");
}

async function idAtStripe(invoiceId: string): Promise<string> {
  const [row] = await rows("SELECT stripe_invoice_id AS id FROM invoice WHERE id = ?", invoiceId);
  return String(row?.id);
}

/** As Stripe's books hold it. */
async function webhookSecret(): Promise<string> {
  const file = new DatabaseSync(`${worker.folder}/stripe.sqlite`, { readOnly: true });
  try {
    const found = file
      .prepare(
        "SELECT body FROM objects WHERE kind = 'webhook_endpoint' AND account = ? ORDER BY seq DESC LIMIT 1",
      )
      .get(ACCOUNT);
    return String(JSON.parse(String(found?.body)).secret);
  } finally {
    file.close();
  }
}
