/** A decimal that was given as text: `1.75` is 175 with two decimals. */
export type Decimal = { digits: bigint; scale: number };

/** Throws on anything that is not a plain, non-negative decimal. */
export function parseDecimal(text: string): Decimal {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`);
  const fraction = match[2] ?? "";
  return { digits: BigInt(`${match[1]}${fraction}`), scale: fraction.length };
}

/**
 * An amount times a decimal, exactly, then rounded half up.
 * @param amount minor units, not negative
 * @param step what the answer is a multiple of, in minor units
 */
export function timesDecimal(amount: number, decimal: string, step = 1): number {
  const { digits, scale } = parseDecimal(decimal);
  return divideHalfUp(BigInt(amount) * digits, 10n ** BigInt(scale), step);
}

/** So many percent of an amount, rounded half up to a multiple of the step. */
export function percentOf(amount: number, percent: string, step = 1): number {
  const { digits, scale } = parseDecimal(percent);
  return divideHalfUp(BigInt(amount) * digits, 100n * 10n ** BigInt(scale), step);
}

/** The tax that an amount holds already: amount × rate ÷ (100 + rate), rounded half up to a multiple of the step. */
export function percentWithin(amount: number, percent: string, step = 1): number {
  const { digits, scale } = parseDecimal(percent);
  return divideHalfUp(BigInt(amount) * digits, 100n * 10n ** BigInt(scale) + digits, step);
}

/** An amount as the nearest multiple of the step, half up. */
export function roundTo(amount: number, step: number): number {
  return divideHalfUp(BigInt(amount), 1n, step);
}

function divideHalfUp(dividend: bigint, divisor: bigint, step: number): number {
  const whole = divisor * BigInt(step);
  return Number(((2n * dividend + whole) / (2n * whole)) * BigInt(step));
}
