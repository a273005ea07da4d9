import { expect, test } from "vitest";
import { invoiceLetter } from "../../src/views/letters/invoice-letter.tsx";
import { whatApprovingDoes } from "../../src/views/office/money-words.ts";
import { expectedAmount } from "../../src/worker/billing/milestones/expected-amount.ts";
import { needsInvoice, nextToBill } from "../../src/worker/billing/milestones/needs-invoice.ts";
import type { BillingRules } from "../../src/worker/billing/vocabulary.ts";
import { officeActions, unbilledMilestone } from "../../src/worker/jobs/office-actions.ts";
import { tallyChanges } from "../../src/worker/jobs/tallies.ts";
import type { Command, Job, MilestoneInput } from "../../src/worker/jobs/types.ts";
import { after, contextAt, jobIn, NOW, newJob, PROOF, portalOf, run, setting } from "./fixtures.ts";

const deposit: MilestoneInput = { title: "Deposit", kind: "deposit", sharePercent: "30", shareAmount: null };
const frame: MilestoneInput = {
  title: "Frame done",
  kind: "progress",
  sharePercent: null,
  shareAmount: 5000,
};
const plan = (...milestones: MilestoneInput[]): Command => ({ type: "plan_milestones", milestones });
const reach = (milestoneId: string): Command => ({ type: "reach_milestone", milestoneId });

/** The organisation of the fixtures bills by itself; here in another way. */
function billing(over: Partial<BillingRules>) {
  const { organisation } = setting;
  const rules = { ...organisation.rules, billing: { ...organisation.rules.billing, ...over } };
  return { organisation: { ...organisation, rules } };
}

const idOf = (job: Job, title: string) => job.milestones.find((one) => one.title === title)?.id ?? "";
const planned = (over = {}) => after(newJob(NOW, over), [{ type: "accept" }, plan(deposit, frame)]);

/** As if Stripe had finalised every invoice and it was paid. */
function allPaid(job: Job): Job {
  const invoices = job.invoices.map((one) => ({
    ...one,
    ...{ status: "paid" as const, amountPaid: one.total, amountDue: 0, paidAt: NOW, paidOn: "2026-11-19" },
  }));
  return { ...job, invoices, intents: job.intents.map((one) => ({ ...one, status: "done" as const })) };
}

test("the parts come in their order, and the final one bills the rest", () => {
  const job = planned();
  expect(job.milestones.map(({ title, kind, position }) => [title, kind, position])).toEqual([
    ["Deposit", "deposit", 1],
    ["Frame done", "progress", 2],
    ["The rest of the job", "final", 3],
  ]);
  const alone = after(job, [plan()]);
  expect(alone.milestones.map(({ title, kind }) => [title, kind])).toEqual([["The whole job", "final"]]);
  expect(alone.milestones[0]?.id).toBe(newJob().milestones[0] && job.milestones[2]?.id);
});

test("planned again without ids, each is the one that says the same, also once it is billed", () => {
  const job = planned();
  expect(run(job, plan(deposit, frame))).toMatchObject({ ok: true, events: [] });
  const billed = after(job, [reach(idOf(job, "Deposit"))]);
  expect(billed.invoices).toHaveLength(1);
  expect(run(billed, plan(deposit, frame))).toMatchObject({ ok: true, events: [] });
  expect(run(billed, plan(frame))).toMatchObject({ ok: false, code: "milestone_billed" });
  // Two that say the same stay two.
  const twins = after(job, [plan(frame, frame)]);
  const ids = twins.milestones.slice(0, 2).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  expect(
    after(twins, [plan(frame, frame)])
      .milestones.slice(0, 2)
      .map(({ id }) => id),
  ).toEqual(ids);
});

test.each([
  ["30", "approve_and_send", /^Approving makes an invoice of \$189\.27,/],
  ["100", "approve", /^Approving bills nothing: all of it is billed\.$/],
])("with %s percent billed before, the next press is %s", (sharePercent, next, words) => {
  const job = after(newJob(), [{ type: "accept" }, plan({ ...deposit, sharePercent })]);
  const steps: Command[] = [...PROOF, { type: "arrive" }, { type: "complete" }];
  const done = after(job, [reach(idOf(job, "Deposit")), ...steps]);
  expect(officeActions(done).next).toBe(next);
  const clock = { now: NOW, timeZone: "America/New_York", locale: "en-US" };
  expect(whatApprovingDoes(done, { clock, today: "2026-11-19", locale: "en-US" })).toMatch(words);
});

test("planned again as it is, nothing happens; in another order, each stays the one that it was", () => {
  const job = planned();
  const [first, second] = [idOf(job, "Deposit"), idOf(job, "Frame done")];
  expect(run(job, plan({ ...deposit, id: first }, { ...frame, id: second }))).toMatchObject({ events: [] });
  const turned = after(job, [plan({ ...frame, id: second }, { ...deposit, id: first })]);
  expect(turned.milestones.slice(0, 2).map(({ id }) => id)).toEqual([second, first]);
});

