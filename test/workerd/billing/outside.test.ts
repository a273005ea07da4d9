import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endOutsideAddress } from "../../../src/worker/billing/outside-records.ts";
import { outsideToken } from "../../../src/worker/billing/outside-token.ts";
import type { BillingRules } from "../../../src/worker/billing/vocabulary.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { event, invoice, organisation, portal } from "../../../src/worker/database/schema.ts";
import { aCaller, aTicket } from "../api/caller.ts";
import { send } from "../crew/jobs.ts";
import { Browser, testEnv } from "../http/browser.ts";

// The ledger makes its first call while the test looks: Stripe has no time.
beforeEach(() => {
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("{}", { status: 500 }));
});
afterEach(() => vi.restoreAllMocks());

test("Another system bills a job by its number, once, however often it asks", async () => {
  const { ask, aJob, invoices } = await aVendor({ moment: "outside", way: "auto_draft_then_review" });
  const { id, ticket } = await aJob();
  const byNumber = { source: ticket.source, ticketNumber: ticket.ticketNumber };
  const first = await ask(byNumber);
  expect([first.status, first.body]).toMatchObject([200, { jobId: id, result: "drafted" }]);
  const again = await Promise.all([ask({ jobId: id }), ask({ jobId: id }), ask(byNumber)]);
  expect(again.map(({ status, body }) => [status, body.result])).toEqual([
    [200, "already billed"],
    [200, "already billed"],
    [200, "already billed"],
  ]);
  expect(await invoices(id)).toHaveLength(1);
});

test("Ten at once bill once", async () => {
  const { ask, aJob, invoices } = await aVendor({ moment: "outside", way: "auto_draft_then_review" });
  const { id } = await aJob();
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask({ jobId: id, by: "ERP" })));
  expect(answers.filter(({ body }) => body.result === "drafted")).toHaveLength(1);
  expect(await invoices(id)).toHaveLength(1);
  const started = await databaseOf(testEnv(), "").select().from(event).where(eq(event.jobId, id));
  expect(started.filter((one) => one.type === "billing.started")).toMatchObject([
    { actor: { kind: "api", name: "ERP" }, source: "webhook" },
  ]);
});

test("What stands against it comes back in words, with a code", async () => {
  const { ask, aJob, rule } = await aVendor({ moment: "outside", way: "manual" });
  const { id } = await aJob();
  expect(await ask({ jobId: id })).toMatchObject({
    status: 409,
    body: { code: "billed_by_hand", detail: expect.stringContaining("press Bill") },
  });
  await rule({ moment: "outside", way: "auto_send" });
  const early = await aJob([]);
  expect(await ask({ jobId: early.id })).toMatchObject({ status: 409, body: { code: "illegal_transition" } });
  const empty = await aJob(undefined, { lineItems: [] });
  expect(await ask({ jobId: empty.id })).toMatchObject({ status: 409, body: { code: "nothing_to_bill" } });
});

test("Only the present address opens, and only to this vendor's jobs", async () => {
  const one = await aVendor({ moment: "outside", way: "auto_draft_then_review" });
  const other = await aVendor({ moment: "outside", way: "auto_draft_then_review" });
  const { id } = await one.aJob();
  expect((await other.ask({ jobId: id })).status).toBe(404);
  expect((await one.ask({ source: "lakeside", ticketNumber: "none such" })).status).toBe(404);
  for (const body of [{}, { jobId: 7 }, { source: "lakeside" }, [], { jobId: id, amount: 1 }]) {
    expect((await one.ask(body)).status).toBe(422);
  }
  const token = await one.token();
  const forged = token.replace(one.organisationId, other.organisationId);
  for (const wrong of ["x", forged, `${token}x`]) {
    const answer = await one.ask({ jobId: id }, wrong);
    expect([answer.status, answer.body.code]).toEqual([401, "unauthorized"]);
  }
  await endOutsideAddress(databaseOf(testEnv(), one.organisationId), one.organisationId, 1);
  expect((await one.ask({ jobId: id }, token)).status).toBe(401);
  expect((await one.ask({ jobId: id })).body.result).toBe("drafted");
});

test("A portal that was renamed is known by the name that it had", async () => {
  const { ask, aJob, organisationId } = await aVendor({ moment: "outside", way: "auto_draft_then_review" });
  const { id, ticket } = await aJob(undefined, { source: undefined });
  const db = databaseOf(testEnv(), organisationId);
  await db
    .update(portal)
    .set({ name: "Lakeside PM", formerNames: ["Lakeside"] })
    .where(eq(portal.organisationId, organisationId));
  for (const source of ["Lakeside", "Lakeside PM"]) {
    expect((await ask({ source, ticketNumber: ticket.ticketNumber })).body.jobId).toBe(id);
  }
});

async function aVendor(billing: Partial<BillingRules>) {
  const caller = await aCaller({ photosBefore: 0, photosAfter: 0, signature: false, billing });
  const { organisationId } = caller;
  const db = databaseOf(testEnv(), organisationId);
  const browser = new Browser();
  const token = async () => {
    const [row] = await db.select().from(organisation).where(eq(organisation.id, organisationId));
    if (!row) throw new Error("no organisation");
    return outsideToken(testEnv(), row);
  };
  return {
    ...{ organisationId, token },
    ask: async (body: unknown, given?: string) => {
      const answer = await browser.send(`/webhooks/billing/${given ?? (await token())}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: await answer.json<Said>() };
    },
    aJob: async (
      steps: ("accept" | "arrive" | "complete")[] = ["accept", "arrive", "complete"],
      changes = {},
    ) => {
      const ticket = aTicket(changes);
      const { body } = await caller.post("/jobs", ticket);
      for (const type of steps) await send(organisationId, body.id, { type });
      return { id: body.id, ticket };
    },
    rule: async (next: Partial<BillingRules>) => {
      const [row] = await db.select().from(portal).where(eq(portal.organisationId, organisationId));
      await db
        .update(portal)
        .set({ rules: { ...row?.rules, billing: next } })
        .where(eq(portal.organisationId, organisationId));
    },
    invoices: (jobId: string) => db.select().from(invoice).where(eq(invoice.jobId, jobId)),
  };
}

type Said = { jobId?: string; result?: string; code?: string; detail?: string };
