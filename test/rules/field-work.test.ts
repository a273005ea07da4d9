import { expect, test } from "vitest";
import { missingProof } from "../../src/worker/jobs/proof-rules.ts";
import type { CloseoutRules, Command, Job, WorkLine } from "../../src/worker/jobs/types.ts";
import { minutesOnSite } from "../../src/worker/jobs/verbs/correct-time.ts";
import { after, contextAt, jobIn, NOW, newJob, PROOF, portalOf, run, setting, ticket } from "./fixtures.ts";

const MINUTE = 60_000;

const SCREEN: WorkLine = {
  ...{ id: "line_a", kind: "material", description: "Screen 18×14", quantity: "42", unit: "sq ft" },
  ...{ unitAmount: 275, taxRate: null },
};
const add = (over: Partial<WorkLine> = {}): Command => ({ type: "add_line", line: { ...SCREEN, ...over } });

const STRICT: Partial<CloseoutRules> = {
  checklist: [
    { id: "c1", text: "Work area is clean" },
    { id: "c2", text: "Unit runs" },
  ],
  resolutionCodes: ["Repaired", "Replaced"],
  rootCauses: ["Wear", "Abuse"],
  serialNumbers: 1,
};
const portal = portalOf(STRICT, {}, "ServiceChannel");

test("Work that the crew adds is counted, told with its sums, and added once", () => {
  const job = jobIn("on_site");
  const decision = run(job, add());
  if (!decision.ok) throw new Error(decision.detail);
  expect(decision.job.row.total).toBe(job.row.total + 11_550);
  expect(decision.job.lines.at(-1)).toMatchObject({ id: "line_a", addedBy: "Dana", unit: "sq ft" });
  expect(decision.events).toMatchObject([
    {
      type: "work.line_added",
      data: { quantity: "42", before: job.row.total, total: job.row.total + 11_550 },
    },
  ]);
  expect(run(decision.job, add())).toMatchObject({ ok: true, events: [] });
});

test("The crew removes what a crew added, and nothing that came from the office", () => {
  const job = after(jobIn("on_site"), [add()]);
  const removed = run(job, { type: "remove_line", lineId: "line_a" });
  expect(removed.ok && removed.job.row.total).toBe(jobIn("on_site").row.total);
  expect(removed.ok && run(removed.job, { type: "remove_line", lineId: "line_a" })).toMatchObject({
    events: [],
  });
  const [fromTicket] = job.lines;
  expect(run(job, { type: "remove_line", lineId: fromTicket?.id ?? "" })).toMatchObject({
    ...{ ok: false, code: "invalid_input" },
  });
});

test("Once a bill carries the lines, or the job is over, no work is added", () => {
  expect(run(jobIn("approved"), add())).toMatchObject({ ok: false, code: "lines_billed" });
  expect(run(jobIn("cancelled"), add())).toMatchObject({ ok: false, code: "job_ended" });
  expect(run(jobIn("completed"), add()).ok).toBe(true);
});

test("A ticket that comes again with its lines leaves the crew's work on the job", () => {
  const job = after(jobIn("on_site"), [add()]);
  const again = run(job, ticket());
  expect(again).toMatchObject({ ok: true, events: [] });
  const dearer = run(
    job,
    ticket({ lines: [{ description: "Labour", quantity: "2", unitAmount: 9000, kind: "labour" }] }),
  );
  expect(dearer.ok && dearer.job.lines.map(({ description }) => description)).toEqual([
    "Labour",
    "Screen 18×14",
  ]);
  expect(dearer.ok && dearer.job.lines.at(-1)).toMatchObject({ id: "line_a", addedBy: "Dana" });
});

test("A portal's form: each thing that it asks for is missing until it is there", () => {
  const job = after(newJob(NOW, { portal }), PROOF);
  const missing = (of: Job) => missingProof(of).map(({ detail }) => detail);
  expect(missing(job)).toEqual([
    "2 points of the checklist are open",
    "The resolution code is missing",
    "The root cause is missing",
    "1 serial number is missing",
  ]);
  const half = after(job, [
    { type: "answer_checklist", itemId: "c1", answer: "done" },
    { type: "fill_in", fields: { resolutionCode: "Repaired" } },
  ]);
  expect(missing(half)).toEqual([
    "1 point of the checklist is open",
    "The root cause is missing",
    "1 serial number is missing",
  ]);
  const whole = after(half, [
    { type: "answer_checklist", itemId: "c2", answer: "not_applicable" },
    { type: "fill_in", fields: { rootCause: "Wear", serialNumbers: [" A-1 ", "A-1", ""] } },
  ]);
  expect(missing(whole)).toEqual([]);
  expect(whole.row.serialNumbers).toEqual(["A-1"]);
  const back = after(whole, [{ type: "answer_checklist", itemId: "c1", answer: null }]);
  expect(missing(back)).toEqual(["1 point of the checklist is open"]);
});

