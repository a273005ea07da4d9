import { expect, test } from "vitest";
import { ageBand, figuresOf } from "../../src/worker/reports/figures.ts";

const TODAY = "2026-11-19";
type Tally = Parameters<typeof figuresOf>[0][number];

function tally(
  kind: Tally["kind"],
  key: string,
  count: number,
  amount: number,
  more: Partial<Tally> = {},
): Tally {
  return { kind, key, count, amount, currency: "usd", days: 0, ...more };
}

test("the figures, with another currency beside them", () => {
  const figures = figuresOf(
    [
      tally("unbilled", "2026-11-13", 1, 10000),
      tally("unbilled", "2026-11-18", 2, 20000),
      tally("draft", "2026-11-17", 1, 4000),
      tally("draft", "2026-11-18", 1, 1500),
      tally("open", TODAY, 1, 5000),
      tally("open", "2026-12-01", 1, 7000, { currency: "eur" }),
      tally("open", "2026-11-18", 1, 3000),
      tally("open", "2026-09-01", 1, 2000),
      tally("open", "2026-08-01", 0, 0),
      tally("paid", "2026-11-01", 2, 40000, { days: 8 }),
      tally("paid", "2026-10-31", 1, 30000, { days: 14 }),
      tally("paid", "2026-09-30", 9, 90000, { days: 90 }),
    ],
    TODAY,
    "USD",
    false,
  );
  expect(figures.unbilled).toEqual([{ currency: "usd", count: 3, amount: 30000 }]);
  expect(figures.unbilledSince).toBe("2026-11-13");
  expect(figures.drafts).toEqual([{ currency: "usd", count: 2, amount: 5500 }]);
  expect(figures.draftsSince).toBe("2026-11-17");
  expect(figures.sent).toEqual([
    { currency: "usd", count: 1, amount: 5000 },
    { currency: "eur", count: 1, amount: 7000 },
  ]);
  expect(figures.overdue).toEqual([{ currency: "usd", count: 2, amount: 5000 }]);
  expect(figures.ages.days_1_30[0]?.amount).toBe(3000);
  expect(figures.ages.older[0]?.amount).toBe(2000);
  expect(figures.owed[0]?.amount).toBe(10000);
  expect(figures.paid[0]?.amount).toBe(40000);
  expect(figures.daysToPaid).toBe(4);
  expect(figures.daysToPaidLastMonth).toBe(14);
});

test("an organisation that has nothing yet", () => {
  const figures = figuresOf([], TODAY, "usd", false);
  expect(figures.owed).toEqual([{ currency: "usd", count: 0, amount: 0 }]);
  expect([figures.unbilledSince, figures.draftsSince]).toEqual([null, null]);
  expect(figures.daysToPaid).toBeNull();
});

test("money of the test mode and real money are two: only the present one counts", () => {
  const tallies = [
    tally("unbilled", "2026-11-13", 1, 10000),
    ...[tally("open", "2026-11-01", 1, 5000), tally("open_test", "2026-11-01", 2, 700)],
    ...[tally("paid", "2026-11-02", 1, 4000, { days: 3 }), tally("paid_test", "2026-11-02", 1, 60)],
    tally("paid_test", "2026-10-02", 1, 80, { days: 5 }),
    ...[tally("draft", "2026-11-02", 1, 300), tally("draft_test", "2026-11-02", 1, 20)],
  ];
  const shown = (testMode: boolean) => {
    const figures = figuresOf(tallies, TODAY, "usd", testMode);
    const { owed, overdue, paid, paidLastMonth, unbilled, drafts } = figures;
    const amounts = [owed, overdue, paid, paidLastMonth, unbilled, drafts].map(([first]) => first?.amount);
    return [...amounts, figures.ages.days_1_30[0]?.count, figures.daysToPaidLastMonth];
  };
  expect(shown(false)).toEqual([5000, 5000, 4000, 0, 10000, 300, 1, null]);
  expect(shown(true)).toEqual([700, 700, 60, 80, 10000, 20, 2, 5]);
});

test.each([
  [TODAY, "not_due"],
  ["2026-11-18", "days_1_30"],
  ["2026-10-20", "days_1_30"],
  ["2026-10-19", "days_31_60"],
  ["2026-09-20", "days_31_60"],
  ["2026-09-19", "older"],
])("owed since %s is %s", (dueOn, band) => {
  expect(ageBand(dueOn, TODAY)).toBe(band);
});
