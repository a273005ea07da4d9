import { createHash } from "node:crypto";
import { missingReference, refusal } from "../http/errors.ts";
import { now, type Scope } from "../scope.ts";
import type { TaxRate } from "../store/stored.ts";

/** A tax described inline (`tax_amounts[].tax_rate_data`). */
export interface TaxRateData {
  display_name: string;
  /** Per cent. */
  percentage: number;
  inclusive: boolean;
  country?: string;
  description?: string;
  jurisdiction?: string;
  jurisdiction_level?: string;
  state?: string;
  tax_type?: string;
}

/** The rate with exactly this description, made on first use: its id follows from what it says. */
export function taxRateOf(scope: Scope, data: TaxRateData): TaxRate {
  const id = `txr_${createHash("sha256").update(JSON.stringify(data)).digest("hex").slice(0, 24)}`;
  const known = scope.world.objects.find(scope.account, "tax_rate", id);
  if (known !== undefined) return known;
  const rate = newTaxRate(scope, id, data);
  scope.world.objects.insert(scope.account, "tax_rate", rate);
  return rate;
}

export function newTaxRate(scope: Scope, id: string, data: TaxRateData): TaxRate {
  return {
    id,
    object: "tax_rate",
    active: true,
    country: data.country ?? null,
    created: now(scope),
    description: data.description ?? null,
    display_name: data.display_name,
    effective_percentage: data.percentage,
    flat_amount: null,
    inclusive: data.inclusive,
    jurisdiction: data.jurisdiction ?? null,
    jurisdiction_level: data.jurisdiction_level ?? null,
    livemode: false,
    metadata: {},
    percentage: data.percentage,
    rate_type: "percentage",
    state: data.state ?? null,
    tax_type: data.tax_type ?? null,
  };
}

/** The rates named in the list at `param`, if they may still be put on something. */
export function findTaxRates(scope: Scope, ids: string[], param: string): TaxRate[] {
  return ids.map((id, index) => {
    const rate = scope.world.objects.find(scope.account, "tax_rate", id);
    if (rate === undefined) throw missingReference("tax rate", id, `${param}[${index}]`);
    if (!rate.active) {
      throw refusal(`The tax rate ${id} is inactive. Inactive tax rates can't be added to anything new.`, {
        param: `${param}[${index}]`,
      });
    }
    const { made_by_vendor, ...shown } = rate;
    return shown;
  });
}
