import { expect, test } from "vitest";
import { plainSum } from "../../src/worker/billing/job-totals.ts";
import type { EventRow } from "../../src/worker/database/rows.ts";
import { cameLate, historyOf } from "../../src/worker/jobs/history.ts";
import { changeRows, readLines } from "../../src/worker/jobs/lines-form.ts";
import { readVerb } from "../../src/worker/jobs/office-verbs.ts";
import { queueQuery } from "../../src/worker/jobs/queue-query.ts";

type Row = { description: string; quantity: string; unitPrice: string; taxRate?: string; lineId?: string };

function formOf(rows: Row[], more: { [name: string]: string } = {}): FormData {
  const form = new FormData();
  for (const { description, quantity, unitPrice, taxRate = "", lineId = "" } of rows) {
    form.append("lineId", lineId);
    form.append("kind", "labour");
    form.append("description", description);
    form.append("quantity", quantity);
    form.append("unitPrice", unitPrice);
    form.append("taxRate", taxRate);
  }
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  return form;
}

const LABOUR = { description: "Labour", quantity: "1.75", unitPrice: "90.00" };
const EMPTY = { description: "", quantity: "1", unitPrice: "" };

test("lines are read as they were typed, and empty rows do not count", () => {
  const { draft, lines } = readLines(
    formOf([LABOUR, EMPTY, { ...LABOUR, taxRate: "7.5" }]),
    plainSum("usd"),
    "en-US",
  );
  expect(lines).toHaveLength(2);
  expect(lines?.[0]).toMatchObject({ quantity: "1.75", unitAmount: 9000, taxRate: null });
  expect(draft.total).toBe(15750 + 15750 + 1181);
});

test.each([
  [{ ...LABOUR, unitPrice: "ninety" }, "0.unitPrice"],
  [{ ...LABOUR, quantity: "0" }, "0.quantity"],
  [{ ...LABOUR, quantity: "some" }, "0.quantity"],
  [{ ...LABOUR, taxRate: "101" }, "0.taxRate"],
  [{ ...LABOUR, description: "" }, "0.description"],
])("what cannot be read is said at its field", (row, place) => {
  const { draft, lines } = readLines(formOf([row]), plainSum("usd"), "en-US");
  expect(lines).toBeNull();
  expect(draft.total).toBeNull();
  expect(Object.keys(draft.wrong)).toContain(place);
});

test("rows come and go, and nothing typed is lost", () => {
  const two = [LABOUR, { ...LABOUR, description: "Trip" }];
  expect(changeRows(formOf(two, { add: "1" }), plainSum("usd"), "en-US").lines).toHaveLength(3);
  const left = changeRows(formOf(two, { remove: "0" }), plainSum("usd"), "en-US");
  expect(left.lines.map((line) => line.description)).toEqual(["Trip"]);
  expect(left.total).toBe(15750);
});

test("a line that stays keeps its unit and who added it on site, whatever the form says of them", () => {
  const known = [
    { id: "line_1", unit: "", addedBy: null },
    { id: "line_2", unit: "sq ft", addedBy: "Luis" },
  ];
  const form = formOf([{ ...LABOUR, lineId: "line_2" }, LABOUR], { addedBy: "Nobody", unit: "mile" });
  const { draft, lines } = readLines(form, plainSum("usd"), "en-US", known);
  expect(lines?.map(({ unit, addedBy }) => [unit, addedBy])).toEqual([
    ["sq ft", "Luis"],
    [undefined, undefined],
  ]);
  expect(draft.lines.map(({ lineId }) => lineId)).toEqual(["line_2", ""]);
  expect(changeRows(form, plainSum("usd"), "en-US").lines[0]?.lineId).toBe("line_2");
});

const fieldsOf = (fields: { [name: string]: string }) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

