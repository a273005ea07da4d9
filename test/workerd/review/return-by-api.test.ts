import { expect, test } from "vitest";
import { aCaller, aTicket } from "../api/caller.ts";
import { jobNow } from "../confirm/asked.ts";

const NOTHING = { photosBefore: 0, photosAfter: 0, signature: false };

test("A program returns a job thing by thing; reasons go with nothing else", async () => {
  const caller = await aCaller(NOTHING);
  const { id } = (await caller.post("/jobs", aTicket())).body;
  const go = (to: string, more: object = {}) => caller.post(`/jobs/${id}/transitions`, { to, ...more });
  for (const to of ["accepted", "on_site"]) await go(to);
  const reasons = [{ requirement: "photos_after", reason: "Blurred" }];
  const early = await go("completed", { reasons });
  expect(early.body.errors).toEqual([
    { path: "reasons", message: "Reasons are named when the job is returned." },
  ]);
  await go("completed");
  const strange = await go("returned", { reasons: [{ requirement: "photo:photo_none", reason: "Dark" }] });
  expect([strange.status, strange.body.code]).toEqual([422, "invalid_input"]);
  expect((await go("returned", { reasons: [] })).body.code).toBe("reason_missing");
  expect((await go("returned", { reason: "Today", reasons })).body.status).toBe("returned");
  const { row } = await jobNow({ organisationId: caller.organisationId, jobId: id });
  expect(row.returnReasons).toEqual([...reasons, { requirement: "other", reason: "Today" }]);
});
