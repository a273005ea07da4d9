import type { PriceItemRow } from "../../worker/database/rows.ts";
import { decimalText } from "../../worker/money/format.ts";
import { markedUp } from "../../worker/settings/price-markup.ts";
import { taxValue } from "../office/lines-draft.ts";

/** An item of the price book as it stands in a form: what a person typed, and what is wrong with it, by field. */
export type PriceDraft = {
  id: string;
  typed: {
    kind: string;
    description: string;
    code: string;
    unit: string;
    unitPrice: string;
    cost: string;
    markup: string;
    /** Percent as typed, or a tax by its name. */
    taxRate: string;
    position: string;
  };
  wrong: { [field: string]: string };
};

const EMPTY: PriceDraft["typed"] = {
  ...{ kind: "material", description: "", code: "", unit: "", unitPrice: "" },
  ...{ cost: "", markup: "", taxRate: "", position: "" },
};

/** An empty form for a new item. */
export function emptyPrice(id: string, taxRate = ""): PriceDraft {
  return { id, typed: { ...EMPTY, taxRate }, wrong: {} };
}

/** @param usualMarkup percent as a decimal in text: a price that cost and markup make is left empty, so that it follows them */
export function draftOfPrice(
  item: PriceItemRow,
  currency: string,
  usualMarkup: string | null = null,
): PriceDraft {
  const { id, kind, description, unit, unitAmount, position, code, cost, markup } = item;
  const made = markedUp(cost, markup ?? usualMarkup) === unitAmount;
  const amounts = {
    unitPrice: made ? "" : decimalText(unitAmount, currency),
    cost: cost === null ? "" : decimalText(cost, currency),
  };
  const typed = { kind, description, code: code ?? "", unit, ...amounts, markup: markup ?? "" };
  return { id, typed: { ...typed, taxRate: taxValue(item), position: String(position) }, wrong: {} };
}
