import { Temporal } from "temporal-polyfill";

const DAY = 86_400_000;
const QUARTER_HOUR = 900_000;
const MOST_DATES = 2_000;
const dates = new Map<string, string>();

/**
 * The calendar date, `YYYY-MM-DD`, that it is somewhere at a moment (milliseconds since 1970). Kept for a while, since a page asks
 * for many: clocks everywhere differ from UTC by whole quarters of an hour, so within one the date is the same.
 */
export function calendarDateIn(timeZone: string, at: number): string {
  const key = `${timeZone} ${Math.floor(at / QUARTER_HOUR)}`;
  const known = dates.get(key);
  if (known) return known;
  const date = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
  if (dates.size >= MOST_DATES) dates.clear();
  dates.set(key, date);
  return date;
}

/** A calendar date some days later, or earlier when `days` is negative. */
export function addDays(date: string, days: number): string {
  return new Date(midnight(date) + days * DAY).toISOString().slice(0, 10);
}

/** Calendar days from one date to another: 1 from the 30th to the 31st, whatever the clocks did. */
export function daysBetween(from: string, to: string): number {
  return (midnight(to) - midnight(from)) / DAY;
}

/** A date as a number to count days with; UTC has no clock changes, and the date is read back from it as it is. */
function midnight(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Noon of a calendar date in a time zone, in milliseconds since 1970: the same date almost anywhere else. */
export function noonOf(date: string, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: "12:00" }).epochMilliseconds;
}

/** The last second of a calendar date in a time zone, in milliseconds since 1970. */
export function endOfDay(date: string, timeZone: string): number {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime({ timeZone });
  return next.epochMilliseconds - 1000;
}

/** Whether the text is a date that exists, such as `2028-02-29`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}
