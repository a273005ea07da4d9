import type { PriceItemRow } from "../../worker/database/rows.ts";
import { decimalText } from "../../worker/money/format.ts";

/** An item of the price book as it stands in a form: what a person typed, and what is wrong with it, by field. */
export type PriceDraft = {
  id: string;
  typed: {
    kind: string;
    description: string;
    unit: string;
    unitPrice: string;
    taxRate: string;
    position: string;
  };
  wrong: { [field: string]: string };
};

/** An empty form for a new item. */
export function emptyPrice(id: string): PriceDraft {
  const typed = { kind: "material", description: "", unit: "", unitPrice: "", taxRate: "", position: "" };
  return { id, typed, wrong: {} };
}

export function draftOfPrice(item: PriceItemRow, currency: string): PriceDraft {
  const { id, kind, description, unit, unitAmount, taxRate, position } = item;
  const amounts = { unitPrice: decimalText(unitAmount, currency), taxRate: taxRate ?? "" };
  return { id, typed: { kind, description, unit, ...amounts, position: String(position) }, wrong: {} };
}
