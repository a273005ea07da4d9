import { percentWithin } from "../../money/decimal.ts";
import type { PricedLine } from "../../money/totals.ts";

/** A line for somebody who pays no tax, or whose tax another works out: a price that holds its tax loses it. */
export function untaxed(line: PricedLine): PricedLine {
  const { taxRate, taxInclusive, unitAmount, discountAmount } = line;
  const plain = { ...line, taxRate: null, taxName: null, taxInclusive: false };
  if (taxRate === null || !taxInclusive) return plain;
  const without = (amount: number) => amount - percentWithin(amount, taxRate);
  return {
    ...plain,
    unitAmount: without(unitAmount),
    ...(discountAmount && { discountAmount: without(discountAmount) }),
  };
}
