import { expect, test } from "vitest";
import { askLetter } from "../../src/views/letters/ask-letter.tsx";
import { whyNeedless } from "../../src/worker/delivery/subject.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { packetContent } from "../../src/worker/packet/content/content.ts";
import { after, jobIn, newJob, run, ticket } from "./fixtures.ts";

const door = {
  description: "Door",
  quantity: "1",
  unitAmount: 20_000,
  taxRate: "7.5",
  kind: "material" as const,
};
const propose = (over: Partial<Extract<Command, { type: "propose_change" }>> = {}): Command => ({
  ...{ type: "propose_change", id: "change_1", title: "A new door", reason: "The old one is rotten." },
  lines: [door],
  ...over,
});
const answer = (approved: boolean, words = "Go ahead."): Command => ({
  ...{ type: "answer_change", id: "change_1", approved, words },
});
const withdraw: Command = { type: "withdraw_change", id: "change_1" };
const limited = (notToExceed: number) => after(newJob(), [{ type: "edit", details: { notToExceed } }]);
const accepted = () => after(newJob(), [{ type: "accept" }]);

test("proposed, nothing counts yet, and the customer is written to", async () => {
  const job = after(accepted(), [propose(), propose()]);
  expect(job.changeOrders).toMatchObject([
    { status: "asked", amount: 21_500, notToExceed: null, askedBy: "Dana" },
  ]);
  expect([job.lines.length, job.row.total]).toEqual([2, 27_038]);
  expect(job.deliveries).toMatchObject([
    { kind: "change", status: "queued", recipient: "ap@lakeside.example" },
  ]);
  const [order] = job.changeOrders;
  if (!order) throw new Error("it was proposed");
  const letter = await askLetter(job, { about: "change", order }, "https://close.example/change/x");
  expect(letter.subject).toBe("Please approve: A new door, $215.00");
  expect(letter.text).toContain("Why: The old one is rotten.");
});

test("approved, its lines are the job's and keep their kind, and the total is the new one", () => {
  const decision = run(after(accepted(), [propose()]), answer(true, "E-mail of today: yes."));
  if (!decision.ok) throw new Error(decision.detail);
  const { job, events } = decision;
  expect(job.lines.at(-1)).toMatchObject({
    description: "Door",
    kind: "material",
    position: 3,
    addedBy: null,
  });
  expect(job.row.total).toBe(27_038 + 21_500);
  expect(job.changeOrders[0]).toMatchObject({
    status: "approved",
    answer: "E-mail of today: yes.",
    answeredBy: "Dana",
  });
  expect(events[0]).toMatchObject({
    type: "change_order.approved",
    data: { amount: 21_500, before: 27_038, total: 48_538, words: "E-mail of today: yes." },
  });
  expect(job.deliveries[0]?.status).toBe("cancelled");
});

test.each<[string, number, number | null, number]>([
  ["within the not-to-exceed amount", 60_000, null, 60_000],
  ["up to it", 48_538, null, 48_538],
  ["beyond it", 40_000, 48_538, 48_538],
])("a change %s", (_name, limit, asked, approved) => {
  const job = after(limited(limit), [propose()]);
  expect(job.changeOrders[0]?.notToExceed).toBe(asked);
  expect(job.row.notToExceed).toBe(limit);
  expect(after(job, [answer(true)]).row.notToExceed).toBe(approved);
  expect(after(job, [answer(false)]).row).toMatchObject({ notToExceed: limit, total: 27_038 });
});

test("what was approved meanwhile counts when the next one is answered", () => {
  const job = after(limited(50_000), [propose(), propose({ id: "change_2", title: "Another door" })]);
  expect(job.changeOrders.map((one) => one.notToExceed)).toEqual([null, null]);
  const first = after(job, [answer(true)]);
  const both = after(first, [{ type: "answer_change", id: "change_2", approved: true, words: "Yes." }]);
  expect(both.row).toMatchObject({ total: 70_038, notToExceed: 70_038 });
});

test.each<[string, () => Job, Command, string | null]>([
  ["without a title", accepted, propose({ title: " " }), "invalid_input"],
  ["without a reason", accepted, propose({ reason: " " }), "reason_missing"],
  ["without lines", accepted, propose({ lines: [] }), "invalid_input"],
  ["for a cancelled job", () => jobIn("cancelled"), propose(), "job_ended"],
  ["once the job is billed to its end", () => jobIn("approved"), propose(), "lines_billed"],
  ["to nothing", accepted, answer(true), "not_found"],
  ["without words", () => after(accepted(), [propose()]), answer(true, " "), "reason_missing"],
  ["yes after no", () => after(accepted(), [propose(), answer(false)]), answer(true), "invalid_input"],
  ["yes twice", () => after(accepted(), [propose(), answer(true)]), answer(true), null],
  ["to what was withdrawn", () => after(accepted(), [propose(), withdraw]), answer(true), "invalid_input"],
  ["withdrawn after yes", () => after(accepted(), [propose(), answer(true)]), withdraw, "invalid_input"],
])("a change order %s", (_name, job, command, code) => {
  const decision = run(job(), command);
  expect(decision.ok ? null : decision.code).toBe(code);
});

test("billed before there was an answer, it can be declined and not approved, and nobody is asked", () => {
  const job = after(jobIn("completed"), [propose(), { type: "approve" }]);
  const [order] = job.changeOrders;
  if (!order) throw new Error("it was proposed");
  expect(whyNeedless(job, { about: "change", order })).toBe("billed already");
  expect(run(job, answer(true))).toMatchObject({ code: "lines_billed" });
  expect(after(job, [answer(false)]).changeOrders[0]?.status).toBe("declined");
});

test("withdrawn, its letter does not leave any more", () => {
  const job = after(accepted(), [propose(), withdraw]);
  expect(job.changeOrders[0]?.status).toBe("withdrawn");
  expect(job.deliveries[0]?.status).toBe("cancelled");
});

test("a ticket that comes again with other lines takes no approved change away", () => {
  const job = after(accepted(), [propose(), answer(true)]);
  const lines = [{ description: "Labour", quantity: "2", unitAmount: 9000 }];
  const again = after(job, [ticket({ lines })]);
  expect(again.lines.map((line) => line.description)).toEqual(["Labour", "Door"]);
});

test("the packet says who approved it", () => {
  const job = after(jobIn("on_site"), [propose(), answer(true, "Yes, by phone.")]);
  const content = packetContent(job, { proofAddress: "", sizes: new Map(), crew: [] });
  const work = content.sections.find((one) => one.kind === "work");
  expect(work?.kind === "work" ? work.approvals : []).toEqual([
    expect.stringMatching(/^Change “A new door” of \$215\.00 approved by Dana, .*: “Yes, by phone\.”$/),
  ]);
});