test("Only the portal's own words are taken, and an unknown point of the checklist is none", () => {
  const job = newJob(NOW, { portal });
  expect(run(job, { type: "fill_in", fields: { resolutionCode: "Prayed" } })).toMatchObject({
    code: "invalid_input",
  });
  expect(run(job, { type: "fill_in", fields: { rootCause: "Moon" } })).toMatchObject({
    code: "invalid_input",
  });
  const many = Array.from({ length: 51 }, (_, index) => `S${index}`);
  expect(run(job, { type: "fill_in", fields: { serialNumbers: many } })).toMatchObject({
    code: "invalid_input",
  });
  expect(run(job, { type: "answer_checklist", itemId: "c9", answer: "done" })).toMatchObject({
    code: "not_found",
  });
  expect(run(newJob(), { type: "fill_in", fields: { resolutionCode: "Repaired" } })).toMatchObject({
    ok: false,
  });
});

test("Rules written before there were checklists still hold", () => {
  expect(setting.organisation.rules).not.toHaveProperty("checklist");
  expect(missingProof(after(newJob(), PROOF))).toEqual([]);
});

test("Time on site follows from the steps until a person corrects it, with a reason", () => {
  const onSite = { onSiteAt: NOW - 72 * MINUTE, completedAt: NOW, siteMinutes: null };
  expect(minutesOnSite(onSite)).toBe(72);
  expect(minutesOnSite({ ...onSite, completedAt: null })).toBeNull();
  expect(minutesOnSite({ ...onSite, siteMinutes: 45 })).toBe(45);
  const job = jobIn("completed");
  const corrected = run(job, { type: "correct_time", minutes: 45, reason: "Lunch" });
  expect(corrected.ok && corrected.events).toMatchObject([
    { type: "time.corrected", data: { minutes: 45, before: minutesOnSite(job.row), reason: "Lunch" } },
  ]);
  expect(run(job, { type: "correct_time", minutes: 45, reason: "  " })).toMatchObject({
    code: "reason_missing",
  });
  for (const minutes of [-1, 1.5, 7 * 24 * 60 + 1]) {
    expect(run(job, { type: "correct_time", minutes, reason: "x" })).toMatchObject({ code: "invalid_input" });
  }
});

test("A signature that was typed or confirmed counts like one that was drawn", () => {
  const job = after(
    newJob(),
    PROOF.filter(({ type }) => type !== "attach_signature"),
  );
  expect(missingProof(job).map(({ requirement }) => requirement)).toEqual(["signature"]);
  const signature = { id: "sig_2", name: "M.", role: null, storageKey: "s", sha256: "s", signedAt: NOW };
  const typed = after(job, [{ type: "attach_signature", signature: { ...signature, method: "typed" } }]);
  expect(missingProof(typed)).toEqual([]);
});

test("A time window ends after it begins; what is not said of it stays", () => {
  const job = jobIn("scheduled");
  const assign = (start: string | null, end: string | null): Command => ({
    ...{ type: "assign", assigneeIds: ["mem_1"], window: { start, end } },
  });
  expect(run(job, assign("12:00", "08:00"))).toMatchObject({ ok: false, code: "invalid_input" });
  const planned = after(job, [assign("08:00", "12:00")]);
  expect(planned.row).toMatchObject({ windowStart: "08:00", windowEnd: "12:00" });
  const moved = after(planned, [{ type: "assign", assigneeIds: ["mem_2"] }]);
  expect(moved.row).toMatchObject({ windowStart: "08:00", windowEnd: "12:00" });
});

test("What a phone brought too late changes nothing, and is told with the time at which it happened", () => {
  const job = jobIn("cancelled");
  const told = run(job, {
    type: "report_not_taken",
    what: "complete",
    happenedAt: NOW - MINUTE,
    why: "Cancelled",
  });
  expect(told.ok && told.job).toEqual(job);
  expect(told.ok && told.events).toMatchObject([
    { type: "step.not_taken", data: { happenedAt: NOW - MINUTE } },
  ]);
});

test("Arriving and completing carry the time at which they happened", () => {
  const at = NOW - 90 * MINUTE;
  const arrived = run(jobIn("scheduled"), { type: "arrive" }, contextAt(NOW, { at }));
  expect(arrived.ok && arrived.job.row.onSiteAt).toBe(at);
});
