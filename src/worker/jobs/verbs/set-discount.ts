import { jobTotals } from "../../billing/job-totals.ts";
import { LARGEST_AMOUNT } from "../../intake/fields.ts";
import { isDiscount } from "../../money/read-parts.ts";
import { changed, happened, refuse, unchanged } from "../decision.ts";
import type { Decision, Job } from "../types.ts";
import { linesAreBilled } from "./edit-details.ts";

/**
 * Takes something off the whole job: percent as a decimal in text, or an amount in minor units before tax; neither takes nothing off.
 * Refused while an invoice carries the lines.
 */
export function setDiscount(
  job: Job,
  { percent, amount }: { percent: string | null; amount: number | null },
): Decision {
  if (percent !== null && amount !== null) {
    return refuse("invalid_input", "A job has one discount: percent or an amount.");
  }
  const wrongAmount =
    amount !== null && !(Number.isInteger(amount) && amount > 0 && amount <= LARGEST_AMOUNT);
  if (wrongAmount || (percent !== null && !isDiscount(percent))) {
    return refuse("invalid_input", "A discount is percent up to 100 or an amount, such as 10% or 25.00.");
  }
  const { discountPercent, discountAmount, total: before, currency } = job.row;
  if (discountPercent === percent && discountAmount === amount) return unchanged(job);
  if (linesAreBilled(job)) {
    return refuse("lines_billed", "The job is on an invoice already: its discount can no longer be changed.");
  }
  const row = { ...job.row, discountPercent: percent, discountAmount: amount };
  const { total } = jobTotals({ ...job, row });
  const told = happened("discount.changed", { percent, amount, before, total, currency });
  return changed({ ...job, row: { ...row, total } }, told);
}
