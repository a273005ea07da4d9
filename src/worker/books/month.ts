import { Temporal } from "temporal-polyfill";

/** A calendar month in a time zone; `from` and `to` in milliseconds since 1970, `to` is the first moment after it. */
export type Month = { name: string; from: number; to: number; before: string; after: string | null };

/** The month that is asked for as `2026-11`, or the present one where that says nothing. @param today a calendar date */
export function monthOf(asked: string | undefined, today: string, timeZone: string): Month {
  const present = Temporal.PlainDate.from(today).toPlainYearMonth();
  const month = readMonth(asked) ?? present;
  const start = (one: Temporal.PlainYearMonth) =>
    one.toPlainDate({ day: 1 }).toZonedDateTime({ timeZone }).epochMilliseconds;
  const next = month.add({ months: 1 });
  return {
    ...{ name: month.toString(), from: start(month), to: start(next) },
    before: month.subtract({ months: 1 }).toString(),
    after: Temporal.PlainYearMonth.compare(next, present) > 0 ? null : next.toString(),
  };
}

function readMonth(text: string | undefined): Temporal.PlainYearMonth | null {
  if (!/^2\d{3}-(0[1-9]|1[0-2])$/.test(text ?? "")) return null;
  return Temporal.PlainYearMonth.from(text ?? "");
}
