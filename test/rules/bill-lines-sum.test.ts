import fc from "fast-check";
import { expect, test } from "vitest";
import { plainSum, type SumRules, sumUp } from "../../src/worker/billing/job-totals.ts";
import { LINE_KINDS } from "../../src/worker/jobs/vocabulary.ts";
import { smallestStep } from "../../src/worker/money/currency.ts";
import { percentOf } from "../../src/worker/money/decimal.ts";
import { arbitraryLines, arbitraryPercent, CURRENCIES } from "./money-fixtures.ts";

const arbitraryDiscount = fc.oneof(
  fc.constant({ percent: null, amount: null }),
  arbitraryPercent.map((percent) => ({ percent, amount: null })),
  fc.nat(500_000).map((amount) => ({ percent: null, amount })),
);

const arbitraryRules: fc.Arbitrary<SumRules> = fc.record({
  currency: fc.constantFrom(...CURRENCIES),
  untaxed: fc.boolean(),
  discount: arbitraryDiscount,
  rules: fc.record({
    kinds: fc.subarray([...LINE_KINDS], { minLength: 1 }),
    minimum: fc.option(fc.nat(300_000)),
    group: fc.constantFrom("each" as const, "kind" as const, "one" as const),
  }),
});

const arbitraryJobLines = arbitraryLines.map((lines) =>
  lines.map((line, index) => ({ ...line, id: `line_${index}` })),
);

test("whatever the rules, what is shown adds up and nothing is negative", () => {
  fc.assert(
    fc.property(arbitraryJobLines, arbitraryRules, (lines, how) => {
      const totals = sumUp(lines, how);
      const shown = totals.lines.map((line) => line.amount + (line.taxInclusive ? 0 : line.tax));
      expect(totals.total).toBe(shown.reduce((sum, one) => sum + one, 0));
      for (const line of totals.lines) {
        expect(Math.min(line.amount, line.tax, line.discount ?? 0)).toBeGreaterThanOrEqual(0);
        expect((line.amount + line.tax) % smallestStep(how.currency)).toBe(0);
        expect(line.lineId).toBeTruthy();
        if (how.untaxed) expect(line).toMatchObject({ tax: 0, taxRate: null });
      }
      expect(new Set(totals.lines.map((line) => line.lineId)).size).toBe(totals.lines.length);
    }),
  );
});

test("grouping changes no sum and no tax", () => {
  fc.assert(
    fc.property(arbitraryJobLines, arbitraryRules, (lines, how) => {
      const [each, kind, one] = (["each", "kind", "one"] as const).map((group) => {
        const { lines: _lines, taxes, ...sums } = sumUp(lines, { ...how, rules: { ...how.rules, group } });
        return { ...sums, taxes };
      });
      expect(kind).toEqual(each);
      expect(one).toEqual(each);
    }),
  );
});

test("a discount of the job comes off to the unit, and the minimum is reached to the unit", () => {
  fc.assert(
    fc.property(arbitraryJobLines, arbitraryRules, (lines, how) => {
      const rules = { ...how.rules, group: "each" as const };
      const step = smallestStep(how.currency);
      const none = { percent: null, amount: null };
      const full = sumUp(lines, { ...how, discount: none, rules: { ...rules, minimum: null } });
      const less = sumUp(lines, { ...how, rules: { ...rules, minimum: null } });
      const { percent, amount } = how.discount;
      const asked = percent
        ? percentOf(full.subtotal, percent, step)
        : Math.round((amount ?? 0) / step) * step;
      expect(full.subtotal - less.subtotal).toBe(Math.min(asked, full.subtotal));

      const raised = sumUp(lines, { ...how, rules });
      const net = raised.subtotal - raised.taxIncluded;
      const minimum = Math.ceil((rules.minimum ?? 0) / step) * step;
      if (raised.lines.length > 0) expect(net).toBe(Math.max(minimum, less.subtotal - less.taxIncluded));
    }),
  );
});

const job = [
  {
    id: "l1",
    description: "Repair",
    quantity: "1.5",
    unitAmount: 9000,
    taxRate: null,
    kind: "labour" as const,
  },
  {
    id: "l2",
    description: "Mesh",
    quantity: "42",
    unitAmount: 250,
    taxRate: "7.5",
    kind: "material" as const,
  },
  {
    id: "l3",
    description: "Spline",
    quantity: "2",
    unitAmount: 500,
    taxRate: "7.5",
    kind: "material" as const,
  },
];

test("kinds that are not billed stay out of the sum", () => {
  const plain = plainSum("usd");
  const { lines, total } = sumUp(job, { ...plain, rules: { ...plain.rules, kinds: ["labour"] } });
  expect(lines.map((line) => line.lineId)).toEqual(["l1"]);
  expect(total).toBe(13_500);
});

test("groups are named by what they hold, and apart where taxes differ", () => {
  const plain = plainSum("usd");
  const named = (group: "kind" | "one") =>
    sumUp(job, { ...plain, rules: { ...plain.rules, group } }).lines.map((line) => [
      line.description,
      line.amount,
      line.lineId,
    ]);
  expect(named("kind")).toEqual([
    ["Labour", 13_500, "group:labour:none"],
    ["Material", 11_500, "group:material:7.5 Tax"],
  ]);
  expect(named("one")).toEqual([
    ["All work, untaxed", 13_500, "group:all:none"],
    ["All work, Tax 7.5%", 11_500, "group:all:7.5 Tax"],
  ]);
});

test("a small job is raised to the minimum, with the tax of the first line that is taxed", () => {
  const plain = plainSum("usd");
  const { lines, subtotal } = sumUp(job, { ...plain, rules: { ...plain.rules, minimum: 30_000 } });
  expect(subtotal).toBe(30_000);
  expect(lines.at(-1)).toMatchObject({
    ...{ description: "Minimum charge", lineId: "minimum", amount: 5000, taxRate: "7.5", tax: 375 },
  });
});

test("who is exempt pays the price without the tax that it holds", () => {
  const gross = [{ ...job[0], id: "l1", description: "Work", quantity: "2", unitAmount: 11_900 }].map(
    (one) => ({
      ...one,
      ...{ taxRate: "19", taxName: "MwSt.", taxInclusive: true, discountAmount: 1190 },
    }),
  );
  const { lines, total } = sumUp(gross, { ...plainSum("eur"), untaxed: true });
  expect(total).toBe(19_000);
  expect(lines[0]).toMatchObject({ unitAmount: 10_000, discount: 1000, tax: 0, taxRate: null });
});
