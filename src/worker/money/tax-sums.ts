import type { InvoiceLine } from "../billing/types.ts";

/** What lines that have one tax in common come to. */
export type TaxSum = {
  name: string;
  /** Percent as a decimal in text; null where another works the tax out. */
  rate: string | null;
  inclusive: boolean;
  /** What is taxed, without the tax; in minor units, like the tax itself. */
  net: number;
  tax: number;
};

type Taxed = Pick<InvoiceLine, "amount" | "tax" | "taxRate" | "taxName" | "taxInclusive">;

/** The taxes of some lines, each once, in the order in which they first appear. */
export function taxSums(lines: readonly Taxed[]): TaxSum[] {
  const sums = new Map<string, TaxSum>();
  for (const line of lines) {
    if (line.taxRate === null && line.tax === 0) continue;
    const key = taxKey(line);
    const { taxRate: rate, taxInclusive: inclusive = false, taxName: name = "Tax", amount, tax } = line;
    const known = sums.get(key) ?? { name, rate, inclusive, net: 0, tax: 0 };
    const net = known.net + (inclusive ? amount - tax : amount);
    sums.set(key, { ...known, net, tax: known.tax + tax });
  }
  return [...sums.values()];
}

/** The same for lines with the same tax: `7.5 Sales tax`, `20i VAT`, and `none` where there is none. */
export function taxKey({
  taxRate,
  taxName,
  taxInclusive,
}: Pick<Taxed, "taxRate" | "taxName" | "taxInclusive">): string {
  return taxRate === null ? "none" : `${taxRate}${taxInclusive ? "i" : ""} ${taxName ?? "Tax"}`;
}

/** A tax as papers and pages name it, such as `Sales tax 7.5%` or `VAT 20%, included`. */
export function taxWords({ name, rate, inclusive }: Pick<TaxSum, "name" | "rate" | "inclusive">): string {
  const percent = rate === null ? "" : ` ${rate}%`;
  return `${name}${percent}${inclusive ? ", included" : ""}`;
}
