import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { sumPart } from "../../../src/worker/billing/sums/consume-sums.ts";
import { jobsToSum } from "../../../src/worker/billing/sums/sum-records.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { event, job, tally } from "../../../src/worker/database/schema.ts";
import { aCaller, anInvoice, aTicket } from "../api/caller.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { send } from "../crew/jobs.ts";
import { testEnv } from "../http/browser.ts";

const RULES = {
  ...{ moment: "approved", way: "manual", as: "invoice", terms: "net", termsDays: "14" },
  ...{ partialPayments: "no", receipt: "no", taxBy: "own", group: "each" },
  ...{ kinds: "labour", labour: "none", travel: "", minimum: "300", markup: "" },
};

test("Rules, who works the tax out, and an exemption change what is shown of every job still to be billed", async () => {
  const { caller, owner, db, totals, summed } = await aVendor();
  const [one, two, billed] = await threeJobs(caller);
  await anInvoice(caller, billed);
  const usual = (await totals()).get(one.id) ?? 0;
  expect(usual).toBe(19781);

  // At least 300.00 and untaxed what the minimum adds: 18750 becomes 30000 before its tax.
  await owner.post("/office/settings/billing", RULES);
  await expect.poll(async () => (await totals()).get(one.id), { timeout: 10_000 }).toBeGreaterThan(30_000);
  await expect.poll(async () => (await totals()).get(two.id), { timeout: 10_000 }).toBeGreaterThan(30_000);
  expect((await totals()).get(billed.id)).toBe(usual);
  expect(await summed()).toBe([...(await totals()).values()].reduce((sum, total) => sum + total, 0));
  const [told] = await db
    .select()
    .from(event)
    .where(and(eq(event.jobId, two.id), eq(event.type, "job.total_changed")));
  expect(told).toMatchObject({ data: { before: usual, currency: "usd" }, actor: { kind: "timer" } });

  const taxed = (await totals()).get(two.id) ?? 0;
  const isWorkedOutBy = (taxBy: string) => owner.post("/office/settings/tax/by", { taxBy });
  await isWorkedOutBy("stripe");
  await expect.poll(async () => (await totals()).get(two.id), { timeout: 10_000 }).toBe(30_000);
  await isWorkedOutBy("own");
  await expect.poll(async () => (await totals()).get(two.id), { timeout: 10_000 }).toBe(taxed);
  await send(caller.organisationId, one.id, {
    type: "change_contact",
    contact: { exemptCertificate: "WI-1042" },
  });
  await expect.poll(async () => (await totals()).get(two.id), { timeout: 10_000 }).toBe(30_000);
  await expect.poll(async () => (await totals()).get(one.id), { timeout: 10_000 }).toBe(30_000);
  expect((await totals()).get(billed.id)).toBe(usual);
  const shown = await (await owner.get("/office/jobs")).text();
  expect(shown.match(/\b300\.00/g)?.length).toBe(2);
});

test("Part after part reaches every job, and touches nobody else's", async () => {
  const { caller, db, totals } = await aVendor();
  const other = await aVendor();
  await threeJobs(other.caller);
  const jobs = [...(await threeJobs(caller)), ...(await threeJobs(caller))];
  // As if the rules had been changed while nobody was listening.
  await db.update(job).set({ total: 1 });
  const { organisationId } = caller;
  let after: string | null = "";
  let parts = 0;
  for (; after !== null; parts++) after = await sumPart(testEnv(), { organisationId, sumAfter: after }, 2);
  expect(parts).toBe(4);
  expect([...(await totals()).values()]).toEqual(jobs.map(() => 19781));
  expect([...(await other.totals()).values()]).toEqual([1, 1, 1]);
  const { jobs: some, last } = await jobsToSum(db, organisationId, { after: "", most: 4 });
  expect([some.length, last]).toEqual([4, some.at(-1)?.row.id]);
});

async function threeJobs(caller: Awaited<ReturnType<typeof aCaller>>) {
  const made = [];
  for (let index = 0; index < 3; index++) made.push((await caller.post("/jobs", aTicket())).body);
  const [one, two, three] = made;
  if (!one || !two || !three) throw new Error("three jobs were made");
  return [one, two, three] as const;
}

async function aVendor() {
  const caller = await aCaller({ billing: {} });
  const { organisationId } = caller;
  const db = databaseOf(testEnv(), organisationId);
  const totals = async () => {
    const rows = await db.select().from(job).where(eq(job.organisationId, organisationId)).orderBy(job.id);
    return new Map(rows.map(({ id, total }) => [id, total]));
  };
  const summed = async () => {
    const [row] = await db
      .select({ sum: sql<number>`sum(amount)` })
      .from(tally)
      .where(and(eq(tally.organisationId, organisationId), eq(tally.kind, "job")));
    return row?.sum;
  };
  const owner = await signedIn(await aMember("owner", { organisationId }));
  return { caller, owner, db, totals, summed };
}
