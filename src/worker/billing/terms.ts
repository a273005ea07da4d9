import { Temporal } from "temporal-polyfill";
import type { Terms } from "./vocabulary.ts";

/**
 * The calendar date on which an invoice is due.
 * @param billedOn the date of billing in the organisation's time zone; no date that the answer could be before
 */
export function dueDate(terms: Terms, billedOn: string): string {
  const day = Temporal.PlainDate.from(billedOn);
  const due = dueOf(terms, day);
  return (Temporal.PlainDate.compare(due, day) < 0 ? day : due).toString();
}

function dueOf(terms: Terms, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (terms.kind) {
    case "on_receipt":
      return day;
    case "net":
      return day.add({ days: terms.days });
    case "end_of_month":
      return day.with({ day: day.daysInMonth }).add({ days: terms.days });
    case "day_of_month": {
      const inThis = day.with({ day: Math.min(terms.day, day.daysInMonth) });
      if (Temporal.PlainDate.compare(inThis, day) >= 0) return inThis;
      const next = day.with({ day: 1 }).add({ months: 1 });
      return next.with({ day: Math.min(terms.day, next.daysInMonth) });
    }
    case "date":
      return Temporal.PlainDate.from(terms.on);
  }
}
