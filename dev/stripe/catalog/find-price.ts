import { missingReference, refusal } from "../http/errors.ts";
import type { Scope } from "../scope.ts";
import type { Price, Product } from "../store/stored.ts";

/** A price that may be charged: known, active and in the right currency. `param` names where it was asked for. */
export function usablePrice(scope: Scope, id: string, param: string, currency?: string): Price {
  const price = scope.world.objects.find(scope.account, "price", id);
  if (price === undefined) throw missingReference("price", id, param);
  if (!price.active) {
    throw refusal(`The price specified is inactive. This field only accepts active prices.`, { param });
  }
  if (currency !== undefined && price.currency !== currency) {
    throw refusal(
      `The price specified only supports \`${price.currency}\`. This doesn't match the expected currency: \`${currency}\`.`,
      { param },
    );
  }
  return price;
}

export function usableProduct(scope: Scope, id: string, param: string): Product {
  const product = scope.world.objects.find(scope.account, "product", id);
  if (product === undefined) throw missingReference("product", id, param);
  if (!product.active) {
    throw refusal(`The product ${id} is marked as inactive, so no new prices may be made for it.`, { param });
  }
  return product;
}
