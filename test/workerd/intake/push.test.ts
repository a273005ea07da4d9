import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { portal } from "../../../src/worker/database/schema.ts";
import { intakeToken } from "../../../src/worker/intake/intake-token.ts";
import { receiveTicket } from "../../../src/worker/intake/receive-ticket.ts";
import { Browser } from "../http/browser.ts";
import { aMail, aPortal, Post } from "./post.ts";

const TICKET = {
  ticketNumber: "SC-9",
  title: "Unit does not cool",
  customer: { name: "Sunline Stores", email: "facilities@sunline.example" },
  site: { line1: "3901 N Dale Mabry Hwy", city: "Tampa" },
  notToExceed: 40_000,
};

test("A ticket is taken at once, and the same number again is the same job", async () => {
  const { push, post, portal } = await aDoor();
  const created = await push(TICKET);
  expect(created.status).toBe(201);
  expect(created.body).toEqual({ jobId: expect.stringMatching(/^job_/), created: true, needsLook: [] });
  const again = await push({ ...TICKET, notToExceed: 45_000 });
  expect([again.status, again.body]).toEqual([200, { ...created.body, created: false }]);
  // The first body once more is no repeat of an old call but what the portal says now.
  expect((await push(TICKET)).status).toBe(200);
  const [job, ...others] = await post.jobs(portal.organisationId);
  expect(others).toEqual([]);
  expect(job?.row).toMatchObject({ source: "AppFolio", ticketNumber: "SC-9", notToExceed: 40_000 });
  expect((await post.messages(portal.organisationId)).map((one) => one.status)).toEqual(["done", "done"]);
});

test("By the API, by mail and by a push it is one ticket of one portal", async () => {
  const { push, post, portal } = await aDoor();
  const api = { actor: { kind: "api", id: "key_1", name: "Zapier" }, source: "api" } as const;
  const input = { ...TICKET, portal: "AppFolio" };
  const first = await receiveTicket(post.env, portal.organisationId, input, api);
  const { body } = await push(TICKET);
  await post.deliver(aMail({ text: "Work Order: SC-9\r\nDescription: It does not cool." }), portal.address);
  await post.read();
  const [job, ...others] = await post.jobs(portal.organisationId);
  expect(others).toEqual([]);
  expect(first.ok && first.job.row.id).toBe(job?.row.id);
  expect(body).toMatchObject({ jobId: job?.row.id, created: false });
  const byApi = await receiveTicket(post.env, portal.organisationId, { ...input, title: "Cools" }, api);
  expect(byApi.ok && [byApi.job.row.id, byApi.created]).toEqual([job?.row.id, false]);
});

test("Of a ticket in another shape what is understood is taken, and the answer tells the rest", async () => {
  const { push, post, portal } = await aDoor();
  const odd = {
    ...{ ticketNumber: 4711, title: "Leak", notToExceed: "300", priority: "high", portal: "Elsewhere" },
    customer: { name: "Palm Court", mail: "x" },
  };
  const said = await push(odd);
  expect(said.status).toBe(202);
  expect(said.body).toMatchObject({ created: true, needsLook: ["ticket_number", "address"] });
  const paths = (said.body.errors as { path: string }[]).map((one) => one.path).sort();
  expect(paths).toEqual(["customer.mail", "notToExceed", "priority", "ticketNumber"]);
  // Sent again because the answer was lost: the same job.
  expect((await push(odd)).body.jobId).toBe(said.body.jobId);
  const [job, ...others] = await post.jobs(portal.organisationId);
  expect(others).toEqual([]);
  expect(job).toMatchObject({ customer: { name: "Palm Court" }, row: { title: "Leak" } });
  const [message] = await post.messages(portal.organisationId);
  expect(message).toMatchObject({ missing: ["ticket_number", "address"], jobId: job?.row.id });
  const original = await post.env.FILES.get(message?.storageKey ?? "");
  expect(await original?.json()).toEqual(odd);
});

test("What is no ticket at all is refused and nothing is kept", async () => {
  const { send, post, portal } = await aDoor();
  const json = { "Content-Type": "application/json" };
  expect((await send("{", json)).status).toBe(400);
  expect((await send("[]", json)).status).toBe(422);
  expect((await send("a=1", { "Content-Type": "application/x-www-form-urlencoded" })).status).toBe(415);
  const large = await send(JSON.stringify({ title: "x".repeat(1_100_000) }), json);
  expect(large.status).toBe(413);
  expect(large.headers.get("Content-Type")).toContain("application/problem+json");
  expect(await post.messages(portal.organisationId)).toEqual([]);
});

test("A mail is pushed whole and read like any other", async () => {
  const { send, post, portal } = await aDoor();
  const mail = aMail({ from: "Anybody <anybody@elsewhere.example>" });
  const headers = { "Content-Type": "message/rfc822" };
  const said = await send(mail, headers);
  expect([said.status, await said.json()]).toMatchObject([202, { status: "waiting", jobId: null }]);
  await post.read();
  const again = await send(mail, headers);
  const [job] = await post.jobs(portal.organisationId);
  expect(job?.row.ticketNumber).toBe("WO-4711");
  expect(await again.json()).toMatchObject({ status: "done", jobId: job?.row.id });
});

test("A wrong token, one of another portal and an old one open nothing", async () => {
  const { post, portal: row, browser } = await aDoor();
  const other = await aPortal();
  const token = await intakeToken(post.env, row);
  const forged = [
    "x",
    token.replace(row.organisationId, other.organisationId),
    token.replace(row.id, other.id),
    `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
  ];
  const post_ = (one: string) =>
    browser.send(`/intake/${encodeURIComponent(one)}`, {
      ...{ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(TICKET) },
    });
  for (const one of forged) expect((await post_(one)).status).toBe(404);
  expect((await post_(token)).status).toBe(201);
  await databaseOf(post.env, row.organisationId)
    .update(portal)
    .set({ tokenVersion: 2 })
    .where(eq(portal.id, row.id));
  const old = await post_(token);
  expect([old.status, await old.json()]).toMatchObject([404, { code: "not_found" }]);
});

/** A portal with its address, and somebody who sends there. */
async function aDoor() {
  const [post, row] = [new Post(), await aPortal()];
  const browser = new Browser({ env: post.env });
  const token = await intakeToken(post.env, row);
  const send = (body: string, headers: HeadersInit) =>
    browser.send(`/intake/${token}`, { method: "POST", headers, body });
  const push = async (ticket: object) => {
    const answer = await send(JSON.stringify(ticket), { "Content-Type": "application/json" });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { post, portal: row, browser, send, push };
}
