import { smallestStep } from "../../money/currency.ts";
import { percentOf } from "../../money/decimal.ts";
import { totalsOf } from "../../money/totals.ts";
import type { InvoiceLine } from "../types.ts";

/** The lines, and one more where they come to less than the minimum before tax: it has the tax of the first line that is taxed. */
export function withMinimum(lines: InvoiceLine[], minimum: number | null, currency: string): InvoiceLine[] {
  if (minimum === null || lines.length === 0) return lines;
  const step = smallestStep(currency);
  const net = lines.reduce((sum, line) => sum + line.amount - (line.taxInclusive ? line.tax : 0), 0);
  const missing = Math.ceil(minimum / step) * step - net;
  if (missing <= 0) return lines;
  const taxed = lines.find((line) => line.taxRate !== null);
  const { taxRate = null, taxName = null, taxInclusive = false } = taxed ?? {};
  // A price that holds its tax is larger by it.
  const within = taxRate !== null && taxInclusive ? percentOf(missing, taxRate, step) : 0;
  const line = {
    ...{ description: "Minimum charge", quantity: "1", unitAmount: missing + within },
    ...{ taxRate, taxName, taxInclusive, lineId: "minimum", kind: "other" as const },
  };
  return [...lines, ...totalsOf([line], currency).lines];
}
