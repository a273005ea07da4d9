import type { PriceDraft } from "../../views/settings/price-draft.ts";
import type { PriceItemRow } from "../database/rows.ts";
import { lineInput } from "../intake/line-input.ts";
import { textOf } from "../jobs/office-verbs.ts";
import { parseMoney, parseQuantity } from "../money/parse.ts";
import { readTax } from "../money/read-parts.ts";
import { isMarkup, markedUp } from "./price-markup.ts";

const LONGEST_UNIT = 20;
const LONGEST_CODE = 60;

const WORDS: { [field: string]: string } = {
  description: "Say what it is, in at most 500 characters.",
  unitPrice: "A price is an amount, such as 90.00; with a cost and a markup it may be left empty.",
  taxRate: "A tax is percent from 0 to 100, such as 7.5.",
  unit: `A unit is short, such as h or sq ft: at most ${LONGEST_UNIT} characters.`,
  code: `A code has at most ${LONGEST_CODE} characters.`,
  cost: "A cost is an amount, such as 60.00.",
  markup: "A markup is percent, such as 30.",
  position: "A position is a number, 1 for the top.",
};

/** What a person or a file says of an item. */
export type Priced = Pick<
  PriceItemRow,
  | "kind"
  | "description"
  | "unit"
  | "unitAmount"
  | "taxRate"
  | "taxName"
  | "taxInclusive"
  | "code"
  | "cost"
  | "markup"
>;

/** An item as text, whoever wrote it. */
export type PriceText = Omit<PriceDraft["typed"], "position">;

type Around = { currency: string; locale: string; usualMarkup: string | null };

/** An item as it was written; `item` is null where something is wrong, which is told by field. */
export function understandPrice(
  typed: PriceText,
  { currency, locale, usualMarkup }: Around,
): { item: Priced | null; wrong: PriceDraft["wrong"] } {
  const wrong: PriceDraft["wrong"] = {};
  const cost = typed.cost === "" ? null : parseMoney(typed.cost, currency, locale);
  if (typed.cost !== "" && cost === null) wrong.cost = WORDS.cost ?? "";
  const markup = typed.markup === "" ? null : (parseQuantity(typed.markup, locale) ?? typed.markup);
  if (markup !== null && !isMarkup(markup)) wrong.markup = WORDS.markup ?? "";
  const made = wrong.markup ? null : markedUp(cost, markup ?? usualMarkup);
  const unitAmount = typed.unitPrice === "" ? made : parseMoney(typed.unitPrice, currency, locale);
  const tax = readTax(typed.taxRate, locale);
  const line = { description: typed.description, quantity: "1", kind: typed.kind || undefined };
  const checked = lineInput.safeParse({ ...line, unitAmount: unitAmount ?? -1, ...tax });
  for (const { path, message } of checked.error?.issues ?? []) {
    const field =
      path[0] === "unitAmount" ? "unitPrice" : path[0] === "taxName" ? "taxRate" : String(path[0]);
    wrong[field] = WORDS[field] ?? message;
  }
  if (typed.unit.length > LONGEST_UNIT) wrong.unit = WORDS.unit ?? "";
  if (typed.code.length > LONGEST_CODE) wrong.code = WORDS.code ?? "";
  if (!checked.success || Object.keys(wrong).length > 0) return { item: null, wrong };
  const { description, kind = "other", unitAmount: amount } = checked.data;
  const own = { code: typed.code || null, cost, markup };
  return { item: { description, kind, unit: typed.unit, unitAmount: amount, ...tax, ...own }, wrong };
}

type Read = { draft: PriceDraft; item: Priced | null; position: number };

/**
 * An item of the price book as a person typed it; `item` is null where something is wrong, which `draft` says at its field.
 * An empty position is the end.
 * @param usualMarkup percent as a decimal in text, for an item that names none
 */
export function readPrice(
  form: FormData,
  id: string,
  currency: string,
  locale: string,
  usualMarkup: string | null = null,
): Read {
  const typed = {
    kind: textOf(form, "kind"),
    description: textOf(form, "description"),
    code: textOf(form, "code").replace(/\s+/g, " "),
    unit: textOf(form, "unit").replace(/\s+/g, " "),
    unitPrice: textOf(form, "unitPrice"),
    cost: textOf(form, "cost"),
    markup: textOf(form, "markup").replace(/\s*%$/, ""),
    taxRate: textOf(form, "taxRate"),
    position: textOf(form, "position"),
  };
  const { item, wrong } = understandPrice(typed, { currency, locale, usualMarkup });
  if (!/^\d{0,4}$/.test(typed.position)) wrong.position = WORDS.position ?? "";
  const position = typed.position === "" ? Number.MAX_SAFE_INTEGER : Number(typed.position);
  return { draft: { id, typed, wrong }, item: wrong.position ? null : item, position };
}
