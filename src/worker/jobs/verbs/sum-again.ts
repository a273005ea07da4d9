import { jobTotals } from "../../billing/job-totals.ts";
import { changed, happened, unchanged } from "../decision.ts";
import type { Decision, Job } from "../types.ts";
import { linesAreBilled } from "./edit-details.ts";

/**
 * What goes into the sums of many jobs was changed elsewhere: the job comes to what the rules say now. One that is over or billed to
 * its end stays as it was billed.
 */
export function sumAgain(job: Job): Decision {
  const { status, total: before, currency } = job.row;
  if (status === "closed" || status === "cancelled" || linesAreBilled(job)) return unchanged(job);
  const { total } = jobTotals(job);
  if (total === before) return unchanged(job);
  return changed(
    { ...job, row: { ...job.row, total } },
    happened("job.total_changed", { before, total, currency }),
  );
}
