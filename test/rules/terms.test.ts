import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueDate } from "../../src/worker/billing/terms.ts";
import { termsInWords } from "../../src/worker/billing/terms-words.ts";
import type { Terms } from "../../src/worker/billing/vocabulary.ts";
import { calendarDateIn } from "../../src/worker/time/calendar.ts";

const endOfMonth = (days = 0): Terms => ({ kind: "end_of_month", days });
const onDay = (day: number): Terms => ({ kind: "day_of_month", day });
const net = (days: number): Terms => ({ kind: "net", days });

test.each<[Terms, string, string, string]>([
  [{ kind: "on_receipt" }, "2026-11-19", "2026-11-19", "Due on receipt"],
  [net(0), "2026-11-19", "2026-11-19", "Net 0"],
  [net(14), "2026-11-19", "2026-12-03", "Net 14"],
  [net(14), "2026-12-24", "2027-01-07", "Net 14"],
  // Days are dates: a day with 23 or 25 hours counts as one.
  [net(1), "2026-03-07", "2026-03-08", "Net 1"],
  [net(30), "2026-10-15", "2026-11-14", "Net 30"],
  [net(365), "2027-03-01", "2028-02-29", "Net 365"],
  [endOfMonth(), "2026-02-01", "2026-02-28", "End of month"],
  [endOfMonth(), "2028-02-29", "2028-02-29", "End of month"],
  [endOfMonth(), "2026-04-30", "2026-04-30", "End of month"],
  [endOfMonth(), "2026-12-31", "2026-12-31", "End of month"],
  [endOfMonth(15), "2026-01-31", "2026-02-15", "End of month plus 15 days"],
  [endOfMonth(30), "2027-01-05", "2027-03-02", "End of month plus 30 days"],
  [endOfMonth(1), "2026-12-01", "2027-01-01", "End of month plus 1 day"],
  [onDay(15), "2026-11-14", "2026-11-15", "On the 15th of the month"],
  [onDay(15), "2026-11-15", "2026-11-15", "On the 15th of the month"],
  [onDay(15), "2026-11-16", "2026-12-15", "On the 15th of the month"],
  [onDay(1), "2026-12-02", "2027-01-01", "On the 1st of the month"],
  // A month without that day has its last one instead.
  [onDay(31), "2026-02-10", "2026-02-28", "On the 31st of the month"],
  [onDay(31), "2028-02-10", "2028-02-29", "On the 31st of the month"],
  [onDay(31), "2026-04-30", "2026-04-30", "On the 31st of the month"],
  [onDay(30), "2026-01-31", "2026-02-28", "On the 30th of the month"],
  [onDay(22), "2026-01-31", "2026-02-22", "On the 22nd of the month"],
  [{ kind: "date", on: "2026-12-31" }, "2026-11-19", "2026-12-31", "On 2026-12-31"],
  // A date that is over is the day of billing: nothing is overdue as it is made.
  [{ kind: "date", on: "2026-01-01" }, "2026-11-19", "2026-11-19", "On 2026-01-01"],
])("%j, billed on %s, is due on %s: %s", (terms, billedOn, dueOn, words) => {
  expect(dueDate(terms, billedOn)).toBe(dueOn);
  expect(termsInWords(terms)).toBe(words);
});

describe("The day of billing is the vendor's", () => {
  // Half past eleven in the evening in Tampa, when Europe and the islands beyond the date line have the next day.
  const late = Date.parse("2026-12-01T04:30:00Z");
  test.each([
    ["America/New_York", "2026-11-30", "2026-11-30"],
    ["Pacific/Honolulu", "2026-11-30", "2026-11-30"],
    ["Europe/Berlin", "2026-12-01", "2026-12-31"],
    ["Pacific/Kiritimati", "2026-12-01", "2026-12-31"],
    ["Pacific/Pago_Pago", "2026-11-30", "2026-11-30"],
  ])("%s: %s, and the month ends on %s", (timeZone, today, dueOn) => {
    expect(calendarDateIn(timeZone, late)).toBe(today);
    expect(dueDate(endOfMonth(), today)).toBe(dueOn);
  });

  test("in the hour that a clock has twice, and in the one that it skips", () => {
    const twice = [Date.parse("2026-11-01T05:30:00Z"), Date.parse("2026-11-01T06:30:00Z")];
    expect(twice.map((at) => calendarDateIn("America/New_York", at))).toEqual(["2026-11-01", "2026-11-01"]);
    expect(calendarDateIn("America/New_York", Date.parse("2026-03-08T07:00:00Z"))).toBe("2026-03-08");
  });
});

test("Nothing is due before it is billed, and a later bill is never due earlier", () => {
  const terms = fc.oneof<fc.Arbitrary<Terms>[]>(
    fc.constant({ kind: "on_receipt" }),
    fc.nat(365).map(net),
    fc.nat(90).map(endOfMonth),
    fc.integer({ min: 1, max: 31 }).map(onDay),
    day().map((on) => ({ kind: "date", on })),
  );
  fc.assert(
    fc.property(terms, day(), day(), (one, a, b) => {
      const [earlier, later] = a <= b ? [a, b] : [b, a];
      const due = dueDate(one, earlier);
      expect(due >= earlier).toBe(true);
      expect(dueDate(one, later) >= due).toBe(true);
    }),
    { numRuns: 500 },
  );
});

function day(): fc.Arbitrary<string> {
  const [min, max] = [Date.parse("2024-01-01T00:00:00Z"), Date.parse("2032-12-31T00:00:00Z")];
  return fc.integer({ min, max }).map((at) => new Date(at).toISOString().slice(0, 10));
}
