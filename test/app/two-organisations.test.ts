import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiClient, Job } from "../support/api-client.ts";
import { allRoutes, type Route } from "../support/app-routes.ts";
import { aTicket, closeOut, invoiced } from "../support/close-out.ts";
import { fillRoute } from "../support/fill-route.ts";
import { request } from "../support/http.ts";
import { mailedIn } from "../support/mailed-in.ts";
import type { Organisation } from "../support/organisation.ts";
import { aPhoto, aSignature, photoForm, signatureForm } from "../support/pictures.ts";
import { recordsOf } from "../support/records-of.ts";
import { addSettingsRows } from "../support/settings-rows.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { until } from "../support/until.ts";
import { visit } from "../support/visit.ts";

type Tenant = Organisation & { api: ApiClient };

/** Words that stand in the first organisation's records alone. */
const SECRETS = ["Rosewood", "WO-SECRET", "Quillback", "Perrin"];

/** What answers an id that is nobody's otherwise than with 404, and another organisation's in the same way. */
const AS_TO_NOBODYS_ID = new Map([
  // A portal that is being typed for the first time has no record yet: what the form lacks is told.
  ["POST /office/settings/portals/portal_ours/preview.pdf", 422],
  // Pressed twice, it is gone as asked: back to the list.
  ["POST /office/settings/portals/portal_ours/remove", 303],
]);

let worker: TestWorker;
let ours: Tenant;
let theirs: Tenant;
let job: Job;
/** What our records are called, by the names that paths give to ids. */
let ids: Record<string, string>;
let routes: Route[];

beforeAll(async () => {
  worker = await startTestWorker();
  ours = await worker.addOrganisation("Rosewood Screens");
  theirs = await worker.addOrganisation("Gulf Coast Screens");
  const customer = { name: "Perrin Estates", email: "ap@perrin.example", externalId: "perrin-1" };
  const site = { line1: "77 Quillback Lane", city: "Madison" };
  const ticket = aTicket({ ticketNumber: "WO-SECRET", customer, site });
  const { id } = await ours.api.receive(ticket);
  await ours.api.move(id, "accepted");
  await ours.api.must("POST", `/jobs/${id}/photos`, { form: photoForm(await aPhoto(1), "before", "one") });
  await ours.api.must("POST", `/jobs/${id}/signature`, {
    form: signatureForm(await aSignature(), "Jo Perrin"),
  });
  await ours.api.must("POST", `/jobs/${id}/transitions`, {
    json: { to: "scheduled", assigneeIds: [ours.members.crew.id] },
  });
  for (const to of ["on_site", "completed", "approved"]) await ours.api.move(id, to);
  const invoice = await invoiced(ours.api, id, "open");
  const goodwill = { reason: "Goodwill", lines: [{ index: 0, amount: 100 }] };
  await ours.api.must("POST", `/invoices/${invoice.id}/credit-notes`, { json: goodwill });
  job = await ours.api.job(id);

  await worker.stripe.order({
    fault: "error",
    status: 400,
    method: "POST",
    path: "/v1/invoices/*/add_lines",
  });
  await closeOut(ours.api, aTicket({ customer, site }));
  const failure = await until(async () => (await ours.api.failures())[0], 10_000, "a failure");

  const signature = await onlyId("signature");
  const creditNote = await onlyId("credit_note");
  const photo = job.photos[0]?.id ?? "";
  ids = { job: id, invoice: invoice.id, failure: failure.id, photo, signature, customer: job.customer.id };
  Object.assign(ids, { creditNote, portal: "portal_ours" }, await mailedIn(worker, ours));
  const owner = { id: ours.id, memberId: ours.members.owner.id };
  Object.assign(ids, await addSettingsRows(worker.d1, owner, id, "Quillback"));
  routes = await allRoutes();
});
afterAll(() => worker?.close());

