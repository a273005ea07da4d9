import { parseDecimal } from "../money/decimal.ts";

/**
 * What something is sold for that costs so much: cost × (1 + markup), rounded half up.
 * @param cost minor units
 * @param markup percent as a decimal in text
 * @returns minor units; null where cost or markup is not known
 */
export function markedUp(cost: number | null, markup: string | null): number | null {
  if (cost === null || markup === null) return null;
  const { digits, scale } = parseDecimal(markup);
  const whole = 100n * 10n ** BigInt(scale);
  return Number((2n * BigInt(cost) * (whole + digits) + whole) / (2n * whole));
}

const MARKUP = /^\d{1,4}(\.\d{1,4})?$/;

/** Percent that may be more than a hundred. */
export function isMarkup(text: string): boolean {
  return MARKUP.test(text);
}
