import type { MilestoneRow } from "../../database/rows.ts";
import { percentOf, roundTo } from "../../money/decimal.ts";
import { spread } from "../../money/spread.ts";
import { grossOf, type Part } from "./part.ts";
import type { LeftLine } from "./what-is-left.ts";

type Share = Pick<MilestoneRow, "sharePercent" | "shareAmount">;

/**
 * A deposit's or a progress bill's part of each line. By percent: that part of the line's amount and of its tax, each rounded half up.
 * By amount: the amount, with tax, spread over what is left of the lines, each line's tax following. Never more than is left.
 * @param step the smallest amount of the currency, in minor units
 */
export function shareOf(
  lines: readonly LeftLine[],
  { sharePercent, shareAmount }: Share,
  step: number,
): Part[] {
  if (sharePercent !== null) return lines.map((one) => percentPart(one, sharePercent, step));
  const weights = lines.map(({ left }) => grossOf(left));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = spread(Math.min(roundTo(shareAmount ?? 0, step), all), weights, step);
  return lines.map(({ left }, index) => amountPart(left, shares[index] ?? 0, step));
}

function percentPart({ line, left }: LeftLine, percent: string, step: number): Part {
  const amount = percentOf(line.amount, percent, step);
  const tax = line.taxRate === null ? 0 : percentOf(line.tax, percent, step);
  const net = line.taxInclusive ? amount - tax : amount;
  return { net: Math.max(0, Math.min(net, left.net)), tax: Math.min(tax, left.tax) };
}

/** So much of a line, with its tax, in the proportion of what is left of both. */
function amountPart(left: Part, gross: number, step: number): Part {
  const [tax = 0] = spread(left.tax, [gross, grossOf(left) - gross], step);
  return { net: gross - tax, tax };
}
