import type { PriceDraft } from "../../views/settings/price-draft.ts";
import type { PriceItemRow } from "../database/rows.ts";
import { lineInput } from "../intake/line-input.ts";
import { textOf } from "../jobs/office-verbs.ts";
import { parseMoney, parseQuantity } from "../money/parse.ts";

const LONGEST_UNIT = 20;

const WORDS: { [field: string]: string } = {
  description: "Say what it is, in at most 500 characters.",
  unitPrice: "A price is an amount, such as 90.00.",
  taxRate: "A tax is percent from 0 to 100, such as 7.5.",
  unit: `A unit is short, such as h or sq ft: at most ${LONGEST_UNIT} characters.`,
  position: "A position is a number, 1 for the top.",
};

type Priced = Pick<PriceItemRow, "kind" | "description" | "unit" | "unitAmount" | "taxRate">;
type Read = { draft: PriceDraft; item: Priced | null; position: number };

/**
 * An item of the price book as a person typed it; `item` is null where something is wrong, which `draft` says at its field.
 * An empty position is the end.
 */
export function readPrice(form: FormData, id: string, currency: string, locale: string): Read {
  const typed = {
    kind: textOf(form, "kind"),
    description: textOf(form, "description"),
    unit: textOf(form, "unit").replace(/\s+/g, " "),
    unitPrice: textOf(form, "unitPrice"),
    taxRate: textOf(form, "taxRate"),
    position: textOf(form, "position"),
  };
  const unitAmount = parseMoney(typed.unitPrice, currency, locale);
  const taxRate = typed.taxRate === "" ? null : (parseQuantity(typed.taxRate, locale) ?? typed.taxRate);
  const line = { description: typed.description, quantity: "1", kind: typed.kind || undefined };
  const checked = lineInput.safeParse({ ...line, unitAmount: unitAmount ?? -1, taxRate });
  const wrong: PriceDraft["wrong"] = {};
  for (const { path, message } of checked.error?.issues ?? []) {
    const field = path[0] === "unitAmount" ? "unitPrice" : String(path[0]);
    wrong[field] = WORDS[field] ?? message;
  }
  if (typed.unit.length > LONGEST_UNIT) wrong.unit = WORDS.unit ?? "";
  if (!/^\d{0,4}$/.test(typed.position)) wrong.position = WORDS.position ?? "";
  const draft = { id, typed, wrong };
  const position = typed.position === "" ? Number.MAX_SAFE_INTEGER : Number(typed.position);
  if (!checked.success || Object.keys(wrong).length > 0) return { draft, item: null, position };
  const { description, kind = "other", unitAmount: amount } = checked.data;
  return { draft, item: { description, kind, unit: typed.unit, unitAmount: amount, taxRate }, position };
}
