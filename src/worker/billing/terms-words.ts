import type { Terms } from "./vocabulary.ts";

/** `Net 14`, as people who send invoices say it. */
export function termsInWords(terms: Terms): string {
  switch (terms.kind) {
    case "on_receipt":
      return "Due on receipt";
    case "net":
      return `Net ${terms.days}`;
    case "end_of_month":
      if (terms.days === 0) return "End of month";
      return `End of month plus ${terms.days} ${terms.days === 1 ? "day" : "days"}`;
    case "day_of_month":
      return `On the ${ordinal(terms.day)} of the month`;
    case "date":
      return `On ${terms.on}`;
  }
}

function ordinal(day: number): string {
  const tens = day % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th");
  return `${day}${ending}`;
}
