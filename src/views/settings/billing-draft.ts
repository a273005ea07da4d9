import {
  type BillingLayer,
  type BillingRules,
  laidOver,
  type Terms,
} from "../../worker/billing/vocabulary.ts";
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
  "kindsFrom",
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
  own: BillingLayer,
  inherited: BillingRules,
  currency: string,
  override: boolean,
): BillingDraft {
  const shown: BillingLayer = override ? own : laidOver(inherited, own);
  const lines = { ...inherited.lines, ...own.lines };
  /** Of an override, what is not its own is empty; a point that is none there is a 0, since empty is as everywhere. */
  const point = (name: "travel" | "minimum" | "markup", words: string) =>
    override && own.lines?.[name] === undefined ? "" : override && words === "" ? "0" : words;
  const money = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? "" : decimalText(amount, currency);
  const typed = {
    ...{ moment: shown.moment ?? "", way: shown.way ?? "", as: shown.as ?? "", taxBy: shown.taxBy ?? "" },
    ...termsFields(shown.terms),
    ...{ partialPayments: yesOrNo(shown.partialPayments), receipt: yesOrNo(shown.receipt) },
    kindsFrom: own.lines?.kinds || !override ? "own" : "",
    group: override ? (own.lines?.group ?? "") : lines.group,
    labour: override && own.lines?.labour === undefined ? "" : lines.labour ? "time" : "none",
    labourRate: money(lines.labour?.rate),
    labourRoundTo: String(lines.labour?.roundTo ?? 15),
    labourAtLeast: String(lines.labour?.atLeast ?? 0),
    travel: point("travel", money(lines.travel)),
    minimum: point("minimum", money(lines.minimum)),
    markup: point("markup", lines.markup ?? ""),
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
