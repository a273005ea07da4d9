import { unbilledMilestone } from "../jobs/office-actions.ts";
import type { Job } from "../jobs/types.ts";
import { preflight } from "./preflight.ts";
import type { Check } from "./types.ts";

/** How a job stands before its invoice goes out: its lines by what is to be done about them. */
export type Standing = {
  /** What keeps the invoice from going out. */
  toMend: Check[];
  /** What fails and an owner let pass. */
  letPass: Check[];
  waiting: Check[];
  passed: Check[];
};

/** Null where nothing will be billed any more: it is billed, cancelled or closed. @param now milliseconds since 1970 */
export function standingOf(job: Job, now: number): Standing | null {
  const { status, preflightOverride } = job.row;
  if (status === "cancelled" || status === "closed" || unbilledMilestone(job) === null) return null;
  const checks = preflight(job, now);
  const allowed = preflightOverride?.checks ?? [];
  const failed = checks.filter((one) => one.state === "fail");
  return {
    toMend: failed.filter((one) => !allowed.includes(one.name)),
    letPass: failed.filter((one) => allowed.includes(one.name)),
    waiting: checks.filter((one) => one.state === "wait"),
    passed: checks.filter((one) => one.state === "pass"),
  };
}