test.each<[string, MilestoneInput[], string | null]>([
  ["no name", [{ ...deposit, title: " " }], "invalid_input"],
  ["neither percent nor amount", [{ ...deposit, sharePercent: null }], "invalid_input"],
  ["both", [{ ...deposit, shareAmount: 100 }], "invalid_input"],
  ["no percent", [{ ...deposit, sharePercent: "0" }], "invalid_input"],
  ["more than all", [{ ...deposit, sharePercent: "101" }], "invalid_input"],
  ["words for a percent", [{ ...deposit, sharePercent: "a third" }], "invalid_input"],
  ["half a cent", [{ ...frame, shareAmount: 100.5 }], "invalid_input"],
  ["less than nothing", [{ ...frame, shareAmount: -100 }], "invalid_input"],
  ["a second final one", [{ ...deposit, kind: "final" }], "invalid_input"],
  ["all of it", [{ ...deposit, sharePercent: "100" }], null],
  ["more than all together", [deposit, { ...deposit, sharePercent: "70.01" }], "too_much"],
  ["an amount beyond the job", [{ ...frame, shareAmount: 2_000_000 }], "too_much"],
  ["the whole amount of the job", [{ ...frame, shareAmount: 27_038 }], null],
])("planning %s: %s", (_name, milestones, code) => {
  const decision = run(newJob(), plan(...milestones));
  expect(decision.ok ? null : decision.code).toBe(code);
});

test("whoever takes one invoice an order gets no parts", () => {
  const portal = portalOf({}, { invoice: { onePerOrder: true, afterCompletion: false } });
  expect(run(newJob(NOW, { portal }), plan(deposit))).toMatchObject({
    ...{ ok: false, code: "preflight_failed" },
    detail: "Latchel takes one invoice an order: this job is billed in one.",
  });
});

test("a part that is reached is billed by the rules, once", () => {
  const job = planned();
  const once = after(job, [reach(idOf(job, "Deposit"))]);
  expect(once.invoices).toMatchObject([{ kind: "deposit", live: true, milestoneId: idOf(job, "Deposit") }]);
  expect(once.intents[0]).toMatchObject({ status: "running", hold: false });
  const again = after(once, [
    reach(idOf(job, "Deposit")),
    { type: "bill", milestoneId: idOf(job, "Deposit") },
  ]);
  expect(again.invoices).toHaveLength(1);
  expect(after(job, [reach(idOf(job, "Frame done"))]).invoices[0]).toMatchObject({
    kind: "progress",
    total: 5000,
  });
});

test("review first, it is a draft that waits; by hand, nothing until somebody presses Bill", () => {
  const held = planned(billing({ way: "auto_draft_then_review" }));
  expect(after(held, [reach(idOf(held, "Deposit"))]).intents).toMatchObject([{ hold: true }]);
  const manual = planned(billing({ way: "manual" }));
  const reached = after(manual, [reach(idOf(manual, "Deposit"))]);
  expect(reached.invoices).toEqual([]);
  expect(unbilledMilestone(reached)?.title).toBe("Deposit");
  expect(after(reached, [{ type: "bill" }]).invoices).toMatchObject([{ kind: "deposit" }]);
});

test("no part before the job is accepted, none of a cancelled one, and none that was not reached", () => {
  const fresh = after(newJob(), [plan(deposit)]);
  expect(run(fresh, reach(idOf(fresh, "Deposit")))).toMatchObject({ code: "illegal_transition" });
  const job = planned();
  expect(run(job, { type: "bill", milestoneId: idOf(job, "Deposit") })).toMatchObject({
    code: "illegal_transition",
  });
  expect(run(job, reach(idOf(job, "The rest of the job")))).toMatchObject({ code: "invalid_input" });
  expect(run(job, reach("mile_none"))).toMatchObject({ code: "not_found" });
  const cancelled = after(job, [{ type: "cancel", reason: "sold" }]);
  expect(run(cancelled, reach(idOf(job, "Deposit")))).toMatchObject({ code: "job_ended" });
});

test("what stands against billing a part stands against reaching it", () => {
  const customer = { ...setting.customer, email: null };
  const job = planned({ customer });
  expect(run(job, reach(idOf(job, "Deposit")))).toMatchObject({ ok: false, code: "no_address" });
  const late = portalOf({}, { invoice: { onePerOrder: false, afterCompletion: true } });
  const early = planned({ portal: late, ...billing({ way: "auto_send" }) });
  expect(run(early, reach(idOf(early, "Deposit")))).toMatchObject({
    detail: "Latchel takes no invoice before the work is completed.",
  });
});

