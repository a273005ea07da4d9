import { expect, test } from "vitest";
import { type Command, JOB_STATUSES, type JobStatus } from "../../src/worker/jobs/types.ts";
import { jobIn, run } from "./fixtures.ts";

// How to read it: for each command, what comes of it in each status, in the order of JOB_STATUSES.
//   a status = the job is then that · "=" = nothing changes · "~" = something changes, the status does not
//   "x" = refused as an illegal transition · "e" = refused because the job has ended · "r" = refused for another reason
const ORDER = "new accepted scheduled en_route on_site completed approved closed on_hold returned cancelled";
const TABLE: [Command, string][] = [
  [{ type: "accept" }, "accepted = x x x x x x x x x"],
  [{ type: "assign", assigneeIds: ["mem_2"] }, "scheduled scheduled ~ ~ ~ e e e ~ ~ e"],
  [{ type: "assign", assigneeIds: [] }, "r r r r r e e e r r e"],
  [{ type: "schedule", scheduledOn: "2026-11-25" }, "scheduled scheduled ~ x x x x x x scheduled x"],
  [{ type: "set_out" }, "x en_route en_route = x x x x x en_route x"],
  [{ type: "arrive" }, "x on_site on_site on_site = x x x x on_site x"],
  [{ type: "complete" }, "x x x x completed = x x x completed x"],
  [{ type: "approve" }, "x x x x x approved = x x x x"],
  [{ type: "return", reason: "blurred" }, "x x x x x returned x x x = x"],
  [{ type: "return", reason: " " }, "x x x x x r x x x = x"],
  [{ type: "hold", reason: "part" }, "on_hold on_hold on_hold on_hold on_hold x x x = on_hold x"],
  [{ type: "hold", reason: "" }, "r r r r r x x x = r x"],
  [{ type: "resume" }, "= = = = = x x x accepted = x"],
  [
    { type: "cancel", reason: "twice" },
    "cancelled cancelled cancelled cancelled cancelled cancelled x x cancelled cancelled =",
  ],
  [{ type: "hear_cancelled", by: "AppFolio", messageId: "mail_1" }, "~ ~ ~ ~ ~ ~ ~ = ~ ~ ="],
  [{ type: "keep_ticket" }, "= = = = = = = = = = ="],
  [{ type: "note", id: "note_1", body: "Gate 4417" }, "~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~"],
  [{ type: "edit", details: { title: "Another title" } }, "~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~"],
  [{ type: "edit", details: { lines: [] } }, "~ ~ ~ ~ ~ ~ r r ~ ~ ~"],
  [{ type: "answer_checklist", itemId: "none", answer: "done" }, "r r r r r r r r r r r"],
  [{ type: "fill_in", fields: { serialNumbers: ["A-1"] } }, "~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~"],
  [{ type: "correct_time", minutes: 45, reason: "Lunch" }, "~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~"],
  [{ type: "ask_for_more", id: "more_1", amount: 65_000, reason: "Rot" }, "r r r r r r e e r r e"],
  [{ type: "answer_more", id: "more_none", approved: true, words: "Yes" }, "r r r r r r r r r r r"],
  [{ type: "remove_line", lineId: "line_none" }, "= = = = = = = = = = ="],
  [{ type: "report_not_taken", what: "arrive", happenedAt: 1, why: "Over" }, "~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~"],
  [{ type: "bill" }, "x x x x x x = = x x e"],
  [{ type: "send_invoice", invoiceId: "inv_none" }, "r r r r r r r r r r r"],
  [{ type: "remind", invoiceId: "inv_none", step: 7 }, "r r r r r r r r r r r"],
  [{ type: "retry", failureId: "fail_none" }, "r r r r r r r r r r r"],
  [{ type: "invoice_viewed", invoiceId: "inv_none" }, "r r r r r r r r r r r"],
];

test("the table's columns are the statuses", () => {
  expect(ORDER.split(" ")).toEqual([...JOB_STATUSES]);
});

for (const [command, row] of TABLE) {
  const cells = row.split(" ");
  JOB_STATUSES.forEach((status, index) => {
    test(`${status}: ${JSON.stringify(command)} gives ${cells[index]}`, () => {
      expect(outcome(status, command)).toBe(cells[index]);
    });
  });
}

function outcome(status: JobStatus, command: Command): string {
  const job = jobIn(status);
  const decision = run(job, command);
  if (!decision.ok) {
    expect(decision.detail).toMatch(/^[A-Z].*\.$/);
    if (decision.code === "illegal_transition") return "x";
    return decision.code === "job_ended" ? "e" : "r";
  }
  if (decision.events.length === 0) {
    expect(decision.job).toBe(job);
    return "=";
  }
  return decision.job.row.status === status ? "~" : decision.job.row.status;
}
