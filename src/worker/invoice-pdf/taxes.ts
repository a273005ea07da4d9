import type { InvoiceLine } from "../billing/types.ts";
import type { OrganisationRow } from "../database/rows.ts";
import { type TaxSum, taxSums } from "../money/tax-sums.ts";
import type { Sum } from "../packet/content/types.ts";
import { showsRates, taxNameOf } from "./law.ts";
import type { TaxRow } from "./types.ts";
import type { Voice } from "./voice.ts";

type Seller = Pick<OrganisationRow, "identity" | "locale">;

/** What is taxed and how, of an invoice's line or a credit note's. */
export type TaxedLine = Pick<InvoiceLine, "amount" | "tax" | "taxRate" | "taxName" | "taxInclusive">;

/** The taxes of some lines, by name and rate. A tax without a name is called as where the vendor is. */
export function taxesOf(seller: Seller, lines: readonly TaxedLine[]): TaxSum[] {
  return taxSums(lines.map((line) => ({ ...line, taxName: line.taxName ?? taxNameOf(seller) })));
}

/** Taxes that come on top of the lines, each as a sum above the total. */
export function addedTaxes(taxes: readonly TaxSum[], voice: Voice): Sum[] {
  return taxes.filter(({ inclusive }) => !inclusive).map((tax) => taxSum("", tax, voice));
}

/** Taxes that the lines hold already, each as a sum under the total: nothing is added. */
export function includedTaxes(taxes: readonly TaxSum[], voice: Voice): Sum[] {
  return taxes.filter(({ inclusive }) => inclusive).map((tax) => taxSum("Included: ", tax, voice));
}

function taxSum(before: string, tax: TaxSum, voice: Voice): Sum {
  return {
    name: `${before}${nameOf(tax, voice)} on ${voice.amount(tax.net)}`,
    amount: voice.amount(tax.tax),
  };
}

/** Net, tax and gross of each rate, where the law asks for them. */
export function taxRows(seller: Seller, lines: readonly TaxedLine[], voice: Voice): TaxRow[] {
  const taxes = taxesOf(seller, lines);
  if (!showsRates(seller) || taxes.every(({ tax }) => tax === 0)) return [];
  const { amount } = voice;
  const rows = taxes.map((one) => ({
    ...{ name: `${nameOf(one, voice)}${one.inclusive ? ", included" : ""}`, net: amount(one.net) },
    ...{ tax: amount(one.tax), gross: amount(one.net + one.tax) },
  }));
  const untaxed = lines.reduce((sum, line) => sum + (isUntaxed(line) ? line.amount : 0), 0);
  const none = { net: amount(untaxed), tax: amount(0), gross: amount(untaxed) };
  return untaxed === 0 ? rows : [...rows, { name: `No ${taxNameOf(seller)}`, ...none }];
}

/** A line's rate as its column shows it. */
export function rateCell({ taxRate, taxInclusive }: TaxedLine, voice: Voice): string {
  if (taxRate === null) return "";
  return taxInclusive ? `${voice.rate(taxRate)} incl.` : voice.rate(taxRate);
}

function nameOf({ name, rate }: TaxSum, voice: Voice): string {
  return rate === null ? name : `${name} ${voice.rate(rate)}`;
}

function isUntaxed({ taxRate, tax }: TaxedLine): boolean {
  return taxRate === null && tax === 0;
}
