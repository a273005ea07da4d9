import { usableProduct } from "../catalog/find-price.ts";
import { newPrice, unitAmount } from "../catalog/new-price.ts";
import { newProduct } from "../catalog/new-product.ts";
import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { invalid, missingObject, refusal } from "../http/errors.ts";
import { page, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import type { Price } from "../store/stored.ts";

export const priceRoutes = [
  route("post", "/v1/prices", "prices.create", create),
  route("get", "/v1/prices", "prices.list", list),
  route("get", "/v1/prices/:id", "prices.retrieve", retrieve),
  route("post", "/v1/prices/:id", "prices.update", update),
];

type Create = Parsed<ParametersOf["prices.create"]>;

const unsupported = [
  "currency_options",
  "custom_unit_amount",
  "recurring",
  "tiers",
  "tiers_mode",
  "transform_quantity",
] as const;

function create(scope: Scope, parameters: Create): Price {
  const asked = unsupported.find((name) => parameters[name] !== undefined);
  if (asked !== undefined || parameters.billing_scheme === "tiered") {
    throw refusal(`The local Stripe does not support ${asked ?? "tiered"} prices.`, { param: asked });
  }
  const unit = unitAmount(parameters, (name) => name);
  if (unit.startsWith("-")) {
    throw invalid("Invalid non-negative integer", {
      code: "parameter_invalid_integer",
      param: "unit_amount",
    });
  }
  freeLookupKey(scope, parameters.lookup_key, parameters.transfer_lookup_key ?? false);
  const price = newPrice(scope, { ...parameters, unit, product: productOf(scope, parameters) });
  scope.world.objects.insert(scope.account, "price", price);
  emit(scope, "price.created", price);
  return price;
}

function productOf(scope: Scope, { product, product_data }: Create): string {
  if (product !== undefined) return usableProduct(scope, product, "product").id;
  if (product_data === undefined) {
    throw invalid("You must pass either product or product_data.", {
      code: "parameter_missing",
      param: "product",
    });
  }
  const made = newProduct(scope, product_data);
  scope.world.objects.insert(scope.account, "product", made);
  emit(scope, "product.created", made);
  return made.id;
}

/** A lookup key belongs to one price; `transfer_lookup_key` takes it from whoever has it. */
function freeLookupKey(scope: Scope, key: string | undefined, transfer: boolean, mine?: string): void {
  if (!key) return;
  const { objects } = scope.world;
  const [holder] = objects.list(scope.account, "price", { matching: { lookup_key: key }, limit: 1 });
  if (holder === undefined || holder.id === mine) return;
  if (!transfer) {
    throw refusal(
      `A price (\`${holder.id}\`) already uses that lookup key. Please specify \`transfer_lookup_key=true\` if you intended to transfer this lookup key to the new price.`,
      { param: "lookup_key" },
    );
  }
  const without = { ...holder, lookup_key: null };
  objects.save(scope.account, without);
  emit(scope, "price.updated", without, { lookup_key: key });
}

function retrieve(scope: Scope, _: unknown, id: string): Price {
  const price = scope.world.objects.find(scope.account, "price", id);
  if (price === undefined) throw missingObject("price", id, "price");
  return price;
}

/** What a price costs never changes; the rest may. */
function update(scope: Scope, parameters: Parsed<ParametersOf["prices.update"]>, id: string): Price {
  const before = retrieve(scope, undefined, id);
  const { lookup_key, tax_behavior } = parameters;
  const decided = before.tax_behavior !== null && before.tax_behavior !== "unspecified";
  if (tax_behavior !== undefined && decided && tax_behavior !== before.tax_behavior) {
    throw refusal("The tax behavior of a price cannot be changed once it is inclusive or exclusive.", {
      param: "tax_behavior",
    });
  }
  freeLookupKey(scope, lookup_key, parameters.transfer_lookup_key ?? false, id);
  const after: Price = {
    ...before,
    active: parameters.active ?? before.active,
    lookup_key: lookup_key === undefined ? before.lookup_key : lookup_key || null,
    metadata: mergeMetadata(before.metadata, parameters.metadata),
    nickname: parameters.nickname === undefined ? before.nickname : parameters.nickname || null,
    tax_behavior: tax_behavior ?? before.tax_behavior,
  };
  const previous = difference(before, after);
  if (previous === undefined) return before;
  scope.world.objects.save(scope.account, after);
  emit(scope, "price.updated", after, previous);
  return after;
}

function list(scope: Scope, parameters: Parsed<ParametersOf["prices.list"]>): object {
  const { objects } = scope.world;
  const { active, currency, lookup_keys, product, type } = parameters;
  if (lookup_keys !== undefined && lookup_keys.length > 10) {
    throw invalid("You may only specify up to 10 lookup keys.", { param: "lookup_keys" });
  }
  return page(
    "/v1/prices",
    "price",
    parameters,
    (id) => objects.position(scope.account, "price", id),
    (query) => {
      const matching = { active, currency, product, type };
      const full = { ...query, matching, created: toRange(parameters.created) };
      if (lookup_keys === undefined) return objects.list(scope.account, "price", full);
      return objects
        .list(scope.account, "price", { ...full, limit: 100_000 })
        .filter(({ lookup_key }) => lookup_key !== null && lookup_keys.includes(lookup_key))
        .slice(0, query.limit);
    },
  );
}