describe("With the ids of another organisation", () => {
  test("every call of the API with an id in its path finds nothing and changes nothing", async () => {
    const described = await request<{ paths: Record<string, object> }>(`${worker.url}/api/v1/openapi.json`);
    const calls = Object.entries(described.body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    );
    const withIds = calls.filter((call) => call.path.includes("{"));
    expect(withIds.length).toBeGreaterThan(7);
    const before = await recordsOf(worker.d1, ours);
    for (const { method, path } of withIds) {
      const filled = path.replace(/\{[^}]*\}/g, idFor(path));
      const said = await theirs.api.call(method, filled, method === "GET" ? {} : await bodyFor(path));
      expect(said.status, `${method} ${path}: ${said.text.slice(0, 300)}`).toBe(404);
      expectNoSecret(said, `${method} ${path}`);
    }
    expect(await recordsOf(worker.d1, ours)).toEqual(before);
  });

  test("every list of the API is empty, however it is asked", async () => {
    const lists = ["/jobs", "/invoices", "/failures"];
    const asked = [`/jobs?q=quillback`, "/jobs?ticketNumber=WO-SECRET", `/invoices?customer=${ids.customer}`];
    for (const path of [...lists, ...asked]) {
      const said = await theirs.api.call<{ data: unknown[] }>("GET", path);
      expect(said.status, path).toBe(200);
      expect(said.body.data, path).toEqual([]);
    }
    const { nextCursor } = await ours.api.must<{ nextCursor: string | null }>("GET", "/jobs?limit=1");
    const said = await theirs.api.call<{ data: unknown[] }>("GET", `/jobs?cursor=${nextCursor}`);
    expect(said.body.data ?? []).toEqual([]);
  });

  test("every page and every form on it finds nothing and changes nothing, for owner, office and crew", async () => {
    const pages = routes.filter(({ path }) => /^\/(office|crew)\/.*:/.test(path) && !path.endsWith("/live"));
    expect(pages.length).toBeGreaterThan(10);
    const before = await recordsOf(worker.d1, ours);
    const filled = pages.flatMap(({ method, path }) =>
      fillRoute(path, idFor).map((address) => ({ method, address })),
    );
    const opened: string[] = [];
    for (const { method, address } of filled) {
      for (const { email, cookie } of Object.values(theirs.members)) {
        const said = await visit(worker.url, method, address, cookie);
        const asked = `${method} ${address}`;
        if (said.status !== 404 && said.status !== AS_TO_NOBODYS_ID.get(asked))
          opened.push(`${asked} answers ${email} ${said.status}: ${said.text.slice(0, 200)}`);
        expectNoSecret(said, asked);
      }
    }
    expect(opened).toEqual([]);
    expect(await recordsOf(worker.d1, ours)).toEqual(before);
  });

  test("every page that shows a list shows nothing of the other's", async () => {
    const pages = routes.filter(
      ({ method, path }) => method === "GET" && /^\/(office|crew)[^:*]*$/.test(path),
    );
    for (const { path } of pages) {
      for (const query of ["", "?q=quillback", `?customer=${ids.customer}`]) {
        expectNoSecret(await visit(worker.url, "GET", path + query, theirs.members.owner.cookie), path);
        expectNoSecret(await visit(worker.url, "GET", path + query, theirs.members.crew.cookie), path);
      }
    }
  });

  test("the same pages do show our own people our own records", async () => {
    const seen = await visit(worker.url, "GET", `/office/jobs/${ids.job}`, ours.members.office.cookie);
    expect(seen.status).toBe(200);
    for (const secret of ["WO-SECRET", "Quillback", "Perrin"]) expect(seen.text).toContain(secret);
    const message = await visit(
      worker.url,
      "GET",
      `/office/intake/${ids.message}`,
      ours.members.office.cookie,
    );
    expect([message.status, message.text]).toEqual([200, expect.stringContaining("WO-SECRET-2")]);
    const file = `/office/jobs/${ids.mailedJob}/files/${ids.file}`;
    expect((await visit(worker.url, "GET", file, ours.members.office.cookie)).status).toBe(200);
    const photo = await visit(
      worker.url,
      "GET",
      `/crew/jobs/${ids.job}/photos/${ids.photo}`,
      ours.members.crew.cookie,
    );
    expect([photo.status, photo.headers.get("Content-Type")]).toEqual([200, "image/jpeg"]);
  });

  test("a cookie that names our organisation with their secret opens nothing", async () => {
    const secret = theirs.members.owner.cookie.split(".").at(-1);
    for (const member of [ours.members.owner.id, theirs.members.owner.id]) {
      const forged = `__Host-session=${ours.id}.${member}.${secret}`;
      const said = await visit(worker.url, "GET", `/office/jobs/${ids.job}`, forged);
      expect([said.status, said.headers.get("Location")?.startsWith("/sign-in")]).toEqual([303, true]);
    }
  });
});

