import { refuse } from "../../jobs/decision.ts";
import type { MilestoneInput, Refusal } from "../../jobs/types.ts";
import { decimalsOf, smallestStep } from "../../money/currency.ts";
import { percentOf } from "../../money/decimal.ts";

/** So many parts may a job be billed in before its final bill. */
export const MOST_PARTS = 24;
export const LONGEST_TITLE = 120;
/** Above nothing, up to a hundred, with four decimals at most. */
export const PERCENT = /^(?=.*[1-9])(\d{1,2}(\.\d{1,4})?|100(\.0{1,4})?)$/;

/**
 * Why parts cannot be planned like this, if so.
 * @param total what the job comes to, with tax, in minor units
 */
export function refusePlan(
  planned: readonly MilestoneInput[],
  total: number,
  currency: string,
): Refusal | null {
  if (planned.length > MOST_PARTS)
    return refuse("invalid_input", `A job is billed in ${MOST_PARTS} parts at most.`);
  const known = planned.flatMap(({ id }) => id ?? []);
  if (new Set(known).size < known.length) return refuse("invalid_input", "A part can be named only once.");
  for (const one of planned) {
    const wrong = wrongIn(one, currency);
    if (wrong) return refuse("invalid_input", wrong);
  }
  const sum = planned.reduce(
    (all, { sharePercent, shareAmount }) =>
      all + (sharePercent === null ? (shareAmount ?? 0) : percentOf(total, sharePercent)),
    0,
  );
  const percent = planned.reduce((all, { sharePercent }) => all + Number(sharePercent ?? 0), 0);
  if (percent <= 100 && (sum <= total + planned.length || !planned.some((one) => one.shareAmount !== null))) {
    return null;
  }
  return refuse("too_much", "These parts come to more than the job does: lower one of them.");
}

function wrongIn(
  { title, kind, sharePercent, shareAmount }: MilestoneInput,
  currency: string,
): string | null {
  const name = title.trim();
  if (kind === "final") return "The final bill is there by itself: it bills what the others leave.";
  if (name === "") return "Give each part a name, such as Deposit: the customer reads it.";
  if (name.length > LONGEST_TITLE) return `A part's name has ${LONGEST_TITLE} letters at most.`;
  if ((sharePercent === null) === (shareAmount === null)) {
    return `Say for “${name}” how much of the job it is: percent, or an amount.`;
  }
  if (sharePercent !== null) {
    return PERCENT.test(sharePercent)
      ? null
      : `The percent of “${name}” is more than 0 and at most 100, such as 30.`;
  }
  const amount = shareAmount ?? 0;
  if (!Number.isInteger(amount) || amount <= 0) return `The amount of “${name}” is more than nothing.`;
  const step = smallestStep(currency);
  if (amount % step === 0) return null;
  return step === 100 || decimalsOf(currency) === 0
    ? `The amount of “${name}” is in whole ${currency.toUpperCase()}.`
    : `The amount of “${name}” has two decimals at most.`;
}
