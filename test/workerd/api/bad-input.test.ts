import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Answer,
  aCaller,
  aFailure,
  anInvoice,
  aPicture,
  aTicket,
  type Body,
  type Caller,
} from "./caller.ts";

let caller: Caller;
let job: Body;
let before: number[];
let paths: { [name: string]: string };

beforeAll(async () => {
  caller = await aCaller();
  job = (await caller.post("/jobs", aTicket())).body;
  paths = {
    jobs: "/jobs",
    transitions: `/jobs/${job.id}/transitions`,
    photos: `/jobs/${job.id}/photos`,
    signature: `/jobs/${job.id}/signature`,
    send: `/invoices/${await anInvoice(caller, job)}/send`,
    milestones: `/jobs/${job.id}/milestones`,
    reach: `/jobs/${job.id}/milestones/mile_none/reach`,
    retry: `/failures/${await aFailure(caller)}/retry`,
  };
  before = await caller.stored();
});

/** However wrong the input was, nothing of it was kept. */
afterAll(async () => {
  expect(await caller.stored()).toEqual(before);
  expect((await caller.get(`/jobs/${job.id}`)).body).toMatchObject({ status: "new", version: 1 });
});

function expectProblem(answer: Answer, statuses: number[], about: string) {
  expect(statuses, `${about}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`).toContain(
    answer.status,
  );
  expect(answer.headers.get("Content-Type"), about).toBe("application/problem+json");
  expect(answer.body, about).toMatchObject({ code: expect.any(String), detail: expect.any(String) });
  expect(JSON.stringify(answer.body).length, about).toBeLessThan(20_000);
}

const JSON_TYPE = { "Content-Type": "application/json" };
const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
const deepObject = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;

const RAW: { [about: string]: { body: BodyInit; headers?: Record<string, string>; statuses: number[] } } = {
  "empty body": { body: "", statuses: [400] },
  spaces: { body: "   ", statuses: [400] },
  "no JSON": { body: "{title:", statuses: [400] },
  "cut off": { body: '{"title":"a', statuses: [400] },
  "broken UTF-8": { body: new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), statuses: [400] },
  "UTF-16": { body: new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), statuses: [400] },
  "ten megabytes": { body: JSON.stringify({ title: "x".repeat(10_000_000) }), statuses: [413] },
  "wrong type": { body: "{}", headers: { "Content-Type": "text/plain" }, statuses: [415] },
  "a form's type": {
    body: "a=1",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    statuses: [415],
  },
  "another charset": {
    body: "{}",
    headers: { "Content-Type": "application/json; charset=latin1" },
    statuses: [415],
  },
  "an array": { body: "[]", headers: JSON_TYPE, statuses: [422] },
  null: { body: "null", headers: JSON_TYPE, statuses: [422] },
  "a number": { body: "1e999", headers: JSON_TYPE, statuses: [422] },
  "a text": { body: '"{}"', headers: JSON_TYPE, statuses: [422] },
  "deep arrays": { body: deep, headers: JSON_TYPE, statuses: [400, 422] },
  "deep objects": { body: deepObject, headers: JSON_TYPE, statuses: [400, 422] },
  "a prototype": { body: '{"__proto__":{"title":"x"}}', headers: JSON_TYPE, statuses: [422] },
  "a constructor": { body: '{"constructor":{"prototype":{}}}', headers: JSON_TYPE, statuses: [422] },
  "an unknown field": { body: '{"colour":"red"}', headers: JSON_TYPE, statuses: [422] },
  "many unknown fields": {
    body: JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, 1]))),
    headers: JSON_TYPE,
    statuses: [422],
  },
};

test.each(Object.entries(RAW))(
  "Every call that takes JSON turns away %s",
  async (about, { body, headers, statuses }) => {
    const calls = [
      ["POST", paths.jobs],
      ["POST", paths.transitions],
      ["PATCH", `/jobs/${job.id}`],
      ["PUT", paths.milestones],
      ["POST", paths.reach],
      ["POST", paths.send],
      ["POST", paths.retry],
    ] as const;
    for (const [method, path = ""] of calls) {
      const takesNothing = [paths.send, paths.retry, paths.reach].includes(path);
      if (takesNothing && about === "empty body") continue;
      const answer = await caller.send(path, { method, body, headers: headers ?? JSON_TYPE });
      expectProblem(answer, statuses, `${method} ${path} ${about}`);
    }
  },
);

