import { termsInWords } from "../../worker/billing/terms-words.ts";
import type {
  BillingMoment,
  BillingRules,
  BillingSurface,
  BillingWay,
  Terms,
} from "../../worker/billing/vocabulary.ts";
import { counted, LINE_KIND } from "../parts/words.ts";

// The words in which the rules of billing are chosen and told.

export const MOMENT_WORDS: { [moment in BillingMoment]: string } = {
  completed: "When the crew completes the job",
  approved: "When the proof is approved",
  confirmed: "When it is done and the customer has signed or confirmed",
  milestone: "When a milestone is reached; the last one when the crew completes",
  outside: "When another system asks for it",
};

export const WAY_WORDS: { [way in BillingWay]: string } = {
  auto_send: "It goes out by itself",
  auto_draft_then_review: "A draft waits until somebody sends it",
  manual: "Nothing, until somebody presses Bill",
};

export const AS_WORDS: { [as in BillingSurface]: string } = {
  invoice: "A Stripe invoice",
  link: "A payment link",
  outside: "Nothing of Stripe's: it is noted here and paid elsewhere",
};

export const GROUP_WORDS: { [group in BillingRules["lines"]["group"]]: string } = {
  each: "Each line by itself",
  kind: "One line for each kind",
  one: "One line for all",
};

export const TAX_WORDS: { [by in BillingRules["taxBy"]]: string } = {
  own: "The rates that stand on the lines",
  stripe: "Stripe Tax finds them out",
};

const WHAT: { [as in BillingSurface]: string } = {
  invoice: "a Stripe invoice",
  link: "a payment link",
  outside: "a bill that is paid outside of Stripe",
};

const START: { [moment in BillingMoment]: string } = {
  completed: "When the crew completes a job",
  approved: "When the proof of a job is approved",
  confirmed: "When a job is done and its customer has signed or confirmed",
  milestone: "When a milestone is reached, and for what is left when the crew completes",
  outside: "When another system asks for it",
};

/**
 * What the rules do, so that somebody who reads nothing else knows: a sentence or more.
 * @param money writes minor units
 */
export function rulesInWords(rules: BillingRules, money: (amount: number) => string): string[] {
  return [wayInWords(rules), dueInWords(rules), ...linesInWords(rules.lines, money)];
}

function wayInWords({ moment, way, as }: BillingRules): string {
  const start = START[moment];
  const what = WHAT[as];
  switch (way) {
    case "auto_send":
      return `${start}, ${what} goes to the customer by itself.`;
    case "auto_draft_then_review":
      return `${start}, ${what} is drafted and waits; it goes to the customer once somebody presses Send.`;
    case "manual":
      return `Nothing is billed by itself. Once somebody presses Bill, ${what} goes to the customer.`;
  }
}

function dueInWords({ terms, partialPayments, receipt }: BillingRules): string {
  const parts = partialPayments ? "may be paid in parts" : "is paid in one";
  return `It is due ${untilWords(terms)}, ${parts}, and ${receipt ? "a receipt follows each payment" : "no receipt is sent"}.`;
}

function untilWords(terms: Terms): string {
  switch (terms.kind) {
    case "on_receipt":
      return "on receipt";
    case "net":
      return `${counted(terms.days, "day")} after it is billed`;
    case "end_of_month":
      return terms.days === 0
        ? "at the end of the month"
        : `${counted(terms.days, "day")} after the end of the month`;
    case "day_of_month":
    case "date":
      return termsInWords(terms).replace("On", "on");
  }
}

function linesInWords(lines: BillingRules["lines"], money: (amount: number) => string): string[] {
  const { kinds, group, labour, travel, minimum, markup } = lines;
  const all = Object.keys(LINE_KIND).length;
  return [
    ...(kinds.length < all
      ? [`Only these are billed: ${kinds.map((one) => LINE_KIND[one].toLowerCase()).join(", ")}.`]
      : []),
    ...(group === "kind"
      ? ["The bill has one line for each kind."]
      : group === "one"
        ? ["The bill has one line."]
        : []),
    ...(labour
      ? [
          `Where no labour was entered, the time on site is billed at ${money(labour.rate)} an hour, in steps of ${labour.roundTo} minutes, at least ${labour.atLeast}.`,
        ]
      : []),
    ...(travel === null ? [] : [`Travel is ${money(travel)} a job.`]),
    ...(minimum === null ? [] : [`A bill is at least ${money(minimum)} before tax.`]),
    ...(markup === null ? [] : [`Material is sold at its cost and ${markup} percent.`]),
  ];
}