test("A socket hears of its own organisation's job alone", async () => {
  const heard = { ours: [] as string[], theirs: [] as string[] };
  const sockets = [
    await listen(ours.members.office.cookie, (text) => heard.ours.push(text)),
    await listen(theirs.members.office.cookie, (text) => heard.theirs.push(text)),
  ];
  await worker.stripe.pay(job.invoices[0]?.stripeInvoiceId ?? "");
  await until(async () => heard.ours.length > 0, 10_000, "news on our own socket");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(heard.theirs).toEqual([]);
  for (const socket of sockets) socket?.close();
});

/** The id that a path's parameter stands for: named by itself or by what stands before it. */
function idFor(path: string, name = "id"): string {
  const words = `${name} ${name === "id" ? path : ""}`;
  if (/\/credit-notes\/[:{]id/.test(path)) return ids.creditNote ?? "";
  if (name === "messageId") return ids.message ?? "";
  if (path.includes("/files/")) return (name === "jobId" ? ids.mailedJob : ids.file) ?? "";
  if (/photo|file/i.test(name)) return (path.includes("signature") ? ids.signature : ids.photo) ?? "";
  const kinds = ["failure", "creditNote", "invoice", "customer", "signature", "share", "account", "item"];
  for (const kind of [...kinds, "tax", "portal", "document", "import", "job"]) {
    if (words.includes(kind)) return ids[kind] ?? "";
  }
  if (name === "token") return "token-of-nobody";
  throw new Error(`What is :${name} of ${path}?`);
}

async function bodyFor(path: string) {
  if (path.endsWith("/photos")) return { form: photoForm(await aPhoto(2), "after", "two") };
  if (path.endsWith("/signature")) return { form: signatureForm(await aSignature(), "Mallory") };
  if (path.endsWith("/transitions")) return { json: { to: "cancelled", reason: "Not ours" } };
  if (/\/jobs\/\{\w+\}$/.test(path)) return { json: { title: "Not ours" } };
  if (/\/(void|credit-notes)$/.test(path)) return { json: { reason: "Not ours" } };
  if (/\/(payments|refunds|bill)$/.test(path)) return { json: {} };
  if (path.endsWith("/milestones")) return { json: { milestones: [] } };
  return {};
}

function expectNoSecret({ text }: { text: string }, where: string): void {
  for (const secret of SECRETS) {
    expect(text.includes(secret), `${where} tells ${secret}`).toBe(false);
  }
}

async function onlyId(table: "signature" | "credit_note"): Promise<string> {
  const row = await worker.d1.prepare(`SELECT id FROM ${table} LIMIT 1`).first<{ id: string }>();
  return row?.id ?? "";
}

/** A socket on our job's address, as the browser of whoever the cookie belongs to opens it. */
function listen(cookie: string, hear: (text: string) => void): Promise<WebSocket | null> {
  const address = `${worker.url.replace("http", "ws")}/office/jobs/${ids.job}/live`;
  // Node's WebSocket takes headers beside the protocols, which browsers do not.
  const options = { headers: { Cookie: cookie, Origin: worker.url } } as unknown as string[];
  const socket = new WebSocket(address, options);
  socket.onmessage = (event) => hear(String(event.data));
  return new Promise((resolve) => {
    socket.onopen = () => resolve(socket);
    socket.onerror = () => resolve(null);
  });
}