test.each([
  ["time", { hours: "1", minutes: "12", reason: " Keys " }, { minutes: 72, reason: "Keys" }],
  ["time", { hours: "", minutes: "45", reason: "x" }, { minutes: 45 }],
  ["time", { hours: "", minutes: "", reason: "x" }, { ok: false, code: "invalid_input" }],
  ["time", { hours: "1.5", minutes: "0", reason: "x" }, { ok: false, code: "invalid_input" }],
  ["approve-more", { id: "more_1", words: " Go " }, { type: "answer_more", approved: true, words: "Go" }],
  ["decline-more", { id: "more_1", words: "No" }, { type: "answer_more", approved: false, id: "more_1" }],
  ["assign", { assigneeIds: "m" }, { type: "assign", window: undefined }],
  ["assign", { windowStart: "08:00", windowEnd: "" }, { window: { start: "08:00", end: null } }],
  ["assign", { windowStart: "8 am", windowEnd: "" }, { ok: false, code: "invalid_input" }],
  ["assign", { windowStart: "08:00", windowEnd: "24:00" }, { ok: false, code: "invalid_input" }],
])("the form %s with %j", (verb, fields, command) => {
  expect(readVerb(verb, fieldsOf(fields))).toMatchObject(command);
});

test("the queue's address is understood, and nonsense is left out", () => {
  const asked = (search: string) => queueQuery(new URL(`http://x/office/jobs?${search}`));
  expect(asked("status=on_site&before=1700000000000~job_1")).toMatchObject({
    status: "on_site",
    before: { updatedAt: 1_700_000_000_000, id: "job_1" },
  });
  expect(asked("q=Caf%C3%A9+14b").words).toEqual(["cafe", "14b"]);
  expect(asked("status=nope&filter=drop&before=x")).toMatchObject({
    status: null,
    filter: null,
    before: null,
  });
});

test("repeated delays are one entry; what lies between them is not swallowed", () => {
  const event = (sequence: number, type: EventRow["type"], data: EventRow["data"] = {}): EventRow => ({
    ...{ organisationId: "org_1", jobId: "job_1", sequence, type, data, at: sequence, recordedAt: sequence },
    ...{ actor: { kind: "timer", id: "ledger", name: "Closeout" }, source: "alarm", clientId: null },
  });
  const delayed = (sequence: number, step = "draft") => event(sequence, "billing.delayed", { step });
  const entries = historyOf([
    delayed(5),
    delayed(4),
    event(3, "note.added"),
    delayed(2),
    delayed(1, "customer"),
  ]);
  expect(entries.map((entry) => [entry.event.sequence, entry.others.length])).toEqual([
    [5, 1],
    [3, 0],
    [2, 0],
    [1, 0],
  ]);
});

test("what came late stands where it happened, and photos of one moment are still one entry", () => {
  const event = (
    sequence: number,
    at: number,
    type: EventRow["type"],
    data: EventRow["data"] = {},
  ): EventRow => ({
    ...{ organisationId: "org_1", jobId: "job_1", sequence, type, data, at, recordedAt: 500_000 + sequence },
    ...{ actor: { kind: "member", id: "luis", name: "Luis" }, source: "crew", clientId: null },
  });
  const told = historyOf([
    event(6, 100_000, "job.completed"),
    event(5, 90_000, "photo.attached", { label: "after" }),
    event(4, 90_000, "photo.attached", { label: "after" }),
    event(3, 300_000, "job.updated"),
    event(2, 95_000, "checklist.answered", { answer: null }),
    event(1, 94_000, "checklist.answered", { answer: "done" }),
  ]);
  expect(told.map(({ event: { sequence }, others }) => [sequence, others.length])).toEqual([
    [3, 0],
    [6, 0],
    [2, 0],
    [1, 0],
    [5, 1],
  ]);
  expect(told.map(({ event }) => cameLate(event))).toEqual([true, true, true, true, true]);
  expect(cameLate({ at: 1_000, recordedAt: 2_000, source: "crew" })).toBe(false);
});
