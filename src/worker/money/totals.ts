import type { InvoiceLine } from "../billing/types.ts";
import { smallestStep } from "./currency.ts";
import { percentOf, percentWithin, roundTo, timesDecimal } from "./decimal.ts";
import { type TaxSum, taxSums } from "./tax-sums.ts";

/** A line before its sums are made. */
export type PricedLine = {
  description: string;
  /** A decimal as text, such as `1.75`. */
  quantity: string;
  /** Minor units. */
  unitAmount: number;
  /** Percent as a decimal in text; null is untaxed. */
  taxRate: string | null;
  taxName?: string | null;
  /** Whether the unit amount holds the tax already. */
  taxInclusive?: boolean;
  /** Off this line: percent as a decimal in text, or an amount in minor units; never both. */
  discountPercent?: string | null;
  discountAmount?: number | null;
} & Pick<InvoiceLine, "unit" | "kind" | "lineId">;

export type Totals = {
  lines: InvoiceLine[];
  /** What the lines' amounts come to. */
  subtotal: number;
  /** All tax, and the part of it that the amounts hold already: total = subtotal + tax - taxIncluded. */
  tax: number;
  taxIncluded: number;
  total: number;
  /** The same tax by its name and rate, as papers and pages show it. */
  taxes: TaxSum[];
};

/**
 * The one place where sums are made: the job, the invoice, Stripe and every report use it, so they agree to the last
 * unit. Each line is rounded by itself, half up, and so is its tax; the total is the sum of what is shown.
 * @throws RangeError on a quantity or percentage that is no plain decimal
 */
export function totalsOf(lines: readonly PricedLine[], currency: string): Totals {
  const step = smallestStep(currency);
  return sumOf(lines.map((line) => priceLine(line, step)));
}

/** What lines come to whose amounts and taxes stand already. */
export function sumOf(lines: InvoiceLine[]): Totals {
  const subtotal = sum(lines.map((line) => line.amount));
  const tax = sum(lines.map((line) => line.tax));
  const taxIncluded = sum(lines.map((line) => (line.taxInclusive ? line.tax : 0)));
  return { lines, subtotal, tax, taxIncluded, total: subtotal + tax - taxIncluded, taxes: taxSums(lines) };
}

/** A line of which more is taken off: its tax follows. Takes off at most all of it. */
export function reduceLine(line: InvoiceLine, by: number, currency: string): InvoiceLine {
  const off = Math.min(by, line.amount);
  if (off === 0) return line;
  const amount = line.amount - off;
  const tax = taxOf({ ...line, amount }, smallestStep(currency));
  return { ...line, amount, tax, discount: (line.discount ?? 0) + off };
}

function priceLine(line: PricedLine, step: number): InvoiceLine {
  const full = timesDecimal(line.unitAmount, line.quantity, step);
  const discount = Math.min(full, discountOf(line, full, step));
  const { description, quantity, unitAmount, taxRate, taxName, taxInclusive, unit, kind, lineId } = line;
  const priced = { description, quantity, unitAmount, amount: full - discount, taxRate };
  const inclusive = taxRate !== null && taxInclusive === true;
  return {
    ...priced,
    tax: taxOf({ ...priced, taxInclusive: inclusive }, step),
    ...(inclusive && { taxInclusive: true }),
    ...(taxRate !== null && taxName && { taxName }),
    ...(discount > 0 && { discount }),
    ...(lineId && { lineId }),
    ...(unit && { unit }),
    ...(kind && { kind }),
  };
}

function discountOf({ discountPercent, discountAmount }: PricedLine, full: number, step: number): number {
  if (discountPercent) return percentOf(full, discountPercent, step);
  return discountAmount ? roundTo(discountAmount, step) : 0;
}

function taxOf(
  { amount, taxRate, taxInclusive }: Pick<InvoiceLine, "amount" | "taxRate" | "taxInclusive">,
  step: number,
): number {
  if (taxRate === null) return 0;
  return taxInclusive ? percentWithin(amount, taxRate, step) : percentOf(amount, taxRate, step);
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