const nested = { a: { b: { c: [{}] } } };
const line = { description: "Screen", quantity: "1", unitAmount: 100 };

/** A change to a good ticket, and where it is wrong. */
const TICKETS: [object, string][] = [
  [{ title: undefined }, "title"],
  [{ title: "" }, "title"],
  [{ title: " \u0000\t " }, "title"],
  [{ title: 7 }, "title"],
  [{ title: null }, "title"],
  [{ title: ["a"] }, "title"],
  [{ title: nested }, "title"],
  [{ title: "x".repeat(201) }, "title"],
  [{ title: "half \ud83d" }, "title"],
  [{ title: "broken \ufffd" }, "title"],
  [{ description: "x".repeat(10_001) }, "description"],
  [{ description: false }, "description"],
  [{ source: "" }, "source"],
  [{ source: 1 }, "source"],
  [{ ticketNumber: 48213 }, "ticketNumber"],
  [{ ticketNumber: "x".repeat(101) }, "ticketNumber"],
  [{ portal: {} }, "portal"],
  [{ customer: undefined }, "customer"],
  [{ customer: "Lakeside" }, "customer"],
  [{ customer: [] }, "customer"],
  [{ customer: {} }, "customer.name"],
  [{ customer: { name: "A", email: "no address" } }, "customer.email"],
  [{ customer: { name: "A", email: "a@b" } }, "customer.email"],
  [{ customer: { name: "A", email: "a@b.example\nBcc: x@y.example" } }, "customer.email"],
  [{ customer: { name: "A", email: `${"x".repeat(250)}@b.example` } }, "customer.email"],
  [{ customer: { name: "A", phone: 6085550100 } }, "customer.phone"],
  [{ customer: { name: "A", vip: true } }, "customer.vip"],
  [{ site: {} }, "site.line1"],
  [{ site: { line1: "14 Shore Road", planet: "Mars" } }, "site.planet"],
  [{ site: { line1: "14 Shore Road", city: 5 } }, "site.city"],
  [{ dueOn: "2026-02-30" }, "dueOn"],
  [{ dueOn: "2026-2-3" }, "dueOn"],
  [{ dueOn: "2026-04-30T00:00:00Z" }, "dueOn"],
  [{ dueOn: 20260430 }, "dueOn"],
  [{ notToExceed: -1 }, "notToExceed"],
  [{ notToExceed: 1.5 }, "notToExceed"],
  [{ notToExceed: 100_000_000 }, "notToExceed"],
  [{ notToExceed: 1e308 }, "notToExceed"],
  [{ notToExceed: "45000" }, "notToExceed"],
  [{ currency: "us" }, "currency"],
  [{ currency: "zzz" }, "currency"],
  [{ currency: 840 }, "currency"],
  [{ lineItems: {} }, "lineItems"],
  [{ lineItems: "1" }, "lineItems"],
  [{ lineItems: [null] }, "lineItems.0"],
  [{ lineItems: [[]] }, "lineItems.0"],
  [{ lineItems: [{}] }, "lineItems.0.description"],
  [{ lineItems: Array.from({ length: 251 }, () => line) }, "lineItems"],
  [{ lineItems: [{ ...line, quantity: 1.5 }] }, "lineItems.0.quantity"],
  [{ lineItems: [{ ...line, quantity: "-1" }] }, "lineItems.0.quantity"],
  [{ lineItems: [{ ...line, quantity: "0" }] }, "lineItems.0.quantity"],
  [{ lineItems: [{ ...line, quantity: "0.000000" }] }, "lineItems.0.quantity"],
  [{ lineItems: [{ ...line, quantity: "1,5" }] }, "lineItems.0.quantity"],
  [{ lineItems: [{ ...line, quantity: "1e3" }] }, "lineItems.0.quantity"],
  [{ lineItems: [{ ...line, quantity: "NaN" }] }, "lineItems.0.quantity"],
  [{ lineItems: [{ ...line, quantity: "1.1234567" }] }, "lineItems.0.quantity"],
  [{ lineItems: [{ ...line, quantity: "1234567890" }] }, "lineItems.0.quantity"],
  [{ lineItems: [{ ...line, quantity: "9".repeat(100_000) }] }, "lineItems.0.quantity"],
  [{ lineItems: [line, { ...line, unitAmount: -1 }] }, "lineItems.1.unitAmount"],
  [{ lineItems: [{ ...line, unitAmount: 0.5 }] }, "lineItems.0.unitAmount"],
  [{ lineItems: [{ ...line, unitAmount: 100_000_000 }] }, "lineItems.0.unitAmount"],
  [{ lineItems: [{ ...line, unitAmount: Number.MAX_SAFE_INTEGER + 1 }] }, "lineItems.0.unitAmount"],
  [{ lineItems: [{ ...line, unitAmount: "100" }] }, "lineItems.0.unitAmount"],
  [{ lineItems: [{ ...line, unitAmount: null }] }, "lineItems.0.unitAmount"],
  [{ lineItems: [{ ...line, taxRate: -1 }] }, "lineItems.0.taxRate"],
  [{ lineItems: [{ ...line, taxRate: "100.1" }] }, "lineItems.0.taxRate"],
  [{ lineItems: [{ ...line, taxRate: "8.12345" }] }, "lineItems.0.taxRate"],
  [{ lineItems: [{ ...line, taxRate: 1e-7 }] }, "lineItems.0.taxRate"],
  [{ lineItems: [{ ...line, taxRate: "8%" }] }, "lineItems.0.taxRate"],
  [{ lineItems: [{ ...line, taxRate: true }] }, "lineItems.0.taxRate"],
  [{ lineItems: [{ ...line, kind: "magic" }] }, "lineItems.0.kind"],
  [{ lineItems: [{ ...line, amount: 100 }] }, "lineItems.0.amount"],
  [{ lineItems: [{ ...line, quantity: "999999999", unitAmount: 99_999_999 }] }, "lineItems"],
  [{ lineItems: [{ ...line, unitAmount: 99_999_999, taxRate: "1" }] }, "lineItems"],
  [{ referral: {} }, "referral"],
  [{ status: "paid" }, "status"],
  [{ organisationId: "org_other" }, "organisationId"],
];

