import { invalid, missingReference } from "../http/errors.ts";
import { newId } from "../ids.ts";
import { decimalPlaces, multiply, truncate } from "../money/decimal.ts";
import type { Line } from "../store/stored.ts";

export interface PriceParameters {
  amount?: number;
  quantity?: number;
  quantity_decimal?: string;
  unit_amount_decimal?: string;
  price_data?: {
    currency: string;
    product?: string;
    product_data?: { name: string };
    unit_amount?: number;
    unit_amount_decimal?: string;
  };
  pricing?: { price?: string };
}

/** What a line costs (`amount`, whole minor units) and how that came about. */
export type Priced = Pick<Line, "amount" | "subtotal" | "quantity" | "quantity_decimal" | "pricing">;

const mostPlaces = 12;

/**
 * Reads the price of a line at `path` (for example `lines[0]`): a plain amount, or unit amount times quantity,
 * rounded half up to a whole minor unit.
 */
export function priceOf(parameters: PriceParameters, currency: string, path: string): Priced {
  const at = (name: string) => (path === "" ? name : `${path}[${name}]`);
  const { amount, price_data: data, pricing } = parameters;
  if (pricing?.price !== undefined) throw missingReference("price", pricing.price, at("pricing"));
  oneOf(parameters, ["amount", "quantity"], at);
  oneOf(parameters, ["amount", "quantity_decimal"], at);
  oneOf(parameters, ["quantity", "quantity_decimal"], at);
  oneOf(parameters, ["amount", "price_data"], at);
  oneOf(parameters, ["amount", "unit_amount_decimal"], at);
  const quantity = quantityOf(parameters, at);
  if (data !== undefined) {
    if (data.currency !== currency) {
      throw invalid(
        `The currency of price_data (${data.currency}) must match the currency of the invoice (${currency}).`,
        { param: `${at("price_data")}[currency]` },
      );
    }
    if (data.product === undefined && data.product_data === undefined) {
      throw missing(`${at("price_data")}[product]`);
    }
    return priced(
      unitAmount(data, (name) => `${at("price_data")}[${name}]`),
      quantity,
      data.product,
    );
  }
  if (parameters.unit_amount_decimal !== undefined) {
    return priced(unitAmount(parameters, at), quantity, undefined);
  }
  if (amount === undefined) throw missing(at("amount"));
  return priced(String(amount), "1", undefined);
}

function priced(unit: string, quantity: string, product: string | undefined): Priced {
  const amount = multiply(unit, quantity);
  return {
    amount,
    subtotal: amount,
    quantity: truncate(quantity),
    quantity_decimal: quantity,
    pricing: {
      type: "price_details",
      price_details: { price: newId("price"), product: product ?? newId("prod") },
      unit_amount_decimal: unit,
    },
  };
}

function unitAmount(
  data: { unit_amount?: number; unit_amount_decimal?: string },
  at: (name: string) => string,
): string {
  oneOf(data, ["unit_amount", "unit_amount_decimal"], at);
  if (data.unit_amount !== undefined) return String(data.unit_amount);
  if (data.unit_amount_decimal === undefined) throw missing(at("unit_amount"));
  return places(data.unit_amount_decimal, at("unit_amount_decimal"));
}

function quantityOf(parameters: PriceParameters, at: (name: string) => string): string {
  const { quantity, quantity_decimal } = parameters;
  const text = quantity_decimal ?? String(quantity ?? 1);
  const param = at(quantity_decimal === undefined ? "quantity" : "quantity_decimal");
  if (text.startsWith("-")) {
    throw invalid("Invalid non-negative integer", { code: "parameter_invalid_integer", param });
  }
  return places(text, param);
}

function places(text: string, param: string): string {
  if (decimalPlaces(text) <= mostPlaces) return text;
  throw invalid(`Invalid decimal: ${text}; may have at most ${mostPlaces} decimal places`, { param });
}

function oneOf(parameters: object, names: [string, string], at: (name: string) => string): void {
  const given = new Map<string, unknown>(Object.entries(parameters));
  if (names.some((name) => given.get(name) === undefined)) return;
  throw invalid(`You may only specify one of these parameters: ${names.join(", ")}.`, {
    code: "parameters_exclusive",
    param: at(names[0]),
  });
}

function missing(param: string): Error {
  return invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
}
