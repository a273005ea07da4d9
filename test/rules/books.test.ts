import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compareBooks,
  notAgreed,
  type OurEntry,
  sumBooks,
  type TheirEntry,
} from "../../src/worker/books/compare.ts";
import { monthOf } from "../../src/worker/books/month.ts";

const entry = { status: "open", total: 31_250, paid: 0, due: 31_250, credited: 0, refunded: 0 } as const;

function ours(over: Partial<OurEntry> = {}): OurEntry {
  return {
    ...{ invoiceId: "inv_1", jobId: "job_1", number: "INV-0001", customerName: "Lakeside HOA" },
    ...{ currency: "usd", livemode: false, madeOn: "2026-11-20", stripeId: "in_1" },
    ...entry,
    ...over,
  };
}

function theirs(over: Partial<TheirEntry> = {}): TheirEntry {
  return {
    ...{ stripeId: "in_1", number: "INV-0001", currency: "usd", customerName: "Lakeside HOA", ours: true },
    ...entry,
    ...over,
  };
}

test("books that say the same agree", () => {
  const lines = compareBooks([ours()], [theirs()]);
  expect(lines.map(({ kind }) => kind)).toEqual(["agree"]);
  expect(notAgreed(lines)).toEqual([]);
});

test("each thing that differs is named", () => {
  const [line] = compareBooks([ours()], [theirs({ status: "paid", paid: 31_250, due: 0 })]);
  expect(line).toMatchObject({ kind: "differ", fields: ["status", "paid", "due"] });
});

test("what only one side has is said, and only what is ours there must be looked at", () => {
  const lines = compareBooks(
    [ours({ stripeId: null }), ours({ invoiceId: "inv_2", stripeId: "in_gone" })],
    [theirs({ stripeId: "in_strange", ours: false }), theirs({ stripeId: "in_lost", ours: true })],
  );
  expect(lines.map(({ kind }) => kind)).toEqual(["ours_alone", "missing", "theirs_alone", "theirs_alone"]);
  expect(notAgreed(lines)).toHaveLength(2);
});

test("a draft that was thrown away is missed by nobody", () => {
  const [line] = compareBooks([ours({ status: "void", number: null, due: 0 })], []);
  expect(line?.kind).toBe("ours_alone");
});

test("whatever differs by a unit shows, and the sums differ by as much", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("total", "paid", "due", "credited", "refunded"),
      fc.integer({ min: -500, max: 500 }),
      (field, by) => {
        const lines = compareBooks([ours()], [theirs({ [field]: entry[field] + by })]);
        expect(notAgreed(lines)).toHaveLength(by === 0 ? 0 : 1);
        const [sum] = sumBooks(lines);
        expect((sum?.theirs[field] ?? 0) - (sum?.ours[field] ?? 0)).toBe(by);
      },
    ),
  );
});

test("what is void or a draft is owed by nobody", () => {
  const lines = compareBooks([ours({ status: "void" })], [theirs({ status: "void" })]);
  expect(sumBooks(lines)).toMatchObject([{ currency: "usd", ours: { total: 0 }, theirs: { total: 0 } }]);
});

test.each([
  ["2026-11", "2026-11-21", "America/New_York", "2026-11-01T04:00:00Z", "2026-12-01T05:00:00Z", null],
  ["2026-02", "2026-11-21", "Asia/Tokyo", "2026-01-31T15:00:00Z", "2026-02-28T15:00:00Z", "2026-03"],
  ["no month", "2026-01-05", "Europe/Berlin", "2025-12-31T23:00:00Z", "2026-01-31T23:00:00Z", null],
])("the month %s of %s in %s", (asked, today, zone, from, to, after) => {
  const month = monthOf(asked, today, zone);
  expect(new Date(month.from).toISOString()).toBe(from.replace("Z", ".000Z"));
  expect(new Date(month.to).toISOString()).toBe(to.replace("Z", ".000Z"));
  expect(month.after).toBe(after);
});
