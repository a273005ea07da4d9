import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { invoice } from "../../../src/worker/database/schema.ts";
import { loadJob } from "../../../src/worker/jobs/load-job.ts";
import type { Job } from "../../../src/worker/jobs/types.ts";
import { aCaller, aTicket } from "../api/caller.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { aJob, send, trySend } from "../crew/jobs.ts";
import { forgetfulStripe } from "./forgetful-stripe.ts";

afterEach(() => vi.restoreAllMocks());

const PARTS = [
  { title: "Deposit", kind: "deposit" as const, sharePercent: "30", shareAmount: null },
  { title: "Frame done", kind: "progress" as const, sharePercent: null, shareAmount: 5000 },
];

/** An accepted job of 197.81, billed by hand, in two parts and the rest. */
async function aPlannedJob(): Promise<Job> {
  forgetfulStripe();
  const caller = await aCaller({ photosBefore: 0, photosAfter: 0, signature: false });
  const { body } = await caller.post("/jobs", aTicket());
  await send(caller.organisationId, body.id, { type: "accept" });
  return await send(caller.organisationId, body.id, { type: "plan_milestones", milestones: PARTS });
}

const idOf = (job: Job, kind: string) => job.milestones.find((one) => one.kind === kind)?.id ?? "";

async function stored({ row }: Job) {
  const db = databaseOf(env, row.organisationId);
  return db.select().from(invoice).where(eq(invoice.jobId, row.id));
}

test("The plan is kept, and a part that is taken out of it goes", async () => {
  const job = await aPlannedJob();
  const { organisationId, id } = job.row;
  const again = async () => (await loadJob(databaseOf(env, organisationId), organisationId, id)).job;
  expect((await again())?.milestones).toMatchObject([
    { title: "Deposit", sharePercent: "30", shareAmount: null, position: 1 },
    { title: "Frame done", sharePercent: null, shareAmount: 5000, position: 2 },
    { title: "The rest of the job", kind: "final", position: 3 },
  ]);
  await send(organisationId, id, { type: "plan_milestones", milestones: [] });
  expect((await again())?.milestones).toMatchObject([{ title: "The whole job", kind: "final", position: 1 }]);
});

test("A milestone that is billed from two tabs at once has one invoice", async () => {
  const job = await aPlannedJob();
  const { organisationId, id } = job.row;
  const milestoneId = idOf(job, "deposit");
  const reached = await Promise.all(
    [1, 2, 3].map(() => trySend(organisationId, id, { type: "reach_milestone", milestoneId })),
  );
  expect(reached.map((one) => one.ok)).toEqual([true, true, true]);
  const pressed = await Promise.all(
    [1, 2, 3, 4].map(() => trySend(organisationId, id, { type: "bill", milestoneId, how: "draft" })),
  );
  expect(pressed.map((one) => one.ok)).toEqual([true, true, true, true]);
  expect(await stored(job)).toMatchObject([{ milestoneId, kind: "deposit", live: true }]);
});

test("Deposit, progress and final bill come to the job, and each says what it is", async () => {
  const job = await aPlannedJob();
  const { organisationId, id } = job.row;
  for (const kind of ["deposit", "progress"]) {
    const milestoneId = idOf(job, kind);
    await send(organisationId, id, { type: "reach_milestone", milestoneId });
    await send(organisationId, id, { type: "bill", milestoneId, how: "draft" });
  }
  for (const type of ["arrive", "complete", "approve"] as const) await send(organisationId, id, { type });
  await send(organisationId, id, { type: "bill", how: "draft" });
  const rows = await stored(job);
  expect(rows.map((one) => one.kind).sort()).toEqual(["deposit", "final", "progress"]);
  expect(rows.reduce((sum, one) => sum + one.total, 0)).toBe(job.row.total);
  expect(rows.find((one) => one.kind === "progress")?.total).toBe(5000);
  const final = rows.find((one) => one.kind === "final");
  expect(final?.lines[0]?.before?.amount).toBeGreaterThan(0);
});

test("The office plans the parts and proposes a change on the job's screen; what is wrong stands as it was typed", async () => {
  const member = await aMember("office");
  const browser = await signedIn(member);
  const { row } = await aJob(member.organisationId);
  await send(member.organisationId, row.id, { type: "accept" });
  const path = `/office/jobs/${row.id}`;
  const part = { "kind-0": "deposit", "title-0": "Deposit", "share-0": "a third", "unit-0": "percent" };
  const wrong = await browser.post(`${path}/plan-milestones`, part);
  const again = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(again).toContain("“a third” is no percent, such as 30.");
  expect(again).toContain('value="a third"');

  const next = { "kind-1": "progress", "title-1": "Frame done", "share-1": "50.00", "unit-1": "amount" };
  const right = await browser.post(`${path}/plan-milestones`, { ...part, ...next, "share-0": "30" });
  expect(right.status).toBe(303);
  const planned = await (await browser.get(path)).text();
  expect(planned).toMatch(/Deposit<\/strong>.*30%.*\$47\.25.*Planned/s);
  expect(planned).toMatch(/Frame done<\/strong>.*\$50\.00.*The rest of the job<\/strong>.*\$60\.25/s);
  expect(planned).toContain("planned how it is billed: Deposit 30%, Frame done $50.00, the rest at the end");

  const line = {
    "description-0": "Door",
    "quantity-0": "2",
    "price-0": "ten",
    "tax-0": "7.5",
    "kind-0": "material",
  };
  const change = { title: "A new door", reason: "Rotten.", ...line };
  const refused = await (await browser.post(`${path}/propose-change`, change)).text();
  expect(refused).toContain("Line 1: a price is an amount, such as 90.00.");
  expect(refused).toContain('value="ten"');
  expect((await browser.post(`${path}/propose-change`, { ...change, "price-0": "100" })).status).toBe(303);
  const asked = await (await browser.get(path)).text();
  expect(asked).toContain("Waits for an answer");
  expect(asked).toContain("A new door, $215.00:");
  expect(asked).toContain("No letter was sent: Maria Alvarez had no e-mail address.");
});

test("Another organisation's office, and a crew, plan nothing here", async () => {
  const member = await aMember("office");
  const { row } = await aJob(member.organisationId);
  const fields = { "kind-0": "deposit", "title-0": "Deposit", "share-0": "30", "unit-0": "percent" };
  for (const browser of [await signedIn(await aMember("office")), await signedIn(await aMember("crew"))]) {
    expect((await browser.post(`/office/jobs/${row.id}/plan-milestones`, fields)).status).toBe(404);
  }
});
