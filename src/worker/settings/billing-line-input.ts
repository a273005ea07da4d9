import type { BillingDraft, BillingField } from "../../views/settings/billing-draft.ts";
import type { LineRules } from "../billing/vocabulary.ts";
import { LARGEST_AMOUNT } from "../intake/fields.ts";
import { LINE_KINDS } from "../jobs/vocabulary.ts";
import { parseMoney, parseQuantity } from "../money/parse.ts";
import type { Given, Wrong } from "./billing-input.ts";

const MOST_MINUTES = 480;
const LARGEST_MARKUP = 1000;

/**
 * How a bill's lines come from the job's, as a person typed it; `wrong` is told what is none. Of an override, what is left empty is not
 * set, and a 0 is none.
 */
export function readLineRules(
  { typed, kinds: ticked }: BillingDraft,
  { currency, locale, override }: Given,
  wrong: Wrong,
): Partial<LineRules> {
  const rules: Partial<LineRules> = {};
  const isSet = (field: BillingField) => !override || typed[field] !== "";
  const money = (field: BillingField) => {
    const amount = parseMoney(typed[field], currency, locale);
    return amount !== null && amount <= LARGEST_AMOUNT
      ? amount
      : wrong(field, "This is an amount, such as 450.00.");
  };
  const minutes = (field: BillingField, least: number) => {
    const value = /^\d{1,3}$/.test(typed[field]) ? Number(typed[field]) : Number.NaN;
    return value >= least && value <= MOST_MINUTES
      ? value
      : wrong(field, `This is a whole number of minutes from ${least} to ${MOST_MINUTES}.`);
  };
  if (isSet("kindsFrom")) {
    rules.kinds = LINE_KINDS.filter((one) => ticked.includes(one));
    if (rules.kinds.length === 0)
      wrong("kindsFrom", "Tick at least one kind: a bill without lines cannot be made.");
  }
  if (isSet("group")) {
    const group = (["each", "kind", "one"] as const).find((one) => one === typed.group);
    if (group) rules.group = group;
    else wrong("group", "Choose one of these.");
  }
  if (isSet("labour")) rules.labour = labourOf();
  if (isSet("travel")) rules.travel = orNone("travel");
  if (isSet("minimum")) rules.minimum = orNone("minimum");
  if (isSet("markup")) rules.markup = markupOf();
  return rules;

  function orNone(field: "travel" | "minimum"): number | null {
    return typed[field] === "" ? null : money(field) || null;
  }

  function labourOf(): LineRules["labour"] {
    if (typed.labour === "none" || typed.labour === "") return null;
    if (typed.labour !== "time") return wrong("labour", "Choose one of these.");
    const rate =
      typed.labourRate === "" ? wrong("labourRate", "Say what an hour costs.") : money("labourRate");
    const [roundTo, atLeast] = [minutes("labourRoundTo", 1), minutes("labourAtLeast", 0)];
    return rate === null || roundTo === null || atLeast === null ? null : { rate, roundTo, atLeast };
  }

  function markupOf(): string | null {
    if (typed.markup === "") return null;
    const percent = parseQuantity(typed.markup, locale);
    if (percent === null || Number(percent) > LARGEST_MARKUP)
      return wrong("markup", `This is a percentage up to ${LARGEST_MARKUP}, such as 35.`);
    return override && Number(percent) === 0 ? null : percent;
  }
}
