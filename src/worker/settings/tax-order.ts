import type { BillingRules } from "../billing/vocabulary.ts";
import type { TaxRateRow } from "../database/rows.ts";

/** The taxes once one of them is new or changed: only one is usual, and one that was retired is not. */
export function withRate(rates: readonly TaxRateRow[], rate: TaxRateRow): TaxRateRow[] {
  const usual = rate.usual && rate.active;
  const others = rates.map((one) => (one.id === rate.id ? null : usual ? { ...one, usual: false } : one));
  const kept = others.filter((one) => one !== null);
  const last = Math.max(0, ...rates.map((one) => one.position));
  const known = rates.find((one) => one.id === rate.id);
  const placed = { ...rate, usual, position: known?.position ?? last + 1 };
  return [...kept, placed].sort((a, b) => a.position - b.position);
}

/** What the billing rules say of the usual tax; null where none is. */
export function usualTaxOf(rates: readonly TaxRateRow[]): NonNullable<BillingRules["usualTax"]> | null {
  const usual = rates.find((one) => one.usual && one.active);
  return usual ? { name: usual.name, rate: usual.percent, inclusive: usual.inclusive } : null;
}
