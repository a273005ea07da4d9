/** Exact decimal arithmetic on strings: money never passes through a floating-point number. */

interface Decimal {
  /** The digits without the point, with the sign. */
  units: bigint;
  /** How many of them stand behind the point. */
  places: number;
}

const pattern = /^(-?)(\d+)(?:\.(\d+))?$/;

export function isDecimal(text: string): boolean {
  return pattern.test(text);
}

function parse(text: string): Decimal {
  const match = pattern.exec(text);
  if (match === null) throw new RangeError(`Not a decimal: ${text}`);
  const [, sign, whole = "0", fraction = ""] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === "-" ? -units : units, places: fraction.length };
}

/** The shortest way to write the same number: `1.50` becomes `1.5`, `2.0` becomes `2`. */
export function tidy(text: string): string {
  const { units, places } = parse(text);
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  const sign = units < 0n ? "-" : "";
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** How many digits stand behind the point, once tidied. */
export function decimalPlaces(text: string): number {
  return tidy(text).split(".")[1]?.length ?? 0;
}

/** Unit amount (minor units, may have a fraction) times quantity, in whole minor units, half rounded away from zero. */
export function multiply(unitAmount: string, quantity: string): number {
  const a = parse(unitAmount);
  const b = parse(quantity);
  return roundHalfUp(a.units * b.units, 10n ** BigInt(a.places + b.places));
}

/** `percentage` per cent of an amount that excludes it, in whole minor units. */
export function percentOf(amount: number, percentage: string): number {
  const { units, places } = parse(percentage);
  return roundHalfUp(BigInt(amount) * units, 100n * 10n ** BigInt(places));
}

/** The part of an amount that is tax when the amount includes `percentage` per cent of it. */
export function percentWithin(amount: number, percentage: string): number {
  const { units, places } = parse(percentage);
  const scale = 100n * 10n ** BigInt(places);
  return roundHalfUp(BigInt(amount) * units, scale + units);
}

/** The exact sum of decimals; of none, "0". */
export function addDecimals(texts: string[]): string {
  const parsed = texts.map(parse);
  const places = Math.max(0, ...parsed.map((decimal) => decimal.places));
  const units = parsed.reduce((sum, one) => sum + one.units * 10n ** BigInt(places - one.places), 0n);
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const point = digits.length - places;
  return tidy(
    `${units < 0n ? "-" : ""}${digits.slice(0, point)}${places > 0 ? `.${digits.slice(point)}` : ""}`,
  );
}

/** `amount` times `part` by `whole`, in whole minor units, half rounded away from zero. */
export function share(amount: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  const numerator = BigInt(amount) * BigInt(part);
  return whole < 0 ? roundHalfUp(-numerator, -BigInt(whole)) : roundHalfUp(numerator, BigInt(whole));
}

/** The whole part, as Stripe shows a decimal quantity in its integer field. */
export function truncate(text: string): number {
  const { units, places } = parse(text);
  return Number(units / 10n ** BigInt(places));
}

function roundHalfUp(numerator: bigint, denominator: bigint): number {
  const positive = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * positive + denominator) / (2n * denominator);
  return Number(numerator < 0n ? -rounded : rounded);
}
