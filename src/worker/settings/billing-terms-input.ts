import type { Terms } from "../billing/vocabulary.ts";
import { isCalendarDate } from "../time/calendar.ts";
import type { Typed, Wrong } from "./billing-input.ts";

const MOST_DAYS = 365;

/** When an invoice is due, as a person chose it; null where nothing was chosen or something is wrong. */
export function readTerms(typed: Typed, wrong: Wrong): Terms | null {
  const days = (field: "termsDays" | "termsAfterMonth") => {
    const value = /^\d{1,3}$/.test(typed[field]) ? Number(typed[field]) : Number.NaN;
    return value <= MOST_DAYS
      ? value
      : wrong(field, `This is a whole number of days from 0 to ${MOST_DAYS}.`);
  };
  switch (typed.terms) {
    case "":
      return null;
    case "on_receipt":
      return { kind: "on_receipt" };
    case "net": {
      const count = days("termsDays");
      return count === null ? null : { kind: "net", days: count };
    }
    case "end_of_month": {
      const count = days("termsAfterMonth");
      return count === null ? null : { kind: "end_of_month", days: count };
    }
    case "day_of_month": {
      const day = /^\d{1,2}$/.test(typed.termsDay) ? Number(typed.termsDay) : 0;
      return day >= 1 && day <= 31
        ? { kind: "day_of_month", day }
        : wrong("termsDay", "This is a day of the month, from 1 to 31.");
    }
    case "date":
      return isCalendarDate(typed.termsOn)
        ? { kind: "date", on: typed.termsOn }
        : wrong("termsOn", "This date does not exist.");
    default:
      return wrong("terms", "Choose one of these.");
  }
}
