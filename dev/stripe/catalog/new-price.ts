import { invalid } from "../http/errors.ts";
import { newId } from "../ids.ts";
import { decimalPlaces } from "../money/decimal.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import { now, type Scope } from "../scope.ts";
import type { Price } from "../store/stored.ts";

const mostPlaces = 12;

export interface PriceData {
  currency: string;
  product: string;
  /** Minor units, may have a fraction. */
  unit: string;
  tax_behavior?: string;
  active?: boolean;
  lookup_key?: string;
  metadata?: Record<string, string>;
  nickname?: string;
}

/** A price that is paid once. */
export function newPrice(scope: Scope, data: PriceData): Price {
  return {
    id: newId("price"),
    object: "price",
    active: data.active ?? true,
    billing_scheme: "per_unit",
    created: now(scope),
    currency: data.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: data.lookup_key || null,
    metadata: mergeMetadata({}, data.metadata),
    nickname: data.nickname || null,
    product: data.product,
    recurring: null,
    tax_behavior: data.tax_behavior ?? "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "one_time",
    // A fraction of a minor unit has no integer form.
    unit_amount: /^-?\d+$/.test(data.unit) ? Number(data.unit) : null,
    unit_amount_decimal: data.unit,
  };
}

/** The unit amount (minor units, may have a fraction) from whichever of its two parameters was given. */
export function unitAmount(
  data: { unit_amount?: number; unit_amount_decimal?: string },
  at: (name: string) => string,
): string {
  const { unit_amount, unit_amount_decimal } = data;
  if (unit_amount !== undefined && unit_amount_decimal !== undefined) {
    throw invalid("You may only specify one of these parameters: unit_amount, unit_amount_decimal.", {
      code: "parameters_exclusive",
      param: at("unit_amount"),
    });
  }
  if (unit_amount !== undefined) return String(unit_amount);
  if (unit_amount_decimal !== undefined) return checkPlaces(unit_amount_decimal, at("unit_amount_decimal"));
  const param = at("unit_amount");
  throw invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
}

export function checkPlaces(text: string, param: string): string {
  if (decimalPlaces(text) <= mostPlaces) return text;
  throw invalid(`Invalid decimal: ${text}; may have at most ${mostPlaces} decimal places`, { param });
}
