import fc from "fast-check";
import { LINE_KINDS } from "../../src/worker/jobs/vocabulary.ts";

/** With two decimals, none, three, and with two of which only whole units are charged. */
export const CURRENCIES = ["usd", "eur", "jpy", "kwd", "isk", "ugx"] as const;

const decimal = (whole: number, decimals: number) =>
  fc
    .tuple(fc.nat(whole), fc.nat(10 ** decimals - 1))
    .map(([left, right]) => `${left}.${String(right).padStart(decimals, "0")}`);

const TAXES = [
  { taxRate: null, taxName: null, taxInclusive: false },
  { taxRate: "7.5", taxName: "Sales tax", taxInclusive: false },
  { taxRate: "8.875", taxName: "City tax", taxInclusive: false },
  { taxRate: "19", taxName: "MwSt.", taxInclusive: true },
  { taxRate: "5.5", taxName: "TVA", taxInclusive: true },
  { taxRate: "0", taxName: "Zero-rated", taxInclusive: false },
];

/** Percent from 0 to 100. */
export const arbitraryPercent = fc.oneof(decimal(99, 2), fc.constant("100"));

const arbitraryLine = fc
  .record({
    description: fc.constant("Work"),
    quantity: decimal(99, 3),
    unitAmount: fc.nat(50_000),
    tax: fc.constantFrom(...TAXES),
    kind: fc.constantFrom(...LINE_KINDS),
    off: fc.oneof(
      { weight: 3, arbitrary: fc.constant({ discountPercent: null, discountAmount: null }) },
      arbitraryPercent.map((discountPercent) => ({ discountPercent, discountAmount: null })),
      fc.nat(30_000).map((discountAmount) => ({ discountPercent: null, discountAmount })),
    ),
  })
  .map(({ tax, off, ...line }) => ({ ...line, ...tax, ...off }));

/** Lines of any kind, with any tax and any discount. */
export const arbitraryLines = fc.array(arbitraryLine, { maxLength: 8 });
