import { formatTime } from "../../worker/time/format.ts";

/** A time window such as `8:00 AM to 12:00 PM`, `from 8:00 AM`, `until 12:00 PM`; nothing where both ends are open. */
export function windowWords(start: string | null, end: string | null, locale: string): string {
  if (start && end) return `${timeOf(start, locale)} to ${timeOf(end, locale)}`;
  if (start) return `from ${timeOf(start, locale)}`;
  return end ? `until ${timeOf(end, locale)}` : "";
}

/** A time of day by the clock on the wall, so that no time zone has a say in it. */
function timeOf(time: string, locale: string): string {
  return formatTime(Date.parse(`2000-01-01T${time}:00Z`), { timeZone: "UTC", locale });
}
