import { expect, test } from "vitest";
import type { CrewDeed } from "../../src/worker/crew/deeds.ts";
import { withPending } from "../../src/worker/crew/preview.ts";
import { crewJob, EVERY_DEED, held, snapshotOf } from "./crew-fixtures.ts";
import { NOW } from "./fixtures.ts";

const AT = NOW - 5 * 60_000;
const preview = (...deeds: CrewDeed[]) =>
  withPending(
    snapshotOf(crewJob()),
    deeds.map((deed) => held(deed)),
  );

test("each deed shows what the office will have after it", () => {
  const job = preview(...EVERY_DEED);
  expect(job.row).toMatchObject({
    status: "completed",
    completedAt: AT,
    siteMinutes: 105,
    resolutionCode: "Repaired",
  });
  expect(job.row.serialNumbers).toEqual(["SN-1"]);
  expect(job.photos.map(({ label }) => label)).toEqual(["before", "after"]);
  expect(job.lines.map(({ id, quantity }) => [id, quantity])).toEqual([
    ["line_1", "1.75"],
    [expect.stringMatching(/^line_held/), "0.5"],
  ]);
  // 2.25 hours at $90: the sum is the one that the office will bill.
  expect(job.row.total).toBe(20_250);
  expect(job.signatures).toMatchObject([
    { name: "M. Ortiz", method: "drawn", waiting: { state: "waiting" } },
  ]);
  expect(job.notes).toMatchObject([{ author: "Dana Reyes", writtenAt: AT }]);
  expect(job.answers).toMatchObject([{ itemId: "gate", answer: "done" }]);
  expect(job.asks).toMatchObject([{ amount: 60_000, status: "asked", askedAt: AT }]);
  // Asking for more is not having it.
  expect(job.row.notToExceed).toBe(45_000);
  expect(job.confirmations).toMatchObject([{ recipient: "tenant@lakeside.example", confirmedAt: null }]);
});

test.each([
  ["scheduled", "set_out", "en_route"],
  ["scheduled", "arrive", "on_site"],
  ["returned", "complete", "completed"],
  ["scheduled", "complete", "scheduled"],
  ["cancelled", "arrive", "cancelled"],
] as const)("from %s, %s shows %s", (status, step, shown) => {
  const snapshot = snapshotOf(crewJob({ status, reason: "Dark photo" }));
  expect(withPending(snapshot, [held({ type: "step", step })]).row.status).toBe(shown);
});

test("the first arrival is the one that counts", () => {
  expect(
    withPending(snapshotOf(crewJob({ status: "returned", onSiteAt: 5 })), [
      held({ type: "step", step: "arrive" }),
    ]).row.onSiteAt,
  ).toBe(5);
});

test("what another job's crew did, and what was not taken, changes nothing", () => {
  const job = crewJob();
  const elsewhere = EVERY_DEED.map((deed) => held(deed, { jobId: "job_2" }));
  const stuck = EVERY_DEED.map((deed) => held(deed, { state: "attention" }));
  expect(withPending(snapshotOf(job), [...elsewhere, ...stuck])).toBe(job);
});

test("what the office has already is not there twice", () => {
  const items = EVERY_DEED.filter(({ type }) => type !== "step").map((deed) => held(deed));
  const arrived = withPending(snapshotOf(crewJob()), items);
  const again = withPending(snapshotOf(arrived), items);
  for (const list of [
    "lines",
    "photos",
    "signatures",
    "notes",
    "answers",
    "asks",
    "confirmations",
  ] as const) {
    expect(again[list], list).toHaveLength(arrived[list].length);
  }
  expect(again.row.total).toBe(arrived.row.total);
});

test("a price that is no longer in the book adds nothing", () => {
  const job = preview({ type: "add_line", priceItemId: "gone", quantity: "1" });
  expect(job.lines).toHaveLength(2);
});