test.each(TICKETS)("A ticket with %j is not accepted, and says where", async (change, path) => {
  const answer = await caller.post("/jobs", aTicket(change));
  expectProblem(answer, [422], path);
  expect(answer.body.errors?.map((error) => error.path)).toContain(path);
  if (["title", "description", "dueOn", "notToExceed", "lineItems"].some((name) => name in change)) {
    if ("title" in change && change.title === undefined) return;
    const patched = await caller.patch(`/jobs/${job.id}`, change);
    expectProblem(patched, [422], `PATCH ${path}`);
    expect(patched.body.errors?.map((error) => error.path)).toContain(path);
  }
});

test("What is missing is called missing, and the sentence names the first field", async () => {
  const { body } = await caller.post("/jobs", { title: "Screen", customer: {} });
  expect(body.detail).toBe("customer.name: This is missing. (and 1 more, see errors)");
  expect(body.errors).toEqual([
    { path: "customer.name", message: "This is missing." },
    { path: "site", message: "This is missing." },
  ]);
});

test("An unknown portal is not accepted, with the known ones", async () => {
  const answer = await caller.post("/jobs", aTicket({ portal: "Lakesde" }));
  expectProblem(answer, [422], "portal");
  expect(answer.body.detail).toContain("Lakeside");
});

