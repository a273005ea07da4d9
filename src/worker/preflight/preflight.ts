import type { Job } from "../jobs/types.ts";
import type { Check } from "./types.ts";

/**
 * What the job's manager asks for before an invoice goes out, line by line, in the order in which it is worked off. Pure: the
 * same job at the same moment always has the same answer.
 * @param now milliseconds since 1970
 */
export function preflight(_job: Job, _now: number): Check[] {
  return [];
}

/** What keeps the invoice from going out: what fails and no owner let pass. */
export function standsAgainstSending(job: Job, now: number): Check[] {
  const allowed = job.row.preflightOverride?.checks ?? [];
  return preflight(job, now).filter((one) => one.state === "fail" && !allowed.includes(one.name));
}
