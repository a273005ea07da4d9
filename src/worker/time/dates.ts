const DAY = 86_400_000;
const QUARTER_HOUR = 900_000;
const MOST_DATES = 2_000;
const dates = new Map<string, string>();
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar date, `YYYY-MM-DD`, that it is somewhere at a moment (milliseconds since 1970). Kept for a while, since a page asks
 * for many: clocks everywhere differ from UTC by whole quarters of an hour, so within one the date is the same.
 */
export function calendarDateIn(timeZone: string, at: number): string {
  const key = `${timeZone} ${Math.floor(at / QUARTER_HOUR)}`;
  const known = dates.get(key);
  if (known) return known;
  const date = dateIn(timeZone, at);
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

/** Part by part, since what stands between the parts differs from browser to browser. */
function dateIn(timeZone: string, at: number): string {
  const parts = formatFor(timeZone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, calendar: "gregory", numberingSystem: "latn" },
    ...({ year: "numeric", month: "2-digit", day: "2-digit" } as const),
  });
  formats.set(timeZone, made);
  return made;
}
