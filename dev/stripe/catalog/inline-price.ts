import { invalid, refusal } from "../http/errors.ts";
import type { Scope } from "../scope.ts";
import type { Price, Product } from "../store/stored.ts";
import { usableProduct } from "./find-price.ts";
import { newPrice, unitAmount } from "./new-price.ts";
import { newProduct, type ProductData } from "./new-product.ts";

export interface InlinePrice {
  currency: string;
  product?: string;
  product_data?: ProductData;
  recurring?: object;
  tax_behavior?: string;
  unit_amount?: number;
  unit_amount_decimal?: string;
}

/**
 * The price that `price_data` at `path` describes. Stripe keeps it (and the product that it may describe) as
 * inactive objects: they can be read, but nothing else may use them.
 */
export function inlinePrice(
  scope: Scope,
  data: InlinePrice,
  path: string,
): { price: Price; product: Product } {
  const at = (name: string) => `${path}[${name}]`;
  if (data.recurring !== undefined) {
    throw refusal("The local Stripe does not support recurring prices.", { param: at("recurring") });
  }
  const unit = unitAmount(data, at);
  const product = productOf(scope, data, at);
  const { currency, tax_behavior } = data;
  const price = newPrice(scope, { currency, product: product.id, unit, tax_behavior, active: false });
  scope.world.objects.insert(scope.account, "price", price);
  return { price, product };
}

function productOf(scope: Scope, data: InlinePrice, at: (name: string) => string): Product {
  if (data.product !== undefined && data.product_data !== undefined) {
    throw invalid("You may only specify one of these parameters: product, product_data.", {
      code: "parameters_exclusive",
      param: at("product"),
    });
  }
  if (data.product !== undefined) return usableProduct(scope, data.product, at("product"));
  if (data.product_data === undefined) {
    throw invalid(`Missing required param: ${at("product")}.`, {
      code: "parameter_missing",
      param: at("product"),
    });
  }
  const product = newProduct(scope, { ...data.product_data, active: false });
  scope.world.objects.insert(scope.account, "product", product);
  return product;
}
