import type { BillingRules, Terms } from "../../worker/billing/vocabulary.ts";
import { decimalText } from "../../worker/money/format.ts";

/** The fields of the form of billing rules. Of an override, empty is as everywhere. */
export const BILLING_FIELDS = [
  "moment",
  "way",
  "as",
  "terms",
  "termsDays",
  "termsAfterMonth",
  "termsDay",
  "termsOn",
  "partialPayments",
  "receipt",
  "taxBy",
  "ownLines",
  "group",
  "labour",
  "labourRate",
  "labourRoundTo",
  "labourAtLeast",
  "travel",
  "minimum",
  "markup",
] as const;
export type BillingField = (typeof BILLING_FIELDS)[number];

/** The rules as they stand in their form, and what is wrong, by field. */
export type BillingDraft = {
  typed: { [field in BillingField]: string };
  /** The kinds of lines that are ticked. */
  kinds: string[];
  wrong: { [field: string]: string };
};

/**
 * Rules as their form shows them.
 * @param own what is set here; what it leaves out is as in `inherited`, and empty in the form of an override
 */
export function draftOfBilling(
  own: Partial<BillingRules>,
  inherited: BillingRules,
  currency: string,
  override: boolean,
): BillingDraft {
  const shown: Partial<BillingRules> = override ? own : { ...inherited, ...own };
  const lines = own.lines ?? inherited.lines;
  const money = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? "" : decimalText(amount, currency);
  const typed = {
    ...{ moment: shown.moment ?? "", way: shown.way ?? "", as: shown.as ?? "", taxBy: shown.taxBy ?? "" },
    ...termsFields(shown.terms),
    ...{ partialPayments: yesOrNo(shown.partialPayments), receipt: yesOrNo(shown.receipt) },
    ownLines: own.lines || !override ? "own" : "",
    ...{ group: lines.group, labour: lines.labour ? "time" : "none", labourRate: money(lines.labour?.rate) },
    labourRoundTo: String(lines.labour?.roundTo ?? 15),
    labourAtLeast: String(lines.labour?.atLeast ?? 0),
    ...{ travel: money(lines.travel), minimum: money(lines.minimum), markup: lines.markup ?? "" },
  };
  return { typed, kinds: [...lines.kinds], wrong: {} };
}

function yesOrNo(value: boolean | undefined): string {
  return value === undefined ? "" : value ? "yes" : "no";
}

function termsFields(terms: Terms | undefined) {
  return {
    terms: terms?.kind ?? "",
    termsDays: terms?.kind === "net" ? String(terms.days) : "14",
    termsAfterMonth: terms?.kind === "end_of_month" ? String(terms.days) : "0",
    termsDay: terms?.kind === "day_of_month" ? String(terms.day) : "",
    termsOn: terms?.kind === "date" ? terms.on : "",
  };
}
