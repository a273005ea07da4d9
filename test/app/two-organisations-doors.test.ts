import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Job } from "../support/api-client.ts";
import { allRoutes, type Route } from "../support/app-routes.ts";
import { aTicket, closeOut, invoiced } from "../support/close-out.ts";
import { fillRoute } from "../support/fill-route.ts";
import { postJson, request } from "../support/http.ts";
import { DOORS, type Door, type Doors, doorsOf, forgeriesOf, tokenFor } from "../support/links-of.ts";
import { signature } from "../support/local-stripe.ts";
import { Owner } from "../support/owner.ts";
import { recordsAtRest, recordsOf } from "../support/records-of.ts";
import { WEBHOOK_SECRET } from "../support/stand-ins.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { visit } from "../support/visit.ts";
import { webhookSecretOf } from "../support/webhook-secret.ts";

/** Words that stand in our records alone; the last one also where a link says that it has ended, and whose it was. */
const SECRETS = ["WO-SECRET", "Quillback", "Perrin", "Rosewood"];
const CUSTOMER = { name: "Perrin Estates", email: "ap@perrin.example", externalId: "perrin-1" };
const SITE = { line1: "77 Quillback Lane", city: "Madison" };
const SEAL_KEYS = `k1:${Buffer.alloc(32, 7).toString("base64")}`;

type Tenant = Awaited<ReturnType<TestWorker["addOrganisation"]>>;
let worker: TestWorker;
let ours: Tenant;
let theirs: Tenant;
let our: Doors;
let their: Doors;
/** Every route that a token opens. */
let routes: Route[];

beforeAll(async () => {
  worker = await startTestWorker({ variables: { SEAL_KEYS } });
  ours = await worker.addOrganisation("Rosewood Screens");
  theirs = await worker.addOrganisation("Gulf Coast Screens");
  our = await doorsOf(worker, ours, aTicket({ customer: CUSTOMER, site: SITE }));
  their = await doorsOf(worker, theirs, aTicket());
  routes = (await allRoutes()).filter(({ path }) => path.includes(":token") && !path.startsWith("/office"));
});
afterAll(() => worker?.close());

