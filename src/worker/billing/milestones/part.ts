import type { InvoiceLine } from "../types.ts";

/** What a line comes to without its tax, and its tax, in minor units: so lines with and without included tax can be set off. */
export type Part = { net: number; tax: number };

type Taxed = Pick<InvoiceLine, "amount" | "tax" | "taxRate" | "taxInclusive">;

/** A line as net and tax. Tax that Stripe found out is not ours to set off: Stripe finds the rest out again. */
export function partOf({ amount, tax, taxRate, taxInclusive }: Taxed): Part {
  if (taxRate === null) return { net: amount, tax: 0 };
  return { net: taxInclusive ? amount - tax : amount, tax };
}

export function grossOf({ net, tax }: Part): number {
  return net + tax;
}

export function minus(a: Part, b: Part): Part {
  return { net: a.net - b.net, tax: a.tax - b.tax };
}

export function sumParts(parts: readonly Part[]): Part {
  return parts.reduce((sum, { net, tax }) => ({ net: sum.net + net, tax: sum.tax + tax }), {
    net: 0,
    tax: 0,
  });
}
