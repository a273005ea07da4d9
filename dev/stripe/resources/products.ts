import { newPrice, unitAmount } from "../catalog/new-price.ts";
import { newProduct } from "../catalog/new-product.ts";
import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { missingObject, missingReference, refusal } from "../http/errors.ts";
import { page, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { now, type Scope } from "../scope.ts";
import type { Product } from "../store/stored.ts";

export const productRoutes = [
  route("post", "/v1/products", "products.create", create),
  route("get", "/v1/products", "products.list", list),
  route("get", "/v1/products/:id", "products.retrieve", retrieve),
  route("post", "/v1/products/:id", "products.update", update),
];

function create(scope: Scope, parameters: Parsed<ParametersOf["products.create"]>): Product {
  const { objects } = scope.world;
  if (parameters.id !== undefined && objects.exists(scope.account, parameters.id)) {
    throw refusal("Product already exists.", { code: "resource_already_exists" });
  }
  const product = newProduct(scope, parameters);
  objects.insert(scope.account, "product", product);
  emit(scope, "product.created", product);
  const data = parameters.default_price_data;
  if (data === undefined) return product;
  if (data.recurring !== undefined) throw refusal("The local Stripe does not support recurring prices.");
  const unit = unitAmount(data, (name) => `default_price_data[${name}]`);
  const { currency, metadata, tax_behavior } = data;
  const price = newPrice(scope, { currency, product: product.id, unit, metadata, tax_behavior });
  objects.insert(scope.account, "price", price);
  emit(scope, "price.created", price);
  const priced = { ...product, default_price: price.id };
  objects.save(scope.account, priced);
  return priced;
}

function retrieve(scope: Scope, _: unknown, id: string): Product {
  const product = scope.world.objects.find(scope.account, "product", id);
  if (product === undefined) throw missingObject("product", id);
  return product;
}

function update(scope: Scope, parameters: Parsed<ParametersOf["products.update"]>, id: string): Product {
  const { objects } = scope.world;
  const before = retrieve(scope, undefined, id);
  const text = (value: string | undefined, old: string | null | undefined) =>
    value === undefined ? (old ?? null) : value || null;
  const price = parameters.default_price;
  if (price !== undefined && objects.find(scope.account, "price", price)?.product !== id) {
    throw missingReference("price", price, "default_price");
  }
  const after: Product = {
    ...before,
    active: parameters.active ?? before.active,
    default_price: price ?? before.default_price,
    description: text(parameters.description, before.description),
    images: parameters.images === undefined ? before.images : parameters.images || [],
    metadata: mergeMetadata(before.metadata, parameters.metadata),
    name: parameters.name ?? before.name,
    statement_descriptor: text(parameters.statement_descriptor, before.statement_descriptor),
    tax_code: text(parameters.tax_code, typeof before.tax_code === "string" ? before.tax_code : null),
    unit_label: text(parameters.unit_label, before.unit_label),
    url: text(parameters.url, before.url),
  };
  const previous = difference(before, after);
  if (previous === undefined) return before;
  const saved = { ...after, updated: now(scope) };
  objects.save(scope.account, saved);
  emit(scope, "product.updated", saved, previous);
  return saved;
}

function list(scope: Scope, parameters: Parsed<ParametersOf["products.list"]>): object {
  const { objects } = scope.world;
  const { active, ids, url } = parameters;
  return page(
    "/v1/products",
    "product",
    parameters,
    (id) => objects.position(scope.account, "product", id),
    (query) => {
      const full = { ...query, matching: { active, url }, created: toRange(parameters.created) };
      if (ids === undefined) return objects.list(scope.account, "product", full);
      return objects
        .list(scope.account, "product", { ...full, limit: 100_000 })
        .filter(({ id }) => ids.includes(id))
        .slice(0, query.limit);
    },
  );
}
