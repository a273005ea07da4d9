import { usablePrice } from "../catalog/find-price.ts";
import { type InlinePrice, inlinePrice } from "../catalog/inline-price.ts";
import { invalid, refusal } from "../http/errors.ts";
import { newId } from "../ids.ts";
import { findTaxRates } from "../invoices/tax-rates.ts";
import { taxAt } from "../invoices/taxes.ts";
import { checkChargeable } from "../money/chargeable.ts";
import { multiply } from "../money/decimal.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Scope } from "../scope.ts";
import type { LineItem, Price, TaxRate } from "../store/stored.ts";

export interface ItemParameters {
  adjustable_quantity?: { enabled: boolean };
  metadata?: Record<string, string>;
  price?: string;
  price_data?: InlinePrice;
  quantity?: number;
  tax_rates?: string[];
}

/** What is sold, and the sums. Money in minor units. */
export interface Cart {
  items: LineItem[];
  currency: string;
  subtotal: number;
  tax: number;
  total: number;
}

const mostItems = 100;

/** Reads `line_items`: prices that exist or are described on the spot, all in one currency. */
export function readCart(scope: Scope, parameters: ItemParameters[], most = mostItems): Cart {
  if (parameters.length === 0 || parameters.length > most) {
    throw invalid(`You must specify between 1 and ${most} line items.`, { param: "line_items" });
  }
  const items = parameters.map((item, index) => readItem(scope, item, `line_items[${index}]`));
  const [first] = items;
  const currency = first?.currency ?? "usd";
  if (items.some((item) => item.currency !== currency)) {
    throw refusal("All line items must have the same currency.", { param: "line_items" });
  }
  const sum = (of: (item: LineItem) => number) => items.reduce((total, item) => total + of(item), 0);
  const total = sum((item) => item.amount_total);
  if (total < 1) {
    throw refusal("The total amount due must be greater than zero.", { code: "amount_too_small" });
  }
  checkChargeable(total, currency, "line_items");
  return {
    items,
    currency,
    subtotal: sum((item) => item.amount_subtotal),
    tax: sum((item) => item.amount_tax),
    total,
  };
}

function readItem(scope: Scope, parameters: ItemParameters, path: string): LineItem {
  const { adjustable_quantity, price, price_data, quantity = 1 } = parameters;
  if ((price === undefined) === (price_data === undefined)) {
    throw invalid("You must specify exactly one of price or price_data for each line item.", {
      param: `${path}[price]`,
    });
  }
  if (adjustable_quantity?.enabled) {
    throw refusal("The local Stripe does not support adjustable quantities.", {
      param: `${path}[adjustable_quantity]`,
    });
  }
  if (quantity < 1) {
    throw invalid("Invalid positive integer", {
      code: "parameter_invalid_integer",
      param: `${path}[quantity]`,
    });
  }
  const found =
    price_data === undefined
      ? usablePrice(scope, price ?? "", `${path}[price]`)
      : inlinePrice(scope, price_data, `${path}[price_data]`).price;
  const rates = findTaxRates(scope, parameters.tax_rates ?? [], `${path}[tax_rates]`);
  return toItem(scope, found, quantity, rates, mergeMetadata({}, parameters.metadata));
}

function toItem(
  scope: Scope,
  price: Price,
  quantity: number,
  rates: TaxRate[],
  metadata: Record<string, string>,
): LineItem {
  const subtotal = multiply(price.unit_amount_decimal ?? "0", String(quantity));
  const taxes = rates.map((rate) => ({ rate, amount: taxAt(rate, subtotal, "not_available").amount }));
  const tax = taxes.reduce((sum, one) => sum + one.amount, 0);
  const onTop = taxes.reduce((sum, one) => sum + (one.rate.inclusive ? 0 : one.amount), 0);
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: subtotal,
    amount_tax: tax,
    amount_total: subtotal + onTop,
    currency: price.currency,
    description: scope.world.objects.find(scope.account, "product", price.product)?.name ?? null,
    metadata,
    price,
    quantity,
  };
}

/** The same things for another visitor. */
export function copyItems(items: LineItem[]): LineItem[] {
  return items.map((item) => ({ ...item, id: newId("li") }));
}
