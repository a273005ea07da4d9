/**
 * What a labelled value is. `note` is kept as a line of the description; `otherNumber` names the order where no order number stands;
 * `newNotToExceed` and `newDue` go before what was said of them otherwise; `other` only ends what stands before it.
 */
export type Field =
  | "number"
  | "otherNumber"
  | "purchaseOrder"
  | "authorisation"
  | "title"
  | "trade"
  | "description"
  | "address"
  | "street"
  | "unit"
  | "city"
  | "region"
  | "postalCode"
  | "country"
  | "property"
  | "customer"
  | "customerEmail"
  | "customerPhone"
  | "customerId"
  | "due"
  | "newDue"
  | "notToExceed"
  | "newNotToExceed"
  | "note"
  | "other";

/** Which field a label means, by the label's plain form. */
export type LabelBook = ReadonlyMap<string, Field>;

/** Spellings of the labels of each field, as people write them. */
export type Spellings = { readonly [field in Field]?: readonly string[] };

const LONGEST_LABEL = 60;
const MARKS = /\p{M}/gu;
const BETWEEN = /[^\p{L}\d]+/gu;
const NUMBER_WORD = / (?:number|num|no|nr|id|numero|code)$|^(?:numero|num|no|n) (?:de )?/;

/** A book of spellings; later ones go before earlier ones. */
export function labelBook(...spellings: readonly Spellings[]): LabelBook {
  const entries = spellings.flatMap((one) =>
    fieldsOf(one).flatMap(([field, labels]) =>
      labels.map((label): [string, Field] => [plainLabel(label), field]),
    ),
  );
  return new Map(entries);
}

/** What a label means; `Work Order No.`, `WORK ORDER #` and `• **Work order**` mean the same. Undefined for an unknown one. */
export function fieldOf(label: string, book: LabelBook): Field | undefined {
  if (label.length > LONGEST_LABEL) return undefined;
  const plain = plainLabel(label);
  return book.get(plain) ?? book.get(plain.replace(NUMBER_WORD, ""));
}

function plainLabel(label: string): string {
  return label.normalize("NFD").replace(MARKS, "").toLowerCase().replace(BETWEEN, " ").trim();
}

function fieldsOf(spellings: Spellings): [Field, readonly string[]][] {
  return FIELDS.flatMap((field): [Field, readonly string[]][] => {
    const labels = spellings[field];
    return labels ? [[field, labels]] : [];
  });
}

const FIELDS: readonly Field[] = [
  ...(["number", "otherNumber", "purchaseOrder", "authorisation", "title", "trade", "description"] as const),
  ...(["address", "street", "unit", "city", "region", "postalCode", "country", "property"] as const),
  ...(["customer", "customerEmail", "customerPhone", "customerId"] as const),
  ...(["due", "newDue", "notToExceed", "newNotToExceed", "note", "other"] as const),
];