describe("A door that a token opens", () => {
  test("is known to these tests, whatever the app has", () => {
    const doors = new Set(routes.map(({ path }) => path.slice(1, path.indexOf("/:token"))));
    expect([...doors].sort()).toEqual([...DOORS].sort());
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining(["GET /pay/:token/state", "POST /pay/:token/payment", "POST /confirm/:token"]),
    );
  });

  test("opens with its own", async () => {
    const own = tokensOf(our);
    const places = ["/state", "/invoice.pdf", `/credit-notes/${our.creditNote}.pdf`];
    const asked = [
      ...["pay", "confirm", "more", "change", "proof"].map((door) => `/${door}/${own.get(door)}`),
      ...places.map((place) => `/pay/${own.get("pay")}${place}`),
      ...["confirm", "more", "proof"].map((door) => `/${door}/${own.get(door)}/photos/${our.photo}`),
    ];
    for (const address of asked)
      expect([address, (await visit(worker.url, "GET", address)).status]).toEqual([address, 200]);
    // The page of a change order shows no photo.
    const photo = `/change/${own.get("change")}/photos/${our.photo}`;
    expect((await visit(worker.url, "GET", photo)).status).toBe(404);
    const payment = await postJson<object>(`${worker.url}/pay/${own.get("pay")}/payment`, {});
    expect(payment.body).toHaveProperty("clientSecret");
    // The doors for programs know the token, and say what they take.
    expect((await visit(worker.url, "POST", `/intake/${own.get("intake")}`)).status).toBe(415);
    expect((await visit(worker.url, "POST", `/webhooks/billing/${own.get("webhooks/billing")}`)).status).toBe(
      400,
    );
  });

  test("opens with no token that somebody made of ours", async () => {
    const before = await recordsAtRest(worker.d1, ours);
    for (const door of DOORS) {
      for (const token of forgeriesOf(door, our.names[door], theirs.id))
        await expectShut(door, token, our, SECRETS);
    }
    expect(await recordsOf(worker.d1, ours)).toEqual(before);
  });

  test("opens nothing of ours with a good token of theirs", async () => {
    const before = await recordsAtRest(worker.d1, ours);
    for (const door of DOORS) {
      const token = tokenFor(door, their.names[door]);
      for (const { method, path } of routesOf(door)) {
        // The ids behind the token are ours.
        if (method !== "GET" || !/:(photoId|file)/.test(path)) continue;
        const said = await visit(worker.url, method, addressOf(path, token, our));
        expect([path, said.status]).toEqual([path, 404]);
      }
    }
    const billing = `${worker.url}/webhooks/billing/${tokenFor("webhooks/billing", their.names["webhooks/billing"])}`;
    const bill = await request(billing, asJson({ jobId: our.jobId }));
    expect(bill.status).toBe(404);
    const intake = `${worker.url}/intake/${tokenFor("intake", their.names.intake)}`;
    const ticket = await request(
      intake,
      asJson({ ticketNumber: "WO-SECRET-2", title: "Theirs", address: "1 A St" }),
    );
    expect([200, 201, 202]).toContain(ticket.status);
    expect(await recordsOf(worker.d1, ours)).toEqual(before);
  });

  test("opens nothing any more once its token was taken back", async () => {
    const owner = new Owner(worker.url, ours);
    const taken: [Door, string, Record<string, string>][] = [
      ["pay", `/office/invoices/${our.invoiceId}/revoke-link`, {}],
      ["proof", `/office/jobs/${our.jobId}/shares/${our.shareId}/revoke`, {}],
      ["intake", `/office/settings/portals/${our.portalId}/push-address`, { version: "1" }],
      ["webhooks/billing", "/office/settings/billing/address", { version: "1" }],
      ["change", `/office/jobs/${our.jobId}/withdraw-change`, { id: "change_of_ours" }],
    ];
    for (const [, action, fields] of taken) {
      const said = await owner.post(action, fields);
      expect([action, said.status]).toEqual([action, 303]);
    }
    const before = await recordsAtRest(worker.d1, ours);
    for (const [door] of taken) {
      const token = tokenFor(door, our.names[door]);
      if (door !== "change") await expectShut(door, token, our, SECRETS.slice(0, -1));
      else expect((await visit(worker.url, "POST", `/change/${token}`)).status).toBe(303);
    }
    expect(await recordsOf(worker.d1, ours)).toEqual(before);
  });
});

test("The same ticket number and customer in two organisations are two jobs and two customers", async () => {
  const ticket = aTicket({ ticketNumber: "WO-TWIN", customer: CUSTOMER });
  const mine = await closeOut(ours.api, ticket);
  await invoiced(ours.api, mine.id, "open");
  const before = await recordsAtRest(worker.d1, ours);
  const twin = await closeOut(theirs.api, ticket);
  await invoiced(theirs.api, twin.id, "open");
  expect(twin.id).not.toBe(mine.id);
  expect(twin.customer.id).not.toBe(mine.customer.id);
  expect(await recordsOf(worker.d1, ours)).toEqual(before);
  const [own] = await worker.stripe.invoicesOf(mine.id);
  const [other] = await worker.stripe.invoicesOf(twin.id);
  expect(own?.customer).not.toBe(other?.customer);
});

test("The same Idempotency-Key in two organisations is two keys", async () => {
  const key = "a-key-that-both-thought-of";
  const mine = await ours.api.call<Job>("POST", "/jobs", { json: aTicket(), key });
  const other = await theirs.api.call<Job>("POST", "/jobs", { json: aTicket(), key });
  expect([mine.status, other.status]).toEqual([201, 201]);
  expect(other.body.id).not.toBe(mine.body.id);
});

