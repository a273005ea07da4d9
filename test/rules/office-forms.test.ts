import { expect, test } from "vitest";
import type { EventRow } from "../../src/worker/database/rows.ts";
import { historyOf } from "../../src/worker/jobs/history.ts";
import { changeRows, readLines } from "../../src/worker/jobs/lines-form.ts";
import { queueQuery } from "../../src/worker/jobs/queue-query.ts";

type Row = { description: string; quantity: string; unitPrice: string; taxRate?: string };

function formOf(rows: Row[], more: { [name: string]: string } = {}): FormData {
  const form = new FormData();
  for (const { description, quantity, unitPrice, taxRate = "" } of rows) {
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
  const { draft, lines } = readLines(formOf([LABOUR, EMPTY, { ...LABOUR, taxRate: "7.5" }]), "usd", "en-US");
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
  const { draft, lines } = readLines(formOf([row]), "usd", "en-US");
  expect(lines).toBeNull();
  expect(draft.total).toBeNull();
  expect(Object.keys(draft.wrong)).toContain(place);
});

test("rows come and go, and nothing typed is lost", () => {
  const two = [LABOUR, { ...LABOUR, description: "Trip" }];
  expect(changeRows(formOf(two, { add: "1" }), "usd", "en-US").lines).toHaveLength(3);
  const left = changeRows(formOf(two, { remove: "0" }), "usd", "en-US");
  expect(left.lines.map((line) => line.description)).toEqual(["Trip"]);
  expect(left.total).toBe(15750);
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
