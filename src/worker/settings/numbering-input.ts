import type { NumberingDraft } from "../../views/settings/numbering-screen.tsx";
import type { Numbering } from "../billing/vocabulary.ts";
import { textOf } from "../jobs/office-verbs.ts";

/** Letters, digits and what may stand between them in the name of a file and at Stripe. */
const PREFIX = /^[A-Za-z0-9][A-Za-z0-9/._-]{0,11}$/;
const MOST_DIGITS = 9;
const LARGEST_FIRST = 99_999_999;

/**
 * How documents are numbered, as a person typed it; `numbering` is null where something is wrong, which `draft` says at its field.
 * @param given the largest number that an invoice has by now; the next one is never lower
 * @param known the first number as it is set, which may stay though numbers were given since
 */
export function readNumbering(
  form: FormData,
  given: number,
  known: Numbering,
): { draft: NumberingDraft; numbering: Numbering | null } {
  const typed = {
    ...{ prefix: textOf(form, "prefix"), creditPrefix: textOf(form, "creditPrefix") },
    ...{ digits: textOf(form, "digits"), first: textOf(form, "first") },
  };
  const wrong: NumberingDraft["wrong"] = {};
  for (const name of ["prefix", "creditPrefix"] as const) {
    if (!PREFIX.test(typed[name])) {
      wrong[name] = "This is 1 to 12 letters and digits, with - . _ or / between or behind them.";
    }
  }
  if (!wrong.prefix && typed.prefix === typed.creditPrefix) {
    wrong.creditPrefix = "Credit notes need a prefix of their own: their numbers start at 1 too.";
  }
  const digits = /^\d$/.test(typed.digits) ? Number(typed.digits) : 0;
  if (digits < 1 || digits > MOST_DIGITS) wrong.digits = `This is a whole number from 1 to ${MOST_DIGITS}.`;
  const first = /^\d{1,8}$/.test(typed.first) ? Number(typed.first) : 0;
  if (first < 1 || first > LARGEST_FIRST) wrong.first = "This is a whole number from 1 to 99,999,999.";
  else if (first <= given && first !== (known.first ?? 1)) {
    wrong.first = `Number ${given} was given already: the next one is ${given + 1} or higher.`;
  }
  const { prefix, creditPrefix } = typed;
  const numbering = { prefix, creditPrefix, digits, first };
  return { draft: { typed, wrong }, numbering: Object.keys(wrong).length === 0 ? numbering : null };
}