describe("Stripe's bell", () => {
  test("an event whose label names the wrong organisation or job changes neither", async () => {
    const before = await recordsAtRest(worker.d1, ours);
    const { stripeInvoiceId: id } = (await ours.api.job(our.jobId)).invoices[0] ?? {};
    for (const [organisation_id, job_id] of [
      [theirs.id, our.jobId],
      [theirs.id, "job_of_nobody"],
      ["org_of_nobody", our.jobId],
    ]) {
      const object = { id, object: "invoice", metadata: { organisation_id, job_id } };
      const said = await ring("/webhooks/stripe", WEBHOOK_SECRET, `evt_${organisation_id}_${job_id}`, object);
      expect(said).toBe(200);
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await recordsOf(worker.d1, ours)).toEqual(before);
  });

  test("an organisation's own address hears its own account alone, until that is disconnected", async () => {
    const [mine, yours] = [await withKeys(ours, "Ours"), await withKeys(theirs, "Theirs")];
    const here = `/webhooks/stripe/${ours.id}`;
    const changed = mine.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    for (const secret of [yours, WEBHOOK_SECRET, changed]) expect(await ring(here, secret)).toBe(400);
    expect(await ring("/webhooks/stripe/org_of_nobody", mine)).toBe(400);
    expect(await ring(here, mine)).toBe(200);

    const owner = new Owner(worker.url, ours);
    const account = await worker.d1
      .prepare("SELECT id FROM stripe_account WHERE organisation_id = ? AND kind = 'keys'")
      .bind(ours.id)
      .first<{ id: string }>();
    await owner.post(`/office/settings/stripe/accounts/${account?.id}/disconnect`);
    expect(await ring(here, mine, "evt_after_the_end")).toBe(400);
  });
});

function routesOf(door: Door): Route[] {
  return routes.filter(({ path }) => path.startsWith(`/${door}/:token`));
}

function tokensOf({ names }: Doors): Map<string, string> {
  return new Map(DOORS.map((door) => [door, tokenFor(door, names[door])]));
}

/** The address that a route stands for, with this token and these ids in it. */
function addressOf(path: string, token: string, { photo, creditNote }: Doors): string {
  const filled = path.replace(":token", token);
  return fillRoute(filled, (_, name) => (name === "photoId" ? photo : `${creditNote}.pdf`)).at(0) ?? filled;
}

/** Nothing behind the door answers, and nothing of ours is told. */
async function expectShut(door: Door, token: string, ids: Doors, secrets: string[]): Promise<void> {
  expect(routesOf(door).length).toBeGreaterThan(0);
  for (const { method, path } of routesOf(door)) {
    const address = addressOf(path, token, ids);
    // What a script asks says what is wrong with a form before it looks at the token.
    const byScript = path.endsWith("/payment");
    const said = byScript
      ? await request<unknown>(worker.url + address, asJson({}))
      : await visit(worker.url, method, address);
    const asked = `${method} ${path} with ${token}`;
    // A sheet without the vendor's colour.
    const isEmpty = path.endsWith("/brand.css") && said.text === "";
    if (!isEmpty) expect([asked, [401, 404, 410].includes(said.status)]).toEqual([asked, true]);
    const told = said.text.replaceAll(token, "");
    expect([asked, secrets.filter((secret) => told.includes(secret))]).toEqual([asked, []]);
  }
}

function asJson(body: object): RequestInit {
  const headers = { "Content-Type": "application/json" };
  return { method: "POST", headers, body: JSON.stringify(body) };
}

/** Rings at an address, signed with a secret; the status that it is answered with. */
async function ring(path: string, secret: string, id = "evt_rung", object: object = {}): Promise<number> {
  const event = { id, object: "event", type: "invoice.paid", livemode: false, data: { object } };
  const body = JSON.stringify(event);
  const headers = { "Stripe-Signature": signature(secret, body), "Content-Type": "application/json" };
  return (await request(`${worker.url}${path}`, { method: "POST", headers, body })).status;
}

/** Bills by an account of its own from now on; the secret of its webhook. */
async function withKeys(tenant: Tenant, name: string): Promise<string> {
  const secretKey = `sk_test_keys${name}`;
  await postJson(`${worker.stripe.url}/_local/keys`, { key: secretKey, account: `acct_${name}` });
  const said = await new Owner(worker.url, tenant).post("/office/settings/stripe/keys", { secretKey });
  expect(said.to).toContain("said=keys");
  return webhookSecretOf(worker.folder, tenant.id);
}