const TRANSITIONS: [object, string][] = [
  [{}, "to"],
  [{ to: "finished" }, "to"],
  [{ to: 5 }, "to"],
  [{ to: ["accepted"] }, "to"],
  [{ to: "toString" }, "to"],
  [{ to: "on_hold", reason: 5 }, "reason"],
  [{ to: "on_hold", reason: "x".repeat(1001) }, "reason"],
  [{ to: "scheduled", assigneeIds: "mem_1" }, "assigneeIds"],
  [{ to: "scheduled", assigneeIds: [5] }, "assigneeIds.0"],
  [{ to: "scheduled", assigneeIds: ["mem_nobody"] }, "assigneeIds.0"],
  [{ to: "scheduled", assigneeIds: Array.from({ length: 51 }, () => "mem_1") }, "assigneeIds"],
  [{ to: "scheduled", scheduledOn: "2026-13-01" }, "scheduledOn"],
  [{ to: "accepted", assigneeIds: [] }, "assigneeIds"],
  [{ to: "accepted", at: "yesterday" }, "at"],
  [{ to: "accepted", at: 1_700_000_000 }, "at"],
  [{ to: "accepted", at: "2026-02-30T10:00:00Z" }, "at"],
  [{ to: "accepted", at: "2026-03-31 10:00:00" }, "at"],
  [{ to: "accepted", at: "2026-03-31T25:00:00Z" }, "at"],
  [{ to: "accepted", at: "1970-01-01T00:00:00Z" }, "at"],
  [{ to: "accepted", at: "9999-12-31T23:59:59Z" }, "at"],
  [{ to: "accepted", force: true }, "force"],
];

test.each(TRANSITIONS)("A transition with %j is not accepted", async (input, path) => {
  const answer = await caller.post(paths.transitions ?? "", input);
  expectProblem(answer, [422], path);
  expect(answer.body.errors?.map((error) => error.path)).toContain(path);
});

const part = { title: "Deposit", kind: "deposit", share: { percent: "30" } };

/** A plan in parts, and where it is wrong. */
const PLANS: [object, string][] = [
  [{}, "milestones"],
  [{ milestones: null }, "milestones"],
  [{ milestones: {} }, "milestones"],
  [{ milestones: Array.from({ length: 25 }, () => part) }, "milestones"],
  [{ milestones: [], parts: 1 }, "parts"],
  [{ milestones: [null] }, "milestones.0"],
  [{ milestones: [part, { ...part, title: "" }] }, "milestones.1.title"],
  [{ milestones: [{ ...part, title: "x".repeat(121) }] }, "milestones.0.title"],
  [{ milestones: [{ ...part, title: 5 }] }, "milestones.0.title"],
  [{ milestones: [{ ...part, kind: "final" }] }, "milestones.0.kind"],
  [{ milestones: [{ ...part, kind: "magic" }] }, "milestones.0.kind"],
  [{ milestones: [{ ...part, id: 7 }] }, "milestones.0.id"],
  [{ milestones: [{ ...part, status: "paid" }] }, "milestones.0.status"],
  [{ milestones: [{ ...part, share: undefined }] }, "milestones.0.share"],
  [{ milestones: [{ ...part, share: null }] }, "milestones.0.share"],
  [{ milestones: [{ ...part, share: "30" }] }, "milestones.0.share"],
  [{ milestones: [{ ...part, share: {} }] }, "milestones.0.share"],
  [{ milestones: [{ ...part, share: { percent: "30", amount: 5000 } }] }, "milestones.0.share"],
  [{ milestones: [{ ...part, share: { percent: 30 } }] }, "milestones.0.share.percent"],
  [{ milestones: [{ ...part, share: { percent: "0" } }] }, "milestones.0.share.percent"],
  [{ milestones: [{ ...part, share: { percent: "-5" } }] }, "milestones.0.share.percent"],
  [{ milestones: [{ ...part, share: { percent: "100.1" } }] }, "milestones.0.share.percent"],
  [{ milestones: [{ ...part, share: { percent: "30%" } }] }, "milestones.0.share.percent"],
  [{ milestones: [{ ...part, share: { percent: "3e1" } }] }, "milestones.0.share.percent"],
  [{ milestones: [{ ...part, share: { amount: 0 } }] }, "milestones.0.share.amount"],
  [{ milestones: [{ ...part, share: { amount: 0.5 } }] }, "milestones.0.share.amount"],
  [{ milestones: [{ ...part, share: { amount: "5000" } }] }, "milestones.0.share.amount"],
  [{ milestones: [{ ...part, share: { amount: 100_000_000 } }] }, "milestones.0.share.amount"],
];

test.each(PLANS)("A plan in parts with %j is not accepted, and says where", async (plan, path) => {
  const answer = await caller.put(paths.milestones ?? "", plan);
  expectProblem(answer, [422], path);
  expect(answer.body.errors?.map((error) => error.path)).toContain(path);
});

