import { isCalendarDate } from "../../time/calendar.ts";
import type { DateOrder } from "../vocabulary.ts";

/** `file`: a figure above 12 decides. `mixed`: figures above 12 in both places. `locale`: nothing in the file decides. */
export type FoundOrder = { order: DateOrder; because: "file" | "mixed" | "locale" };

const TIME = String.raw`(?:[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, "i");
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const FIGURES = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, "i");
const DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?:de\s+)?(\p{L}{3,})\.?,?[\s-]+(?:de\s+|del\s+)?(\d{4}|\d{2})${TIME}$`,
  "iu",
);
const MONTH_FIRST = new RegExp(
  String.raw`^(\p{L}{3,})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4}|\d{2})${TIME}$`,
  "iu",
);
const WEEKDAY = /^\p{L}{2,10}\.?,\s*/u;

/** English and Spanish, by their first three letters. */
const MONTHS = "jan|ene feb mar apr|abr may jun jul aug|ago sep|set oct nov dec|dic"
  .split(" ")
  .map((names) => names.split("|"));

/** A calendar date as portals and spreadsheets write it, as `2026-03-31`; a time of day is left out. Null where it is none. */
export function readDate(text: string, order: DateOrder): string | null {
  const plain = text.trim().replace(WEEKDAY, "");
  const [, year, , month, day] = YEAR_FIRST.exec(plain) ?? [];
  if (year) return dateOf(year, month, day);
  const [, compactYear, compactMonth, compactDay] = COMPACT.exec(plain) ?? [];
  if (compactYear) return dateOf(compactYear, compactMonth, compactDay);
  const figures = FIGURES.exec(plain);
  if (figures) {
    const [, first, , second, last = ""] = figures;
    return order === "mdy" ? dateOf(last, first, second) : dateOf(last, second, first);
  }
  const [, dayOfMonth, monthName, yearAfter = ""] = DAY_FIRST.exec(plain) ?? [];
  if (monthName) return dateOf(yearAfter, monthNumber(monthName), dayOfMonth);
  const [, name, dayAfter, yearLast = ""] = MONTH_FIRST.exec(plain) ?? [];
  return name ? dateOf(yearLast, monthNumber(name), dayAfter) : null;
}

/** Which figure of a column's dates is the month, told by all of them together; null where none is written in such figures. */
export function findOrder(values: readonly string[], locale: string): FoundOrder | null {
  const figures = values.flatMap((text) => {
    const [, first, , second] = FIGURES.exec(text.trim().replace(WEEKDAY, "")) ?? [];
    return first && second ? [[Number(first), Number(second)] as const] : [];
  });
  if (figures.length === 0) return null;
  const dayFirst = figures.some(([first]) => first > 12);
  const monthFirst = figures.some(([, second]) => second > 12);
  if (dayFirst !== monthFirst) return { order: dayFirst ? "dmy" : "mdy", because: "file" };
  return { order: orderOf(locale), because: dayFirst ? "mixed" : "locale" };
}

/** How people write dates there. */
export function orderOf(locale: string): DateOrder {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  return parts.indexOf("month") < parts.indexOf("day") && parts[0] !== "year" ? "mdy" : "dmy";
}

function dateOf(year: string, month: string | undefined, day: string | undefined): string | null {
  if (!month || !day) return null;
  const full = year.length === 2 ? `20${year}` : year;
  const date = `${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? date : null;
}

function monthNumber(name: string): string | undefined {
  const short = name.toLowerCase().slice(0, 3);
  const index = MONTHS.findIndex((names) => names.includes(short));
  return index === -1 ? undefined : String(index + 1);
}
