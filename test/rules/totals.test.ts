import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDecimal, totalsOf } from "../../src/worker/money/totals.ts";
import { addDays, calendarDateIn, daysBetween, endOfDay } from "../../src/worker/time/calendar.ts";

const line = (quantity: string, unitAmount: number, taxRate: string | null = null) => ({
  description: "Work",
  quantity,
  unitAmount,
  taxRate,
});

test.each([
  ["1.75", 9000, null, 15750, 0],
  ["0.5", 1, null, 1, 0],
  ["0.005", 100, null, 1, 0],
  ["0.004", 100, null, 0, 0],
  ["42", 250, "7.5", 10500, 788],
  ["3", 333, "8.875", 999, 89],
  ["1000000.000001", 99_999_999, null, 99_999_999_000_100, 0],
])("%s × %i with tax %s is %i and %i", (quantity, unitAmount, taxRate, subtotal, tax) => {
  expect(totalsOf([line(quantity, unitAmount, taxRate)])).toMatchObject({
    subtotal,
    tax,
    total: subtotal + tax,
  });
});

test("what is shown adds up: the total is the sum of the lines and their tax, in any order", () => {
  const lines = fc.array(
    fc.record({
      description: fc.constant("Work"),
      quantity: fc.tuple(fc.nat(9999), fc.nat(999)).map(([whole, part]) => `${whole}.${part}`),
      unitAmount: fc.nat(1_000_000),
      taxRate: fc.option(fc.tuple(fc.nat(30), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`)),
    }),
  );
  fc.assert(
    fc.property(lines, (given) => {
      const totals = totalsOf(given);
      const shown = totals.lines.reduce((sum, one) => sum + one.amount + one.tax, 0);
      expect(totals.total).toBe(shown);
      expect(totalsOf([...given].reverse()).total).toBe(totals.total);
    }),
  );
});

test("a quantity that is no plain decimal is refused", () => {
  for (const text of ["", "-1", "1e3", "1.", ".5", "0x10", "1,5", "NaN"]) {
    expect(() => parseDecimal(text)).toThrow(RangeError);
  }
});

test("a due date is a calendar date, whatever the clocks do", () => {
  // Half past eleven in the evening in New York is the next day in UTC.
  const evening = Date.parse("2026-03-08T03:30:00Z");
  expect(calendarDateIn("America/New_York", evening)).toBe("2026-03-07");
  expect(addDays("2026-03-07", 1)).toBe("2026-03-08");
  // That Sunday has 23 hours there.
  expect(endOfDay("2026-03-08", "America/New_York")).toBe(Date.parse("2026-03-09T03:59:59Z"));
  expect(daysBetween("2026-03-07", "2026-03-09")).toBe(2);
  expect(daysBetween("2026-03-09", "2026-03-07")).toBe(-2);
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
});
