import { expect, test } from "vitest";
import { sentenceOf } from "../../src/views/office/history-words.ts";
import { mailFate } from "../../src/views/office/mail-fate.ts";
import { checklistOf } from "../../src/worker/jobs/office-checklist.ts";
import type { Command, Job, NewEvent } from "../../src/worker/jobs/types.ts";
import type { Frame } from "../../src/worker/time/viewer-clock.ts";
import { after, contextAt, jobIn, NOW, portalOf, run, setting } from "./fixtures.ts";

const { timeZone, locale, currency } = setting.organisation;
const frame: Frame = {
  ...{ clock: { timeZone, locale, now: NOW }, today: "2026-11-19", locale, currency },
  viewer: {
    ...{
      organisationId: "org_1",
      memberId: "mem_1",
      name: "Dana",
      role: "office",
      crew: null,
      language: "en",
    },
    organisation: { ...setting.organisation, testMode: false },
  },
};

const checklist = [{ id: "point_1", text: "Area clean" }];
const portal = portalOf(
  { checklist, resolutionCodes: ["Repaired"], rootCauses: ["Wear"], serialNumbers: 1 },
  {},
  "ServiceChannel",
);

/** What a crew's command is told as, the first event of it. */
function told(job: Job, command: Command, actor = "Luis"): string {
  const context = contextAt(NOW, { actor: { kind: "member", id: "mem_2", name: actor }, source: "crew" });
  const decision = run(job, command, context);
  if (!decision.ok) throw new Error(decision.detail);
  return sentence(decision.job, decision.events[0]);
}

function sentence(job: Job, event?: NewEvent): string {
  if (!event) throw new Error("nothing happened");
  const row = {
    ...{ organisationId: "org_1", jobId: "job_1", sequence: 1, at: NOW, recordedAt: NOW, clientId: null },
    ...{ actor: { kind: "member" as const, id: "mem_2", name: "Luis" }, source: "crew" as const, ...event },
  };
  const around = { frame, job, nameOf: () => "Luis" };
  return sentenceOf({ event: row, others: [] }, around).replaceAll("\u00a0", " ");
}

const job = { ...jobIn("on_site", { portal }), row: { ...jobIn("on_site").row, notToExceed: 45_000 } };
const line = {
  ...{ id: "line_9", kind: "material" as const, description: "Spline", quantity: "12", unit: "ft" },
  ...{ unitAmount: 60, taxRate: null },
};
const asked = after(job, [{ type: "ask_for_more", id: "more_1", amount: 65_000, reason: "Rotten frame" }]);

test.each<[string, Job, Command]>([
  ["Luis added 12 ft of “Spline”: $277.58, before $270.38", job, { type: "add_line", line }],
  [
    "Luis removed 12 ft of “Spline”: $270.38, before $277.58",
    after(job, [{ type: "add_line", line }]),
    { type: "remove_line", lineId: "line_9" },
  ],
  ["Luis ticked off “Area clean”", job, { type: "answer_checklist", itemId: "point_1", answer: "done" }],
  [
    "Luis filled in resolution “Repaired”, serial numbers “A1, B2”",
    job,
    { type: "fill_in", fields: { resolutionCode: "Repaired", serialNumbers: ["A1", "B2"] } },
  ],
  [
    "Luis corrected the time on site to 1 h 12 min: No signal",
    job,
    { type: "correct_time", minutes: 72, reason: "No signal" },
  ],
  [
    "Luis asked for $650.00 instead of $450.00: Rotten frame",
    job,
    { type: "ask_for_more", id: "more_2", amount: 65_000, reason: "Rotten frame" },
  ],
  [
    "Luis noted that $650.00 is approved: “Go ahead”",
    asked,
    { type: "answer_more", id: "more_1", approved: true, words: "Go ahead" },
  ],
  [
    "Luis noted that $650.00 is declined: “No”",
    asked,
    { type: "answer_more", id: "more_1", approved: false, words: "No" },
  ],
  [
    "Luis sent a link to confirm the work to tenant@mail.example",
    job,
    { type: "ask_confirmation", id: "conf_1", recipient: "tenant@mail.example" },
  ],
  [
    "Luis's phone brought “completed” from 9:42 AM; it was not taken: The job is cancelled.",
    job,
    {
      ...{ type: "report_not_taken", what: "complete", happenedAt: Date.parse("2026-11-19T14:42:00Z") },
      why: "The job is cancelled.",
    },
  ],
  [
    "Luis assigned it to Luis for Nov 20, 8:00 AM to 12:00 PM",
    job,
    {
      ...{ type: "assign", assigneeIds: ["mem_2"], scheduledOn: "2026-11-20" },
      window: { start: "08:00", end: "12:00" },
    },
  ],
])("%s", (words, before, command) => {
  expect(told(before, command)).toBe(words);
});

test("a letter is called what it is", () => {
  const queued = asked.deliveries[0];
  expect(queued?.kind).toBe("more");
  const data = { deliveryId: queued?.id ?? "", kind: "more", subjectId: "more_1", sequence: 1 };
  expect(sentence(asked, { type: "delivery.sent", data })).toBe(
    "The request to approve more was sent to ap@lakeside.example",
  );
  expect(mailFate(asked.deliveries, "more", "more_1", frame)).toBe(
    "The letter to ap@lakeside.example is on its way.",
  );
  expect(mailFate(asked.deliveries, "confirmation", "more_1", frame)).toBeNull();
});

test("what was looked at stays proof, also once the list has changed", () => {
  const answered = after(job, [{ type: "answer_checklist", itemId: "point_1", answer: "done" }]);
  const changed = {
    ...answered,
    portal: { ...portal, rules: { checklist: [{ id: "p2", text: "Gate shut" }] } },
  };
  expect(checklistOf(answered, []).map(({ text, given }) => [text, given?.answer])).toEqual([
    ["Area clean", "done"],
  ]);
  const event = {
    ...{ organisationId: "org_1", jobId: "job_1", sequence: 1, at: NOW, recordedAt: NOW, clientId: null },
    ...{ actor: { kind: "member" as const, id: "mem_2", name: "Luis" }, source: "crew" as const },
    ...{ type: "checklist.answered" as const, data: { itemId: "point_1", text: "Area clean" } },
  };
  expect(checklistOf(changed, [event]).map(({ text, given }) => [text, given?.answer])).toEqual([
    ["Gate shut", undefined],
    ["Area clean", "done"],
  ]);
});
