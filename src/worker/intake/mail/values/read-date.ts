import { calendarDateIn, isCalendarDate } from "../../../time/calendar.ts";
import type { ReadBy } from "../read-ticket.ts";
import { changedValue } from "./changed-value.ts";

/** How a date of three numbers is written: 11/24/2026 or 24/11/2026. */
export type DateOrder = "MDY" | "DMY";

const MONTHS: Record<string, number> = Object.fromEntries(
  [
    ["jan", "ene"],
    ["feb"],
    ["mar"],
    ["apr", "abr"],
    ["may"],
    ["jun"],
    ["jul"],
    ["aug", "ago"],
    ["sep", "set"],
    ["oct"],
    ["nov"],
    ["dec", "dic"],
  ].flatMap((names, at) => names.map((name) => [name, at + 1])),
);

const ISO =
  /\b(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})? ?(?:Z|[+-]\d\d:?\d\d))?/i;
const NUMBERS = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(20\d\d|\d\d)(?!\d)/;
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,10})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(20\d\d)(?!\d)/iu;
const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|º)?[\s/-]{1,3}(?:de |of )?(\p{L}{3,10})\.?,?[\s/-]{1,3}(?:de |del )?(20\d\d)(?!\d)/iu;

/**
 * The date in a text, such as `Tue, Nov 24, 2026 5:00 PM`, `11/24/26`, `2026-11-24` or `24 de noviembre de 2026`; null where there is
 * none that exists. A date needs its year. A moment with its offset from UTC is a date in the organisation's time zone.
 */
export function readDate(
  text: string,
  { timeZone }: Pick<ReadBy, "timeZone">,
  order: DateOrder,
): string | null {
  const value = changedValue(text.slice(0, 300));
  const found = [
    readIso(value, timeZone),
    readNumbers(value, order),
    readMonthFirst(value),
    readDayFirst(value),
  ];
  const [first] = found.flatMap((one) => (one ? [one] : [])).sort((a, b) => a.at - b.at);
  return first?.date ?? null;
}

/** How people of a locale write three numbers: in the United States, the month comes first in any language. */
export function orderOf(locale: string): DateOrder {
  if (/[-_]US\b/i.test(locale)) return "MDY";
  const [first] = new Intl.DateTimeFormat(locale).formatToParts(0).filter(({ type }) => type !== "literal");
  return first?.type === "month" ? "MDY" : "DMY";
}

type Found = { at: number; date: string } | null;

function readIso(text: string, timeZone: string): Found {
  const match = ISO.exec(text);
  if (!match) return null;
  const [whole, year, month, day] = match;
  const moment = /:\d\d/.test(whole)
    ? Date.parse(whole.replace(/ (?=\d\d:)/, "T").replace(" ", ""))
    : Number.NaN;
  if (!Number.isNaN(moment)) return { at: match.index, date: calendarDateIn(timeZone, moment) };
  return dateOf(match.index, Number(year), Number(month), Number(day));
}

function readNumbers(text: string, order: DateOrder): Found {
  const match = NUMBERS.exec(text);
  if (!match) return null;
  const [, one, sign, two, year] = match;
  const [first, second] = [Number(one), Number(two)];
  // Dots are written by those who begin with the day; a number above 12 is no month.
  const dayFirst = sign === "." || first > 12 || (order === "DMY" && second <= 12);
  const [month, day] = dayFirst ? [second, first] : [first, second];
  return dateOf(match.index, year?.length === 2 ? 2000 + Number(year) : Number(year), month, day);
}

function readMonthFirst(text: string): Found {
  const match = MONTH_FIRST.exec(text);
  return match && dateOf(match.index, Number(match[3]), monthOf(match[1]), Number(match[2]));
}

function readDayFirst(text: string): Found {
  const match = DAY_FIRST.exec(text);
  return match && dateOf(match.index, Number(match[3]), monthOf(match[2]), Number(match[1]));
}

function monthOf(name = ""): number {
  return MONTHS[name.toLowerCase().slice(0, 3)] ?? 0;
}

function dateOf(at: number, year: number, month: number, day: number): Found {
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isCalendarDate(date) ? { at, date } : null;
}
