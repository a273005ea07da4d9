import type { Job } from "../jobs/types.ts";
import { type Totals, totalsOf } from "../money/totals.ts";

/** What sums are made of. */
export type Billable = Pick<Job, "lines" | "organisation" | "portal" | "customer"> & {
  row: Pick<Job["row"], "discountPercent" | "discountAmount" | "currency">;
};

/**
 * What a job comes to as it stands: the one sum that its screen, its packet, its limits and its invoices are made from.
 * @throws RangeError on a quantity or percentage that is no plain decimal
 */
export function jobTotals(job: Billable): Totals {
  return totalsOf(job.lines);
}
