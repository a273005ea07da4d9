import { emptyTax, type TaxDraft } from "../../views/settings/tax-draft.ts";
import type { TaxRateRow } from "../database/rows.ts";
import { textOf } from "../jobs/office-verbs.ts";
import { parseQuantity } from "../money/parse.ts";

const LONGEST_NAME = 50;

const WORDS = {
  name: `Say what the tax is called, in at most ${LONGEST_NAME} characters.`,
  percent: "A tax is percent from 0 to 100 with at most 4 decimals, such as 8.25.",
};

type Rate = Pick<TaxRateRow, "name" | "percent" | "inclusive" | "usual">;

/** A tax as a person typed it; `rate` is null where something is wrong, which `draft` says at its field. */
export function readTaxRate(
  form: FormData,
  id: string,
  locale: string,
): { draft: TaxDraft; rate: Rate | null } {
  const typed = {
    name: textOf(form, "name").replace(/\s+/g, " "),
    percent: textOf(form, "percent"),
    inclusive: form.has("inclusive"),
    usual: form.has("usual"),
  };
  const percent = parseQuantity(typed.percent, locale);
  const wrong: TaxDraft["wrong"] = {};
  if (typed.name === "" || typed.name.length > LONGEST_NAME) wrong.name = WORDS.name;
  const right = percent !== null && /^\d{1,3}(\.\d{1,4})?$/.test(percent) && Number(percent) <= 100;
  if (!right) wrong.percent = WORDS.percent;
  const draft = { ...emptyTax(id), typed, wrong };
  if (percent === null || Object.keys(wrong).length > 0) return { draft, rate: null };
  return { draft, rate: { ...typed, percent: plain(percent) } };
}

/** The same percentage is written the same way: `7.50` is `7.5`. */
function plain(percent: string): string {
  const [whole = "0", fraction = ""] = percent.split(".");
  const digits = fraction.replace(/0+$/, "");
  return [String(Number(whole)), digits].filter(Boolean).join(".");
}
