import { usablePrice } from "../catalog/find-price.ts";
import { type InlinePrice, inlinePrice } from "../catalog/inline-price.ts";
import { checkPlaces, newPrice, unitAmount } from "../catalog/new-price.ts";
import { invalid } from "../http/errors.ts";
import { newId } from "../ids.ts";
import { multiply, truncate } from "../money/decimal.ts";
import type { Scope } from "../scope.ts";
import type { Line } from "../store/stored.ts";

export interface PriceParameters {
  amount?: number;
  quantity?: number;
  quantity_decimal?: string;
  unit_amount_decimal?: string;
  price_data?: InlinePrice;
  pricing?: { price?: string };
  tax_behavior?: string;
}

/** What a line costs (`amount`, whole minor units), how that came about, and what the product is called. */
export interface Priced {
  price: Pick<Line, "amount" | "subtotal" | "quantity" | "quantity_decimal" | "pricing">;
  name: string | null;
}

/**
 * Reads the price of a line at `path` (for example `lines[0]`): a plain amount, or unit amount times quantity,
 * rounded half up to a whole minor unit.
 */
export function priceOf(scope: Scope, parameters: PriceParameters, currency: string, path: string): Priced {
  const at = (name: string) => (path === "" ? name : `${path}[${name}]`);
  checkExclusive(parameters, at);
  const { amount, price_data: data, pricing } = parameters;
  if (pricing?.price !== undefined) {
    const price = usablePrice(scope, pricing.price, at("pricing"), currency);
    const product = scope.world.objects.find(scope.account, "product", price.product);
    const unit = price.unit_amount_decimal ?? "0";
    return priced(unit, quantityOf(parameters, at), price.id, price.product, product?.name);
  }
  const quantity = quantityOf(parameters, at);
  if (data !== undefined) {
    if (data.currency !== currency) {
      throw invalid(
        `The currency of price_data (${data.currency}) must match the currency of the invoice (${currency}).`,
        { param: `${at("price_data")}[currency]` },
      );
    }
    const { price, product } = inlinePrice(scope, data, at("price_data"));
    return priced(price.unit_amount_decimal ?? "0", quantity, price.id, product.id, product.name);
  }
  if (parameters.unit_amount_decimal === undefined && amount === undefined) {
    const param = at("amount");
    throw invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  const unit = amount === undefined ? unitAmount(parameters, at) : String(amount);
  const product = newId("prod");
  const price = plainPrice(scope, { currency, product, unit, tax_behavior: parameters.tax_behavior });
  return priced(unit, quantity, price, product, undefined);
}

/** Stripe makes a price for every line. Of a plain amount nobody reads it, unless it says how it is taxed. */
function plainPrice(
  scope: Scope,
  data: { currency: string; product: string; unit: string; tax_behavior: string | undefined },
): string {
  if (data.tax_behavior === undefined) return newId("price");
  const price = newPrice(scope, { ...data, active: false });
  scope.world.objects.insert(scope.account, "price", price);
  return price.id;
}

function priced(
  unit: string,
  quantity: string,
  price: string,
  product: string,
  name: string | undefined,
): Priced {
  const amount = multiply(unit, quantity);
  return {
    name: name ?? null,
    price: {
      amount,
      subtotal: amount,
      quantity: truncate(quantity),
      quantity_decimal: quantity,
      pricing: { type: "price_details", price_details: { price, product }, unit_amount_decimal: unit },
    },
  };
}

/** How many, as a decimal; one where nothing is said. Never negative. */
export function quantityOf(
  parameters: { quantity?: number; quantity_decimal?: string },
  at: (name: string) => string,
): string {
  const { quantity, quantity_decimal } = parameters;
  const text = quantity_decimal ?? String(quantity ?? 1);
  const param = at(quantity_decimal === undefined ? "quantity" : "quantity_decimal");
  if (text.startsWith("-")) {
    throw invalid("Invalid non-negative integer", { code: "parameter_invalid_integer", param });
  }
  return checkPlaces(text, param);
}

const exclusive: [string, string][] = [
  ["amount", "quantity"],
  ["amount", "quantity_decimal"],
  ["quantity", "quantity_decimal"],
  ["amount", "price_data"],
  ["amount", "pricing"],
  ["amount", "unit_amount_decimal"],
  ["price_data", "pricing"],
];

function checkExclusive(parameters: object, at: (name: string) => string): void {
  const given = new Set(
    Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [name])),
  );
  const clash = exclusive.find((pair) => pair.every((name) => given.has(name)));
  if (clash === undefined) return;
  throw invalid(`You may only specify one of these parameters: ${clash.join(", ")}.`, {
    code: "parameters_exclusive",
    param: at(clash[0]),
  });
}
