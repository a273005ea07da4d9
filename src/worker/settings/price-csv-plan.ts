import type { TaxChoice } from "../../views/office/lines-draft.ts";
import { choiceValue } from "../../views/office/lines-draft.ts";
import { LINE_KIND } from "../../views/parts/words.ts";
import { draftOfPrice } from "../../views/settings/price-draft.ts";
import type { PriceItemRow } from "../database/rows.ts";
import { cellText } from "../intake/csv/cell.ts";
import type { CsvRow } from "../intake/csv/read-csv.ts";
import { LINE_KINDS } from "../jobs/vocabulary.ts";
import { PRICE_FIELD_NAME, PRICE_FIELDS, type PriceField, type PriceMapping } from "./price-csv-columns.ts";
import { textOfPrice } from "./price-csv-export.ts";
import { type Priced, type PriceText, understandPrice } from "./price-input.ts";

export const MOST_ITEMS = 5000;

/** What a row of the file does to the price book; `row` counts as a spreadsheet does. */
export type PlannedRow = { row: number; what: string } & (
  | { fate: "new"; item: PriceItemRow }
  | { fate: "changed"; item: PriceItemRow; changes: string[] }
  | { fate: "unchanged" }
  | { fate: "wrong"; why: string }
);

export type PriceAround = {
  organisationId: string;
  currency: string;
  locale: string;
  usualMarkup: string | null;
  taxes: readonly TaxChoice[];
};

/**
 * What a file of prices would do to the book, row by row. A code finds its item again, else what it is and its unit do. What the file has
 * no column for stays as it is; a new item is material, at the end.
 * @param newId makes the id of a new item
 */
export function planPrices(
  rows: readonly CsvRow[],
  mapping: PriceMapping,
  book: readonly PriceItemRow[],
  around: PriceAround,
  newId: () => string,
): PlannedRow[] {
  const byName = new Map<string, PriceItemRow>();
  for (const item of book) for (const name of namesOf(item)) if (!byName.has(name)) byName.set(name, item);
  const seen = new Map<string, number>();
  const last = Math.max(0, ...book.map((item) => item.position));
  let added = 0;
  return rows.map(({ row, cells, problem }): PlannedRow => {
    const told = readCells(cells, mapping);
    const what = told.description ?? told.code ?? "";
    if (problem) return { row, what, fate: "wrong", why: problem };
    const known = find(told, byName);
    const read = readRow(told, known, around);
    if (!read.item) return { row, what, fate: "wrong", why: read.why };
    const name = ownName(read.item);
    const twice = seen.get(name);
    if (twice !== undefined) return { row, what, fate: "wrong", why: `Row ${twice} says the same item.` };
    seen.set(name, row);
    if (known) {
      const changes = changesOf(known, read.item, around);
      if (changes.length === 0) return { row, what, fate: "unchanged" };
      return { row, what, fate: "changed", item: { ...known, ...read.item }, changes };
    }
    if (book.length + added >= MOST_ITEMS)
      return { row, what, fate: "wrong", why: `A price book has at most ${MOST_ITEMS} items.` };
    added += 1;
    const place = { organisationId: around.organisationId, id: newId(), position: last + added };
    return { row, what, fate: "new", item: { ...place, ...read.item, stripeProductId: null, active: true } };
  });
}

/** The names by which an item of the book is found, the surest first. */
function namesOf({ code, description, unit }: PriceItemRow): string[] {
  return [...(code ? [codeName(code)] : []), plainName(description, unit), plainName(description)];
}

/** What tells two rows of a file apart. */
function ownName({ code, description, unit }: Priced): string {
  return code ? codeName(code) : plainName(description, unit);
}

const codeName = (code: string) => `code ${code.toLowerCase()}`;
const plainName = (description: string, unit?: string) =>
  `what ${description.toLowerCase()}${unit === undefined ? "" : ` per ${unit.toLowerCase()}`}`;

type Told = { [field in PriceField]?: string };