const FORMS: [string, Record<string, string | Blob>, string | null][] = [
  ["photos", { label: "before" }, "file"],
  ["photos", { file: "text", label: "before" }, "file"],
  ["photos", { file: aPicture() }, "label"],
  ["photos", { file: aPicture(), label: "selfie" }, "label"],
  ["photos", { file: aPicture(), label: "before", takenAt: "noon" }, "takenAt"],
  ["photos", { file: aPicture(), label: "before", latitude: "91", longitude: "0" }, "latitude"],
  ["photos", { file: aPicture(), label: "before", latitude: "north", longitude: "0" }, "latitude"],
  ["photos", { file: aPicture(), label: "before", latitude: "1" }, "latitude"],
  ["photos", { file: aPicture(), label: "before", latitude: "1", longitude: "181" }, "longitude"],
  ["photos", { file: aPicture(), label: "before", clientId: "" }, "clientId"],
  ["photos", { file: aPicture(), label: "before", clientId: "x".repeat(201) }, "clientId"],
  ["photos", { file: aPicture(), label: "before", flash: "on" }, "flash"],
  ["photos", { file: new Blob(["not a picture"], { type: "image/jpeg" }), label: "before" }, null],
  ["photos", { file: new Blob([]), label: "before" }, null],
  ["photos", { file: new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])]), label: "before" }, null],
  ["signature", { name: "Pat" }, "file"],
  ["signature", { file: aPicture() }, "name"],
  ["signature", { file: aPicture(), name: "  " }, "name"],
  ["signature", { file: aPicture(), name: "x".repeat(121) }, "name"],
  ["signature", { file: aPicture(), name: "Pat", role: "x".repeat(121) }, "role"],
  ["signature", { file: aPicture(), name: "Pat", seal: "wax" }, "seal"],
  ["signature", { file: new Blob(["%PDF-1.7"]), name: "Pat" }, null],
];

test.each(FORMS)("A form for %s with %j is not accepted", async (call, fields, path) => {
  const answer = await caller.form(paths[call] ?? "", fields);
  expectProblem(answer, [422], call);
  if (path !== null) expect(answer.body.errors?.map((error) => error.path)).toContain(path);
});

test.each(["photos", "signature"])("%s turns away what is no form", async (call) => {
  const path = paths[call] ?? "";
  const form = { "Content-Type": "multipart/form-data; boundary=x" };
  const send = (body: BodyInit, headers: Record<string, string>) =>
    caller.send(path, { method: "POST", body, headers });
  expectProblem(await send("", form), [400], "empty");
  expectProblem(await send("nothing of a form", form), [400], "no form");
  expectProblem(await send("--x\r\nContent-Disp", form), [400], "cut off");
  expectProblem(await send("{}", JSON_TYPE), [415], "JSON");
  expectProblem(await send("a", { "Content-Type": "multipart/form-data" }), [415], "no boundary");
  const name = new Uint8Array([
    ...new TextEncoder().encode('--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n'),
    0xc3,
    0x28,
    ...new TextEncoder().encode("\r\n--x--\r\n"),
  ]);
  expectProblem(await send(name, form), [400, 422], "broken UTF-8");
  const big = new FormData();
  big.append("file", new Blob([new Uint8Array(27 * 1024 * 1024)]));
  expectProblem(await caller.send(path, { method: "POST", body: big }), [413], "too big");
});

test("The same field twice is not accepted", async () => {
  const twice = new FormData();
  twice.append("file", aPicture());
  twice.append("label", "before");
  twice.append("label", "after");
  expectProblem(await caller.send(paths.photos ?? "", { method: "POST", body: twice }), [422], "twice");
  expectProblem(await caller.get("/jobs?limit=1&limit=2"), [422], "limit twice");
});

test.each([
  "/jobs?status=finished",
  "/jobs?stauts=new",
  "/jobs?q=",
  `/jobs?q=${"x".repeat(201)}`,
  "/jobs?updatedSince=yesterday",
  "/jobs?source=",
  "/jobs?ticketNumber=%EF%BF%BD",
  "/invoices?status=overdue",
  "/invoices?overdue=yes",
  "/invoices?customer=",
  "/failures?status=open",
])("The list %s is not accepted", async (path) => {
  expectProblem(await caller.get(path), [422], path);
});
