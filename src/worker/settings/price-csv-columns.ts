import { plainHeader } from "../intake/csv/header-words.ts";

/** What a file of prices can say of an item. */
export const PRICE_FIELDS = [
  "description",
  "code",
  "kind",
  "unit",
  "unitPrice",
  "cost",
  "markup",
  "taxRate",
] as const;
export type PriceField = (typeof PRICE_FIELDS)[number];

/** Which column, from 0, is which field; what is absent is not in the file. */
export type PriceMapping = { [field in PriceField]?: number };

export const PRICE_FIELD_NAME: { [field in PriceField]: string } = {
  description: "What",
  code: "Code",
  kind: "Kind",
  unit: "Unit",
  unitPrice: "Price",
  cost: "Cost",
  markup: "Markup %",
  taxRate: "Tax",
};

/** How columns are called, as `plainHeader` leaves it, the surest first. */
const WORDS: { [field in PriceField]: string[] } = {
  description: ["what", "description", "item", "name", "product", "item name", "service", "title", "details"],
  code: ["code", "item code", "sku", "item number", "part number", "product code", "id", "number"],
  kind: ["kind", "type", "category", "item type"],
  unit: ["unit", "uom", "unit of measure", "measure", "per"],
  unitPrice: [
    "price",
    "unit price",
    "sell price",
    "sales price",
    "rate",
    "amount",
    "list price",
    "unit amount",
  ],
  cost: ["cost", "unit cost", "cost price", "purchase price", "buy price", "our cost"],
  markup: ["markup", "mark up", "margin", "markup percent"],
  taxRate: ["tax", "tax rate", "tax name", "sales tax", "vat", "gst", "tax percent"],
};

/** Which column is which field, by what the columns are called; a column is one field, and a field one column. */
export function guessPriceColumns(columns: readonly string[]): PriceMapping {
  const names = columns.map(plainHeader);
  const mapping: PriceMapping = {};
  for (const field of PRICE_FIELDS) {
    const word = WORDS[field].find((one) => names.includes(one));
    if (word !== undefined) mapping[field] = names.indexOf(word);
  }
  return mapping;
}