function readCells(cells: readonly string[], mapping: PriceMapping): Told {
  const told: Told = {};
  for (const field of PRICE_FIELDS) {
    const column = mapping[field];
    if (column !== undefined) told[field] = cellText(cells[column]).replace(/\s+/g, " ");
  }
  return told;
}

/** An item that has another code is another one, whatever it is called. */
function find(
  { code, description, unit }: Told,
  byName: Map<string, PriceItemRow>,
): PriceItemRow | undefined {
  const byCode = code ? byName.get(codeName(code)) : undefined;
  if (byCode) return byCode;
  const found = byName.get(plainName(description ?? "", unit));
  return found?.code && code ? undefined : found;
}

function readRow(
  told: Told,
  known: PriceItemRow | undefined,
  { currency, locale, usualMarkup, taxes }: PriceAround,
): { item: Priced; why?: never } | { item: null; why: string } {
  const stands = known ? draftOfPrice(known, currency, usualMarkup).typed : EMPTY;
  const tax = told.taxRate === undefined ? { value: stands.taxRate } : taxOf(told.taxRate, taxes);
  if ("why" in tax) return { item: null, why: tax.why };
  const kind = told.kind === undefined || told.kind === "" ? stands.kind : kindOf(told.kind);
  if (kind === null) return { item: null, why: `“${told.kind}” is no kind: ${KINDS}.` };
  const typed: PriceText = {
    ...{ kind, description: told.description || stands.description, code: told.code ?? stands.code },
    ...{ unit: told.unit ?? stands.unit, unitPrice: told.unitPrice ?? stands.unitPrice },
    ...{ cost: told.cost ?? stands.cost, markup: (told.markup ?? stands.markup).replace(/\s*%$/, "") },
    taxRate: tax.value,
  };
  const { item, wrong } = understandPrice(typed, { currency, locale, usualMarkup });
  return item ? { item } : { item: null, why: Object.values(wrong).join(" ") };
}

const EMPTY: PriceText = {
  ...{ kind: "material", description: "", code: "", unit: "", unitPrice: "" },
  ...{ cost: "", markup: "", taxRate: "" },
};

const KINDS = LINE_KINDS.map((kind) => LINE_KIND[kind].toLowerCase()).join(", ");

const OTHER_KINDS: { [word: string]: (typeof LINE_KINDS)[number] } = {
  ...{ labor: "labour", service: "labour", services: "labour", materials: "material", part: "material" },
  ...{ parts: "material", product: "material", trip: "travel", "fixed price": "fixed" },
};

function kindOf(text: string): string | null {
  const word = text.toLowerCase();
  const named = LINE_KINDS.find((kind) => kind === word || LINE_KIND[kind].toLowerCase() === word);
  return named ?? OTHER_KINDS[word] ?? null;
}

/** A tax by its name, or in percent. */
function taxOf(text: string, taxes: readonly TaxChoice[]): { value: string } | { why: string } {
  if (text === "" || /^(no|none|exempt|no tax)$/i.test(text)) return { value: "" };
  const named = taxes.find((one) => one.name.toLowerCase() === text.toLowerCase());
  if (named) return { value: choiceValue(named) };
  const percent = text.replace(/\s*%$/, "");
  const alike = taxes.filter((one) => one.percent === percent && !one.inclusive);
  if (alike.length === 1 && alike[0]) return { value: choiceValue(alike[0]) };
  if (/^[\d.,]+$/.test(percent)) return { value: percent };
  const whole = taxes.find((one) => choiceValue(one) === text);
  return whole || /^\d+(\.\d+)?i? \S/.test(text)
    ? { value: text }
    : { why: `There is no tax named “${text}”: add it under Settings, Tax.` };
}

/** What would be another, each as `Price 2.50, was 2.25`. */
function changesOf(known: PriceItemRow, read: Priced, { currency }: PriceAround): string[] {
  const [was, is] = [textOfPrice(known, currency), textOfPrice(read, currency)];
  return PRICE_FIELDS.filter((field) => was[field] !== is[field]).map(
    (field) => `${PRICE_FIELD_NAME[field]} ${is[field] || "none"}, was ${was[field] || "none"}`,
  );
}
