import { invalid, missingReference } from "../http/errors.ts";
import { findTaxRates } from "../invoices/tax-rates.ts";
import { taxesAt, toTax } from "../invoices/taxes.ts";
import { share } from "../money/decimal.ts";
import type { Scope } from "../scope.ts";
import type { CreditNoteLine, Line, Tax } from "../store/stored.ts";

/** A tax that the vendor computed, by the id of a rate that Stripe made. */
export interface TaxAmount {
  amount: number;
  tax_rate: string;
  taxable_amount: number;
}

const mostTaxAmounts = 20;

/** The vendor's amounts, taken as they are. A rate that the vendor made by a call of its own is refused. */
export function givenTaxes(scope: Scope, amounts: TaxAmount[], path: string): Tax[] {
  if (amounts.length > mostTaxAmounts) {
    throw invalid(`A line item can have up to ${mostTaxAmounts} tax amounts.`, { param: path });
  }
  return amounts.map((tax, index) => {
    const param = `${path}[${index}][tax_rate]`;
    const rate = scope.world.objects.find(scope.account, "tax_rate", tax.tax_rate);
    if (rate === undefined) throw missingReference("tax rate", tax.tax_rate, param);
    if (rate.made_by_vendor) {
      throw invalid(
        `The tax rate ${rate.id} can't be used in \`tax_amounts\`: it must have been automatically created by Stripe.`,
        { param },
      );
    }
    return toTax(rate, tax.amount, tax.taxable_amount, "not_available");
  });
}

export function customTaxes(
  scope: Scope,
  { tax_amounts, tax_rates }: { tax_amounts?: "" | TaxAmount[]; tax_rates?: "" | string[] },
  amount: number,
  at: (name: string) => string,
): Tax[] {
  if (tax_amounts && tax_rates) {
    throw invalid("You may only specify one of these parameters: tax_amounts, tax_rates.", {
      code: "parameters_exclusive",
      param: at("tax_amounts"),
    });
  }
  if (tax_amounts) return givenTaxes(scope, tax_amounts, at("tax_amounts"));
  return taxesAt(findTaxRates(scope, tax_rates || [], at("tax_rates")), amount);
}

/**
 * The part of an invoice line's taxes that goes with crediting `amount` of it, half up. The last part takes
 * what rounding has left, so that a line that is credited bit by bit gives back exactly its tax.
 */
export function shareOfTaxes(line: Line, amount: number, earlier: CreditNoteLine[]): Tax[] {
  const before = earlier.reduce((sum, one) => sum + one.amount, 0);
  const last = before + amount === line.amount;
  const allEarlier = earlier.flatMap((one) => one.taxes ?? []);
  return (line.taxes ?? []).map((tax) => {
    const rate = tax.tax_rate_details?.tax_rate;
    const credited = allEarlier.filter((one) => one.tax_rate_details?.tax_rate === rate);
    const left = Math.max(0, tax.amount - sum(credited.map((one) => one.amount)));
    const taxable = tax.taxable_amount ?? 0;
    const leftTaxable = Math.max(0, taxable - sum(credited.map((one) => one.taxable_amount ?? 0)));
    return {
      ...tax,
      amount: last ? left : Math.min(left, share(tax.amount, amount, line.amount)),
      taxable_amount: last ? leftTaxable : Math.min(leftTaxable, share(taxable, amount, line.amount)),
    };
  });
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