test("what is billed can be neither changed nor taken away; the rest of the plan can", () => {
  const job = after(planned(), []);
  const first = idOf(job, "Deposit");
  const billed = after(job, [reach(first)]);
  expect(run(billed, plan())).toMatchObject({ code: "milestone_billed" });
  expect(run(billed, plan({ ...deposit, id: first, sharePercent: "40" }))).toMatchObject({
    code: "milestone_billed",
  });
  const less = after(billed, [plan({ ...deposit, id: first })]);
  expect(less.milestones.map((one) => one.title)).toEqual(["Deposit", "The rest of the job"]);
  expect(run(jobIn("approved"), plan(deposit))).toMatchObject({ code: "milestone_billed" });
});

test("while only a part is billed the lines may change, and the final bill makes up for it", () => {
  const job = jobIn("on_site");
  const parts = after(job, [plan(deposit)]);
  const billed = after(parts, [reach(idOf(parts, "Deposit"))]);
  const lines = [{ description: "Labour", quantity: "3", unitAmount: 9000, kind: "labour" as const }];
  const edited = after(billed, [{ type: "edit", details: { lines } }]);
  const refused = run(after(edited, [{ type: "complete" }]), { type: "approve" });
  // The deposit billed tax on a line that went: that must be credited first.
  expect(refused).toMatchObject({ ok: false, code: "too_much" });
  const more = { description: "Door", quantity: "1", unitAmount: 20_000, taxRate: "7.5" };
  const mended = after(edited, [{ type: "edit", details: { lines: [...lines, more] } }]);
  const done = after(mended, [{ type: "complete" }, { type: "approve" }]);
  expect(done.invoices.map((one) => one.kind)).toEqual(["deposit", "final"]);
  expect(done.invoices.reduce((sum, one) => sum + one.total, 0)).toBe(done.row.total);
  expect(run(done, { type: "edit", details: { lines } })).toMatchObject({ code: "lines_billed" });
});

test("a deposit of the whole leaves no final bill: approved and paid, the job is closed", () => {
  const parts = after(jobIn("on_site"), [plan({ ...deposit, sharePercent: "100" })]);
  const billed = allPaid(after(parts, [reach(idOf(parts, "Deposit"))]));
  expect(billed.milestones.some((one) => needsInvoice(billed, one))).toBe(false);
  const done = after(billed, [{ type: "complete" }, { type: "approve" }]);
  expect(done.invoices).toHaveLength(1);
  expect(done.row.status).toBe("closed");
});

test("a job is not closed while its final bill is missing", () => {
  const parts = after(jobIn("on_site"), [plan(deposit)]);
  const paid = allPaid(after(parts, [reach(idOf(parts, "Deposit"))]));
  const done = after(paid, [{ type: "complete" }, { type: "approve" }]);
  expect(done.row.status).toBe("approved");
  expect(done.invoices.map((one) => one.kind)).toEqual(["deposit", "final"]);
  const again = run(done, { type: "approve" }, contextAt(NOW));
  expect(again).toMatchObject({ events: [] });
});

test("a part that was never asked for is in the final bill, and is not billed after it", () => {
  const done = after(jobIn("on_site"), [plan(deposit), { type: "complete" }, { type: "approve" }]);
  expect(done.invoices).toMatchObject([{ kind: "final", total: done.row.total }]);
  expect(nextToBill(done)).toBeNull();
});

test("a job that is done and of which a deposit alone has gone out is done and not billed, by what is left", () => {
  const parts = after(jobIn("on_site", billing({ way: "manual" })), [plan(deposit)]);
  const first = idOf(parts, "Deposit");
  const paid = allPaid(after(parts, [reach(first), { type: "bill", milestoneId: first }]));
  const done = after(paid, [{ type: "complete" }]);
  const unbilled = tallyChanges(null, done).filter((one) => one.kind === "unbilled");
  expect(unbilled).toMatchObject([{ count: 1, amount: done.row.total - (paid.invoices[0]?.total ?? 0) }]);
});

test("a deposit's letter says what it is, and the final one what was billed before", async () => {
  const parts = after(jobIn("on_site"), [plan(deposit)]);
  const asked = after(parts, [reach(idOf(parts, "Deposit"))]);
  const letterOf = async (job: Job) => {
    const invoice = job.invoices.at(-1);
    if (!invoice) throw new Error("it is billed");
    return (
      await invoiceLetter(job, invoice, { kind: "invoice", sequence: 1 }, "https://close.example/pay/x", NOW)
    ).text;
  };
  expect(await letterOf(asked)).toContain("This is the deposit for “Rescreen lanai, two torn panels” at 842");
  const done = after(allPaid(asked), [{ type: "complete" }, { type: "approve" }]);
  expect(await letterOf(done)).toContain("less $47.25 billed before");
});

test("what each part will come to is told before it is billed, and all of them come to the job", () => {
  const job = planned();
  const amounts = (of: Job) => of.milestones.map((one) => expectedAmount(of, one));
  expect(amounts(job)).toEqual([8111, 5000, 13_927]);
  const asked = after(job, [reach(idOf(job, "Deposit"))]);
  expect(amounts(asked).slice(1)).toEqual([5000, 13_927]);
});
