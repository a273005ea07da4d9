import { invalid } from "../http/errors.ts";
import { addDecimals, percentOf, percentWithin } from "../money/decimal.ts";
import type { Scope } from "../scope.ts";
import type { Tax, TaxRate } from "../store/stored.ts";
import { findTaxRates, type TaxRateData, taxRateOf } from "./tax-rates.ts";

export interface TaxParameters {
  tax_amounts?:
    | ""
    | { amount: number; taxable_amount: number; taxability_reason?: string; tax_rate_data: TaxRateData }[];
  tax_rates?: "" | string[];
}

const mostTaxAmounts = 20;

/** The taxes of one line: amounts that the vendor computed, taken as they are, or computed from rates. */
export function taxesOf(
  scope: Scope,
  parameters: TaxParameters,
  amount: number,
  defaults: TaxRate[],
  path: string,
): Tax[] {
  const { tax_amounts: amounts, tax_rates: rates } = parameters;
  if (amounts && amounts.length > 0) {
    if (rates && rates.length > 0) {
      throw invalid("You may only specify one of these parameters: tax_amounts, tax_rates.", {
        code: "parameters_exclusive",
        param: `${path}[tax_amounts]`,
      });
    }
    if (amounts.length > mostTaxAmounts) {
      throw invalid(`A line item can have up to ${mostTaxAmounts} tax amounts.`, {
        param: `${path}[tax_amounts]`,
      });
    }
    return amounts.map((tax) => {
      const rate = taxRateOf(scope, tax.tax_rate_data);
      return toTax(rate, tax.amount, tax.taxable_amount, tax.taxability_reason ?? "not_available");
    });
  }
  const chosen = rates === undefined ? defaults : findTaxRates(scope, rates || [], `${path}[tax_rates]`);
  return taxesAt(chosen, amount);
}

/** Several inclusive rates share what the amount contains: none of them is taxed by another. */
export function taxesAt(rates: TaxRate[], amount: number): Tax[] {
  const inclusive = rates.filter((rate) => rate.inclusive).map((rate) => String(rate.percentage));
  const net = amount - percentWithin(amount, addDecimals(inclusive));
  return rates.map((rate) =>
    rate.inclusive && inclusive.length > 1
      ? toTax(rate, percentOf(net, String(rate.percentage)), net, "not_available")
      : taxAt(rate, inclusive.length > 0 && !rate.inclusive ? net : amount, "not_available"),
  );
}

/** One rate on an amount (minor units), half up: on top of it, or within it where the rate is inclusive. */
export function taxAt(rate: TaxRate, amount: number, reason: Tax["taxability_reason"]): Tax {
  const percentage = String(rate.percentage);
  if (!rate.inclusive) return toTax(rate, percentOf(amount, percentage), amount, reason);
  const within = percentWithin(amount, percentage);
  return toTax(rate, within, amount - within, reason);
}

export function toTax(rate: TaxRate, amount: number, taxable: number, reason: Tax["taxability_reason"]): Tax {
  return {
    amount,
    tax_behavior: rate.inclusive ? "inclusive" : "exclusive",
    tax_rate_details: { tax_rate: rate.id },
    taxability_reason: reason,
    taxable_amount: taxable,
    type: "tax_rate_details",
  };
}
