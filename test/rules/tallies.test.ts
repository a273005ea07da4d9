import { expect, test } from "vitest";
import type { BillingRules } from "../../src/worker/billing/vocabulary.ts";
import { tallyChanges } from "../../src/worker/jobs/tallies.ts";
import type { Job, MilestoneInput } from "../../src/worker/jobs/types.ts";
import { TRIAL } from "../../src/worker/stripe-accounts/trial.ts";
import { BillsWorld } from "./bills-world.ts";
import { jobIn, newJob, PROOF, setting } from "./fixtures.ts";

const OTHER = { ...setting.customer, id: "cust_2", name: "New owner", identity: "new@owner.example" };
const reviewed: Partial<BillingRules> = { moment: "approved", way: "auto_draft_then_review" };
const deposit: MilestoneInput = { title: "Deposit", kind: "deposit", sharePercent: "30", shareAmount: null };

function worldOf(billing: Partial<BillingRules>): BillsWorld {
  const { organisation } = setting;
  const rules = { ...organisation.rules, billing };
  const world = new BillsWorld({ ...jobIn("on_site"), organisation: { ...organisation, rules } }, OTHER);
  for (const command of PROOF) world.command(command);
  return world;
}

/** Stripe answers until nothing more is asked of it. */
function work(world: BillsWorld): void {
  for (let turn = 0; turn < 8; turn++) world.work("none");
}

/** What a job adds to the sums of what is to be billed. */
function toBill(job: Job) {
  return tallyChanges(null, job)
    .filter(({ kind }) => kind === "unbilled" || kind.startsWith("draft"))
    .map(({ kind, key, count, amount }) => ({ kind, key, count, amount }));
}

test("done and nothing made is one sum, a draft that waits for a press another, and what went out neither", () => {
  const world = worldOf(reviewed);
  world.command({ type: "complete" });
  const { total } = world.job.row;
  const done = { kind: "unbilled", key: "2026-11-19", count: 1, amount: total };
  expect(toBill(world.job)).toEqual([done]);
  world.command({ type: "approve" });
  // The draft is on its way to Stripe: nobody can press yet.
  expect(toBill(world.job)).toEqual([done]);
  work(world);
  expect(toBill(world.job)).toEqual([{ ...done, kind: "draft" }]);
  const inTestMode = world.job.invoices.map((one) => ({ ...one, livemode: false }));
  expect(toBill({ ...world.job, invoices: inTestMode })).toEqual([{ ...done, kind: "draft_test" }]);
  world.command({ type: "send_draft", invoiceId: world.job.invoices[0]?.id ?? "" });
  work(world);
  expect(world.job.invoices[0]?.status).toBe("open");
  expect(toBill(world.job)).toEqual([]);
});

test("a deposit's draft is taken off what is left to be billed, so that the two sums are the job", () => {
  const world = worldOf(reviewed);
  world.command({ type: "plan_milestones", milestones: [deposit] });
  const { id = "" } = world.job.milestones.find(({ title }) => title === "Deposit") ?? {};
  world.command({ type: "reach_milestone", milestoneId: id });
  work(world);
  expect(toBill(world.job).map(({ kind }) => kind)).toEqual(["draft"]);
  world.command({ type: "complete" });
  work(world);
  const sums = toBill(world.job);
  expect(sums.map(({ kind }) => kind).sort()).toEqual(["draft", "unbilled"]);
  expect(sums.reduce((sum, { amount }) => sum + amount, 0)).toBe(world.job.row.total);
});

test("what is approved and not billed counts as such, also when what was billed again was thrown away", () => {
  const left = (job: Job) =>
    tallyChanges(null, job).filter(({ kind }) => kind === "approved_unbilled" || kind === "unbilled");
  const world = worldOf({ moment: "approved", way: "manual" });
  world.command({ type: "complete" });
  expect(left(world.job).map(({ kind }) => kind)).toEqual(["unbilled"]);
  world.command({ type: "approve" });
  expect(left(world.job).map(({ kind }) => kind)).toEqual(["unbilled", "approved_unbilled"]);
  world.command({ type: "bill", how: "send" });
  work(world);
  expect(left(world.job)).toEqual([]);
  const [{ id: invoiceId = "" } = {}] = world.job.invoices;
  const credit = { id: "cn_1", invoiceId, parts: "all", giveBack: "none", reason: "Wrong" } as const;
  world.command({ type: "credit", credit });
  work(world);
  expect(left(world.job), "credited, and nothing more to ask for").toEqual([]);
  world.command({ type: "bill_again", invoiceId });
  work(world);
  world.command({ type: "discard_draft", invoiceId: world.job.invoices.at(-1)?.id ?? "", reason: "No" });
  work(world);
  expect(left(world.job).map(({ kind }) => kind)).toEqual(["unbilled", "approved_unbilled"]);
});

test("a trial counts nowhere", () => {
  const job = newJob();
  expect(tallyChanges(null, { ...job, row: { ...job.row, source: TRIAL } })).toEqual([]);
});
