import { Temporal } from "temporal-polyfill";

/** The calendar date, `YYYY-MM-DD`, that it is somewhere at a moment (milliseconds since 1970). */
export function calendarDateIn(timeZone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** A calendar date some days later, or earlier when `days` is negative. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Calendar days from one date to another: 1 from the 30th to the 31st, whatever the clocks did. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days;
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
