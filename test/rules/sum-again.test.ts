import { expect, test } from "vitest";
import { jobTotals } from "../../src/worker/billing/job-totals.ts";
import type { BillingRules } from "../../src/worker/billing/vocabulary.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { BillsWorld } from "./bills-world.ts";
import { jobIn, run, setting } from "./fixtures.ts";

const OTHER = { ...setting.customer, id: "cust_2", name: "New owner", identity: "new@owner.example" };

/** The same job after the organisation's rules for billing were changed elsewhere. */
function ruledBy(job: Job, billing: Partial<BillingRules>): Job {
  const { rules } = job.organisation;
  const organisation = {
    ...job.organisation,
    rules: { ...rules, billing: { ...rules.billing, ...billing } },
  };
  return { ...job, organisation };
}

const exempt = (job: Job): Job => ({ ...job, customer: { ...job.customer, exemptCertificate: "FL-85" } });
const sumAgain = { type: "sum_again" } as const;

test("a job comes to what the rules say now, and tells what it came to before", () => {
  const job = jobIn("on_site");
  const decision = run(exempt(job), sumAgain);
  if (!decision.ok) throw new Error(decision.detail);
  const { total } = jobTotals(exempt(job));
  expect(total).toBeLessThan(job.row.total);
  expect(decision.job.row.total).toBe(total);
  const data = { before: job.row.total, total, currency: "usd" };
  expect(decision.events).toEqual([{ type: "job.total_changed", data }]);
  expect(run(decision.job, sumAgain)).toMatchObject({ ok: true, events: [] });
});

test("nothing is billed by it, whatever the rules say by now", () => {
  const done = ruledBy(jobIn("completed"), { moment: "completed", way: "auto_send" });
  const decision = run(exempt(done), sumAgain);
  expect(decision).toMatchObject({ ok: true, events: [{ type: "job.total_changed" }] });
  expect(decision.ok && decision.job.invoices).toEqual([]);
});

test("a draft that waits is made anew; what went out stays as it was billed", () => {
  const world = new BillsWorld(ruledBy(jobIn("completed"), { way: "auto_draft_then_review" }), OTHER);
  const work = () => {
    for (let turn = 0; turn < 8; turn++) world.work("none");
  };
  world.command({ type: "approve" });
  work();
  const drafted = world.job.invoices.at(-1)?.total ?? 0;
  world.job = exempt(world.job);
  world.command(sumAgain);
  work();
  const [draft] = world.job.invoices.filter(({ live }) => live);
  expect(draft?.total).toBe(jobTotals(world.job).total);
  expect(draft?.total).toBeLessThan(drafted);
  world.command({ type: "send_draft", invoiceId: draft?.id ?? "" });
  work();
  world.expectAgreement();
  const taxedAgain = { ...world.job, customer: { ...world.job.customer, exemptCertificate: null } };
  expect(run(taxedAgain, sumAgain)).toMatchObject({ ok: true, events: [] });
});

test.each(["closed", "cancelled"] as const)("one that is %s stays as it is", (status) => {
  const job = jobIn("on_site");
  const over = { ...job, row: { ...job.row, status } };
  expect(run(exempt(over), sumAgain)).toMatchObject({ ok: true, events: [] });
});
