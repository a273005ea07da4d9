import { smallestStep } from "../../money/currency.ts";
import { percentOf, roundTo } from "../../money/decimal.ts";
import { spread } from "../../money/spread.ts";
import { reduceLine } from "../../money/totals.ts";
import type { InvoiceLine } from "../types.ts";

/** Off the whole job: percent as a decimal in text, or an amount in minor units; never both. */
export type Discount = { percent: string | null; amount: number | null };

/** The lines less the job's discount, which is spread over them by what they come to; their taxes follow. */
export function withDiscount(
  lines: InvoiceLine[],
  { percent, amount }: Discount,
  currency: string,
): InvoiceLine[] {
  const step = smallestStep(currency);
  const amounts = lines.map((line) => line.amount);
  const all = amounts.reduce((sum, one) => sum + one, 0);
  const asked = percent ? percentOf(all, percent, step) : amount ? roundTo(amount, step) : 0;
  const shares = spread(Math.min(asked, all), amounts, step);
  return lines.map((line, index) => reduceLine(line, shares[index] ?? 0, currency));
}
