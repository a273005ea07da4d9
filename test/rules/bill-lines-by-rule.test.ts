import { expect, test } from "vitest";
import { chargedHours } from "../../src/worker/billing/lines/charged-hours.ts";
import type { BillingRules, LineRules } from "../../src/worker/billing/vocabulary.ts";
import { PLAIN_BILLING } from "../../src/worker/billing/vocabulary.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { after, contextAt, NOW, newJob, PROOF, run, setting } from "./fixtures.ts";

const MINUTE = 60_000;

test.each([
  [0, 15, 0, "0.00"],
  [1, 15, 0, "0.25"],
  [15, 15, 0, "0.25"],
  [16, 15, 60, "1.00"],
  [61, 15, 60, "1.25"],
  [100, 10, 0, "1.67"],
  [50, 1, 0, "0.83"],
])("%i minutes, rounded up to %i and at least %i, are %s hours", (minutes, roundTo, atLeast, hours) => {
  expect(chargedHours(minutes, { roundTo, atLeast })).toBe(hours);
});

const RULES: LineRules = {
  ...PLAIN_BILLING.lines,
  labour: { rate: 9000, roundTo: 15, atLeast: 30 },
  travel: 4500,
};
const usualTax = { name: "Sales tax", rate: "7.5", inclusive: false };

function ruledJob(billing: Partial<BillingRules> = {}): Job {
  const rules = {
    ...setting.organisation.rules,
    billing: { way: "manual" as const, lines: RULES, ...billing },
  };
  const job = newJob(NOW, { organisation: { ...setting.organisation, rules } });
  const lines = [{ description: "Screen", quantity: "42", unitAmount: 250, kind: "material" as const }];
  return after(job, [{ type: "edit", details: { lines } }, ...PROOF, { type: "accept" }]);
}

/** On site at ten, done after so many minutes. */
function completed(job: Job, minutes = 70): Job {
  const there = after(job, [{ type: "arrive" }]);
  return after(there, [{ type: "complete" }], NOW + minutes * MINUTE);
}

const shown = (job: Job) =>
  job.lines.map(({ description, quantity, unitAmount, rule }) => [description, quantity, unitAmount, rule]);

test("completing puts labour and travel on the lines, with the usual tax, and into the total", () => {
  const job = completed(ruledJob({ usualTax }));
  expect(shown(job)).toEqual([
    ["Screen", "42", 250, null],
    ["Labour, time on site", "1.25", 9000, "time"],
    ["Travel", "1", 4500, "travel"],
  ]);
  expect(job.lines[1]).toMatchObject({ unit: "h", taxRate: "7.5", taxName: "Sales tax" });
  expect(job.row.total).toBe(10_500 + 11_250 + 844 + 4500 + 338);
});

test("labour that somebody entered is the labour", () => {
  const lines: Command = {
    type: "edit",
    details: { lines: [{ description: "As agreed", quantity: "1", unitAmount: 20_000, kind: "labour" }] },
  };
  const job = completed(after(ruledJob(), [lines]));
  expect(job.lines.map((line) => line.rule)).toEqual([null, "travel"]);
});

test("labour of a change order is beside the time on site, and the fee for travel beside its own", () => {
  const lines = [
    { description: "Second door", quantity: "1", unitAmount: 12_000, kind: "labour" as const },
    { description: "Fetch the door", quantity: "1", unitAmount: 2_000, kind: "travel" as const },
  ];
  const proposed: Command = {
    ...{ type: "propose_change", id: "change_1", title: "A second door", reason: "Rotten.", lines },
  };
  const agreed: Command = { type: "answer_change", id: "change_1", approved: true, words: "Yes." };
  const ruled = (job: Job) => shown(job).filter(([, , , rule]) => rule !== null);
  const both = [
    ["Labour, time on site", "1.25", 9000, "time"],
    ["Travel", "1", 4500, "travel"],
  ];
  expect(ruled(completed(after(ruledJob(), [proposed, agreed])))).toEqual(both);
  // Approved after the work was done: what the rules made stays.
  const later = after(completed(ruledJob()), [proposed, agreed]);
  const returned = after(later, [{ type: "return", reason: "One more photo" }]);
  const again = after(returned, [{ type: "complete" }], NOW + 70 * MINUTE);
  expect(ruled(again)).toEqual(both);
  expect(again.lines).toHaveLength(5);
});

test("after a return the lines are made anew, under the same ids, unless a person changed them", () => {
  const first = completed(ruledJob());
  const returned = after(first, [{ type: "return", reason: "One more photo" }]);
  const again = after(returned, [{ type: "complete" }], NOW + 100 * MINUTE);
  expect(again.lines.map((line) => line.id)).toEqual(first.lines.map((line) => line.id));
  expect(again.lines[1]?.quantity).toBe("1.75");

  const edited = returned.lines.map((line) => ({
    ...line,
    ...(line.rule === "time" && { quantity: "3", rule: null }),
  }));
  const kept = after(
    returned,
    [{ type: "edit", details: { lines: edited } }, { type: "complete" }],
    NOW + 100 * MINUTE,
  );
  expect(kept.lines[1]).toMatchObject({ quantity: "3", rule: null });
  expect(kept.lines).toHaveLength(3);
});

test("a time on site that is corrected afterwards is what is charged", () => {
  const job = completed(ruledJob());
  const corrected = after(job, [{ type: "correct_time", minutes: 20, reason: "They left early" }]);
  expect(corrected.lines[1]?.quantity).toBe("0.50");
});

test("the same ticket again takes no line away that a rule made", () => {
  const job = completed(ruledJob());
  const { source, ticketNumber, title, currency } = job.row;
  const lines = [{ description: "Screen", quantity: "42", unitAmount: 250, kind: "material" as const }];
  const ticket = {
    ...{ source, ticketNumber, title, currency, lines, portalId: null },
    ...{ customerId: job.row.customerId, siteId: job.row.siteId },
  };
  expect(after(job, [{ type: "receive", ticket }]).lines).toHaveLength(3);
});

test("a discount of the job comes off its total, and is refused once it is billed", () => {
  const job = newJob();
  const decision = run(job, { type: "set_discount", percent: "10", amount: null });
  // 157.50 and 105.00 less a tenth, and the tax of the second.
  expect(decision).toMatchObject({ ok: true, job: { row: { total: 14_175 + 9450 + 709 } } });
  for (const wrong of [
    { percent: "101", amount: null },
    { percent: "x", amount: null },
    { percent: "5", amount: 5 },
    { percent: null, amount: 0 },
  ]) {
    expect(run(job, { type: "set_discount", ...wrong })).toMatchObject({ ok: false, code: "invalid_input" });
  }
  const billed = after(job, [
    ...PROOF,
    { type: "accept" },
    { type: "arrive" },
    { type: "complete" },
    { type: "approve" },
  ]);
  expect(billed.invoices).toHaveLength(1);
  expect(run(billed, { type: "set_discount", percent: "10", amount: null }, contextAt(NOW))).toMatchObject({
    ok: false,
    code: "lines_billed",
  });
});
