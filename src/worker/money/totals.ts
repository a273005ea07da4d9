import type { InvoiceLine } from "../billing/types.ts";

export type PricedLine = {
  description: string;
  /** A decimal as text, such as `1.75`. */
  quantity: string;
  /** Minor units. */
  unitAmount: number;
  /** Percent as a decimal in text, added on top; null is untaxed. */
  taxRate: string | null;
} & Pick<InvoiceLine, "unit" | "kind">;

export type Totals = {
  lines: InvoiceLine[];
  /** What the lines' amounts come to. */
  subtotal: number;
  /** All tax, and the part of it that the amounts hold already: total = subtotal + tax - taxIncluded. */
  tax: number;
  taxIncluded: number;
  total: number;
};

/**
 * The one place where sums are made: the job, the invoice, Stripe and every report use it, so they agree to the last
 * unit. Each line is rounded by itself, half up, and so is its tax; the total is the sum of what is shown.
 */
export function totalsOf(lines: readonly PricedLine[]): Totals {
  const priced = lines.map(priceLine);
  const subtotal = sum(priced.map((line) => line.amount));
  const tax = sum(priced.map((line) => line.tax));
  return { lines: priced, subtotal, tax, taxIncluded: 0, total: subtotal + tax };
}

function priceLine(line: PricedLine): InvoiceLine {
  const amount = multiply(line.unitAmount, line.quantity, 0);
  const tax = line.taxRate === null ? 0 : multiply(amount, line.taxRate, 2);
  const { description, quantity, unitAmount, taxRate, unit, kind } = line;
  return {
    ...{ description, quantity, unitAmount, amount, taxRate, tax },
    ...(unit && { unit }),
    ...(kind && { kind }),
  };
}

/** Minor units times a decimal divided by ten to the `shift`, exactly, then rounded half up. */
function multiply(amount: number, decimal: string, shift: number): number {
  const { digits, scale } = parseDecimal(decimal);
  const divisor = 10n ** BigInt(scale + shift);
  const product = BigInt(amount) * digits;
  return Number((2n * product + divisor) / (2n * divisor));
}

/** `1.75` is 175 with two decimals. Throws on anything that is not a plain, non-negative decimal. */
export function parseDecimal(text: string): { digits: bigint; scale: number } {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`);
  const fraction = match[2] ?? "";
  return { digits: BigInt(`${match[1]}${fraction}`), scale: fraction.length };
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
