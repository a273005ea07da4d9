import type { MilestoneRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import { smallestStep } from "../money/currency.ts";
import { sumOf, type Totals } from "../money/totals.ts";
import { jobTotals } from "./job-totals.ts";
import { finalIsBilled } from "./milestones/needs-invoice.ts";
import type { Part } from "./milestones/part.ts";
import { shareOf } from "./milestones/share.ts";
import { type LeftLine, whatIsLeft } from "./milestones/what-is-left.ts";
import type { InvoiceLine } from "./types.ts";

/**
 * What a milestone's invoice carries. A deposit and a progress bill: their part of each line. The final one: each line less what was
 * billed before. So all invoices of a job, less their credits, come to what the job comes to, net and tax alike. Sums as in `jobTotals`;
 * nothing where more is billed than the job comes to (see `whatIsLeft`).
 */
export function billLines(job: Job, milestone: MilestoneRow): Totals {
  const others = job.invoices.some((one) => one.live && one.milestoneId !== milestone.id);
  if (milestone.kind === "final" && !others) return jobTotals(job);
  const { lines, total, toCredit } = whatIsLeft(job, milestone.id);
  if (total <= 0 || toCredit > 0) return sumOf([]);
  // What comes after the final one has nothing behind it that could bill the rest.
  if (milestone.kind === "final" || finalIsBilled(job)) return sumOf(lines.flatMap(restOf));
  const parts = shareOf(lines, milestone, smallestStep(job.row.currency));
  return sumOf(lines.flatMap(({ line }, index) => partLine(line, parts[index], milestone)));
}

/** What is left of a line, and what was billed of it; a line that was billed whole does not come again. */
function restOf({ line, left }: LeftLine): InvoiceLine[] {
  const rest = { amount: line.taxInclusive ? left.net + left.tax : left.net, tax: left.tax };
  const before = { amount: line.amount - rest.amount, tax: line.tax - rest.tax };
  if (before.amount === 0 && before.tax === 0) return [line];
  return rest.amount === 0 && rest.tax === 0 ? [] : [{ ...line, ...rest, before }];
}

/** A part of a line under the milestone's name, such as `Deposit, 30%: Labour`; its quantity would be half an hour too little. */
function partLine(line: InvoiceLine, part: Part | undefined, milestone: MilestoneRow): InvoiceLine[] {
  if (!part || (part.net === 0 && part.tax === 0)) return [];
  const { title, sharePercent } = milestone;
  const { taxRate, taxInclusive, taxName, lineId, kind } = line;
  const amount = taxInclusive ? part.net + part.tax : part.net;
  const share = sharePercent === null ? title : `${title}, ${sharePercent}%`;
  return [
    {
      ...{ description: `${share}: ${line.description}`, quantity: "1", unitAmount: amount, amount },
      ...{ taxRate, tax: part.tax },
      ...(taxInclusive && { taxInclusive }),
      ...(taxName && { taxName }),
      ...(lineId && { lineId }),
      ...(kind && { kind }),
    },
  ];
}
