import type { Job } from "../../jobs/types.ts";
import { smallestStep } from "../../money/currency.ts";
import { taxKey } from "../../money/tax-sums.ts";
import { jobTotals } from "../job-totals.ts";
import type { InvoiceLine } from "../types.ts";
import { billedLines } from "./billed.ts";
import { grossOf, minus, type Part, partOf, sumParts } from "./part.ts";
import { type Owing, setOff } from "./set-off.ts";

/** One of the job's lines as a whole, and the part of it that is not billed yet. */
export type LeftLine = { line: InvoiceLine; left: Part };

export type Left = {
  lines: LeftLine[];
  /** What is left in all, with tax, in minor units; negative where more is billed than the job comes to. */
  total: number;
  /** How much must be credited, with tax, before anything more can be billed; 0 where nothing must. */
  toCredit: number;
};

type Billed = Pick<
  Job,
  "lines" | "organisation" | "portal" | "customer" | "row" | "invoices" | "creditNotes"
>;

/**
 * What of a job is not billed yet: each line less what live invoices billed of it, to which what credit notes took back is added again.
 * @param except the milestone whose own invoice does not count; null counts all
 */
export function whatIsLeft(job: Billed, except: string | null): Left {
  const full = jobTotals(job).lines;
  const billed = billedLines(job, except);
  const ids = new Set(full.map((line) => line.lineId));
  const lines = full.map((line) => {
    const own = billed.filter((one) => one.lineId !== undefined && one.lineId === line.lineId);
    return owing(taxKey(line), partOf(line), sumParts(own.map(({ part }) => part)));
  });
  const gone = billed
    .filter((one) => one.lineId === undefined || !ids.has(one.lineId))
    .map(({ tax, part }) => owing(tax, { net: 0, tax: 0 }, part));
  const total = grossOf(sumParts([...lines, ...gone].map(({ left }) => left)));
  const { parts, short } = setOff(lines, gone, smallestStep(job.row.currency));
  return {
    lines: full.map((line, index) => ({ line, left: parts[index] ?? { net: 0, tax: 0 } })),
    total,
    toCredit: toCredit([...lines, ...gone], total, short),
  };
}

/** What is still to be billed of a job, with tax, in minor units; 0 where all is. */
export function leftToBill(job: Billed): number {
  return Math.max(0, whatIsLeft(job, null).total);
}

type BilledOwing = Owing & { billed: Part };

function owing(tax: string, full: Part, billed: Part): BilledOwing {
  return { tax, left: minus(full, billed), billed };
}

/** The sum by which too much is billed; where it is a tax that was, all that was billed with it. */
function toCredit(all: BilledOwing[], total: number, short: Part): number {
  if (total < 0) return -total;
  if (total === 0 || (short.net === 0 && short.tax === 0)) return 0;
  const over = all.filter(({ left }) => left.net < 0 || left.tax < 0);
  return grossOf(sumParts(over.map(({ billed }) => billed)));
}
