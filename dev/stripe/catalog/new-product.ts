import { newId } from "../ids.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import { now, type Scope } from "../scope.ts";
import type { Product } from "../store/stored.ts";

/** What a product is called, wherever it is described: by its own call or inside a price. */
export interface ProductData {
  id?: string;
  name: string;
  active?: boolean;
  description?: string;
  images?: string[];
  metadata?: Record<string, string>;
  statement_descriptor?: string;
  tax_code?: string;
  unit_label?: string;
  url?: string;
}

export function newProduct(scope: Scope, data: ProductData): Product {
  const created = now(scope);
  return {
    id: data.id ?? newId("prod"),
    object: "product",
    active: data.active ?? true,
    created,
    default_price: null,
    description: data.description || null,
    images: data.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: mergeMetadata({}, data.metadata),
    name: data.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: data.statement_descriptor || null,
    tax_code: data.tax_code || null,
    tax_details: null,
    type: "service",
    unit_label: data.unit_label || null,
    updated: created,
    url: data.url || null,
  };
}
