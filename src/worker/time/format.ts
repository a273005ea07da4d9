import { calendarDateIn, daysBetween } from "./dates.ts";

/** Where and in which language times are shown. */
export type Clock = { timeZone: string; locale: string; now: number };

const formats = new Map<string, Intl.DateTimeFormat>();

/** A calendar date in short, such as `Dec 6`; with its year when that is not `today`'s. */
export function formatDate(date: string, locale: string, today?: string): string {
  const year = today !== undefined && date.slice(0, 4) !== today.slice(0, 4) ? "numeric" : undefined;
  // Noon in UTC, shown in UTC: the date stays the date that it is.
  return format(Date.parse(`${date}T12:00:00Z`), locale, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    year,
  });
}

/** A calendar date for a letter, such as `December 6, 2026`. */
export function formatLongDate(date: string, locale: string): string {
  return format(Date.parse(`${date}T12:00:00Z`), locale, { timeZone: "UTC", dateStyle: "long" });
}

/** A calendar date with its weekday, such as `Tue, Nov 24`. */
export function formatDay(date: string, locale: string): string {
  const options = { weekday: "short", day: "numeric", month: "short" } as const;
  return format(Date.parse(`${date}T12:00:00Z`), locale, { timeZone: "UTC", ...options });
}

/** Weekday and time of a moment, such as `Friday 5:00 PM`; `zone` adds whose clock it is. */
export function formatWeekdayTime(
  at: number,
  { timeZone, locale }: Pick<Clock, "timeZone" | "locale">,
  zone = false,
): string {
  const day = format(at, locale, { timeZone, weekday: "long" });
  const time = { hour: "numeric", minute: "2-digit", timeZoneName: zone ? "short" : undefined } as const;
  return `${day} ${format(at, locale, { timeZone, ...time })}`;
}

/** The month of a calendar date, such as `May`. */
export function formatMonth(date: string, locale: string): string {
  return format(Date.parse(`${date}T12:00:00Z`), locale, { timeZone: "UTC", month: "long" });
}

/** The time of day, such as `9:42 AM`. */
export function formatTime(at: number, { timeZone, locale }: Pick<Clock, "timeZone" | "locale">): string {
  return format(at, locale, { timeZone, hour: "numeric", minute: "2-digit" });
}

/** A moment as near as it needs to be told: `9:42 AM` today, `Tue 4:20 PM` this week, else `Nov 3, 4:20 PM`. */
export function formatMoment(at: number, clock: Clock): string {
  const { timeZone, locale, now } = clock;
  const today = calendarDateIn(timeZone, now);
  const date = calendarDateIn(timeZone, at);
  const daysAgo = daysBetween(date, today);
  if (daysAgo === 0) return formatTime(at, clock);
  const far = Math.abs(daysAgo) > 6;
  const day = far ? formatDate(date, locale, today) : format(at, locale, { timeZone, weekday: "short" });
  return `${day}${far ? "," : ""} ${formatTime(at, clock)}`;
}

function format(at: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  // Some ICU versions put a narrow space before AM, which fonts draw as a box.
  return made.format(at).replaceAll("\u202f", "\u00a0");
}
