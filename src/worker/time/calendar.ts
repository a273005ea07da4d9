import { Temporal } from "temporal-polyfill";

// What needs no Temporal stands apart: the phone has it too.
export { addDays, calendarDateIn, daysBetween } from "./dates.ts";

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
