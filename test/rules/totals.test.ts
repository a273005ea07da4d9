import fc from "fast-check";
import { expect, test } from "vitest";
import { smallestStep } from "../../src/worker/money/currency.ts";
import { parseDecimal } from "../../src/worker/money/decimal.ts";
import { spread } from "../../src/worker/money/spread.ts";
import { type PricedLine, totalsOf } from "../../src/worker/money/totals.ts";
import { addDays, calendarDateIn, daysBetween, endOfDay } from "../../src/worker/time/calendar.ts";
import { arbitraryLines, CURRENCIES } from "./money-fixtures.ts";

const line = (
  quantity: string,
  unitAmount: number,
  taxRate: string | null = null,
  over = {},
): PricedLine => ({
  ...{ description: "Work", quantity, unitAmount, taxRate },
  ...over,
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
  expect(totalsOf([line(quantity, unitAmount, taxRate)], "usd")).toMatchObject({
    subtotal,
    tax,
    total: subtotal + tax,
  });
});

test.each([
  ["19% in 119.00", line("1", 11_900, "19", { taxInclusive: true }), 11_900, 1900, 11_900],
  ["20% in 10.00 rounds half up", line("1", 1000, "20", { taxInclusive: true }), 1000, 167, 1000],
  ["a tenth off before tax", line("1", 1000, "10", { discountPercent: "10" }), 900, 90, 990],
  ["an amount off before tax", line("2", 1000, "10", { discountAmount: 500 }), 1500, 150, 1650],
  ["no more off than there is", line("1", 1000, "10", { discountAmount: 5000 }), 0, 0, 0],
  ["all of it off", line("1", 1000, "10", { discountPercent: "100" }), 0, 0, 0],
])("%s", (_name, given, amount, tax, total) => {
  const totals = totalsOf([given], "usd");
  expect(totals.lines[0]).toMatchObject({ amount, tax });
  expect(totals.total).toBe(total);
});

test.each([
  ["jpy", line("1.5", 333, "10"), 500, 50],
  ["kwd", line("1", 1234, "5"), 1230, 60],
  ["kwd", line("1", 1235, "5"), 1240, 60],
  ["isk", line("1", 125_050, "24"), 125_100, 30_000],
  ["ugx", line("0.5", 100, null), 100, 0],
])("in %s what is charged is a multiple of the smallest step", (currency, given, subtotal, tax) => {
  expect(totalsOf([given], currency)).toMatchObject({ subtotal, tax });
});

test("what is shown adds up, in any order, in any currency, and nothing is negative", () => {
  fc.assert(
    fc.property(arbitraryLines, fc.constantFrom(...CURRENCIES), (given, currency) => {
      const totals = totalsOf(given, currency);
      const shown = totals.lines.reduce((sum, one) => sum + one.amount + (one.taxInclusive ? 0 : one.tax), 0);
      expect(totals.total).toBe(shown);
      expect(totals.total).toBe(totals.subtotal + totals.tax - totals.taxIncluded);
      expect(totals.taxes.reduce((sum, one) => sum + one.tax, 0)).toBe(totals.tax);
      expect(totalsOf([...given].reverse(), currency).total).toBe(totals.total);
      for (const one of totals.lines) {
        for (const amount of [one.amount, one.tax, one.discount ?? 0]) {
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(amount % smallestStep(currency)).toBe(0);
        }
        expect(one.tax).toBeLessThanOrEqual(one.amount);
      }
    }),
  );
});

test("an amount that is spread comes to itself, and takes from nobody more than they have", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(100_000), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 100 }),
      fc.constantFrom(1, 10, 100),
      (parts, percent, step) => {
        const weights = parts.map((part) => part * step);
        const all = weights.reduce((sum, one) => sum + one, 0);
        const amount = Math.floor((all / step) * (percent / 100)) * step;
        const shares = spread(amount, weights, step);
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(amount);
        for (const [index, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(weights[index] ?? 0);
        }
      },
    ),
  );
});

test("the largest remainders get what is left, the first of equals first", () => {
  expect(spread(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(spread(10, [600, 300, 100])).toEqual([6, 3, 1]);
  expect(spread(1, [10, 90])).toEqual([0, 1]);
  expect(spread(0, [0, 0])).toEqual([0, 0]);
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
