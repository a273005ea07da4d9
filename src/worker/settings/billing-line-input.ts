import type { BillingDraft, BillingField } from "../../views/settings/billing-draft.ts";
import type { LineRules } from "../billing/vocabulary.ts";
import { LARGEST_AMOUNT } from "../intake/fields.ts";
import { LINE_KINDS } from "../jobs/vocabulary.ts";
import { parseMoney, parseQuantity } from "../money/parse.ts";
import type { Wrong } from "./billing-input.ts";

const MOST_MINUTES = 480;
const LARGEST_MARKUP = 1000;

/** How a bill's lines come from the job's, as a person typed it; null where something is wrong. */
export function readLineRules(
  { typed, kinds: ticked }: BillingDraft,
  { currency, locale }: { currency: string; locale: string },
  wrong: Wrong,
): LineRules | null {
  const money = (field: BillingField) => {
    if (typed[field] === "") return null;
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
  const kinds = LINE_KINDS.filter((one) => ticked.includes(one));
  if (kinds.length === 0) wrong("group", "Tick at least one kind: a bill without lines cannot be made.");
  const group = (["each", "kind", "one"] as const).find((one) => one === typed.group);
  if (!group) return wrong("group", "Choose one of these.");
  const rules = { travel: money("travel"), minimum: money("minimum"), markup: markupOf() };
  if (typed.labour !== "time") return { kinds, group, labour: null, ...rules };
  const rate = typed.labourRate === "" ? wrong("labourRate", "Say what an hour costs.") : money("labourRate");
  const [roundTo, atLeast] = [minutes("labourRoundTo", 1), minutes("labourAtLeast", 0)];
  if (rate === null || roundTo === null || atLeast === null) return null;
  return { kinds, group, labour: { rate, roundTo, atLeast }, ...rules };

  function markupOf(): string | null {
    if (typed.markup === "") return null;
    const percent = parseQuantity(typed.markup, locale);
    return percent !== null && Number(percent) <= LARGEST_MARKUP
      ? percent
      : wrong("markup", `This is a percentage up to ${LARGEST_MARKUP}, such as 35.`);
  }
}
