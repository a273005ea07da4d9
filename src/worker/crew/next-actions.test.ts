import { expect, test } from "vitest";
import { JOB_STATUSES, type JobStatus, type Missing } from "../jobs/types.ts";
import { nextActions } from "./next-actions.ts";

const AFTER: Missing = { requirement: "photos_after", have: 1, need: 3, detail: "" };
const SIGNATURE: Missing = { requirement: "signature", have: 0, need: 1, detail: "" };

test("The next step follows from where the job stands", () => {
  const first = (status: JobStatus) => nextActions(status, [])[0];
  expect(first("accepted")).toEqual({ kind: "step", step: "set_out" });
  expect(first("scheduled")).toEqual({ kind: "step", step: "set_out" });
  expect(first("en_route")).toEqual({ kind: "step", step: "arrive" });
  expect(first("on_site")).toEqual({ kind: "step", step: "complete" });
  expect(first("returned")).toEqual({ kind: "step", step: "complete" });
  const idle = JOB_STATUSES.filter((status) => first(status) === undefined);
  expect(idle).toEqual(["new", "completed", "approved", "closed", "on_hold", "cancelled"]);
});

test("On site what is missing comes first, in its order, and completing last", () => {
  expect(nextActions("on_site", [AFTER, SIGNATURE])).toEqual([
    { kind: "photo", label: "after", short: 2 },
    { kind: "sign" },
    { kind: "step", step: "complete" },
  ]);
  expect(nextActions("en_route", [AFTER])).toHaveLength(1);
});
