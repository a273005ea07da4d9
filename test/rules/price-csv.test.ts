import { expect, test } from "vitest";
import type { PriceItemRow } from "../../src/worker/database/rows.ts";
import { readCsv } from "../../src/worker/intake/csv/read-csv.ts";
import { guessPriceColumns } from "../../src/worker/settings/price-csv-columns.ts";
import { pricesCsv } from "../../src/worker/settings/price-csv-export.ts";
import { type PlannedRow, planPrices } from "../../src/worker/settings/price-csv-plan.ts";
import { markedUp } from "../../src/worker/settings/price-markup.ts";

const item = (id: string, over: Partial<PriceItemRow> = {}): PriceItemRow => ({
  ...{ organisationId: "org_1", id, position: 1, kind: "material", description: id, unit: "", active: true },
  ...{ unitAmount: 250, taxRate: null, taxName: null, taxInclusive: false },
  ...{ code: null, cost: null, markup: null, stripeProductId: null },
  ...over,
});

const TAXES = [{ name: "Sales tax", percent: "7.5", inclusive: false, usual: true }];
const AROUND = { organisationId: "org_1", currency: "usd", locale: "en-US", taxes: TAXES };

function planned(csv: string, book: PriceItemRow[] = [], usualMarkup: string | null = null): PlannedRow[] {
  const read = readCsv(new TextEncoder().encode(csv));
  if (!read.ok) throw new Error(read.detail);
  let count = 0;
  const mapping = guessPriceColumns(read.file.columns);
  return planPrices(read.file.rows, mapping, book, { ...AROUND, usualMarkup }, () => `price_${++count}`);
}

test.each([
  [10_000, "30", 13_000],
  [333, "12.5", 375],
  [1, "50", 2],
  [100, "0", 100],
  [100, "250", 350],
])("what costs %i is sold with %s percent more for %i", (cost, markup, price) => {
  expect(markedUp(cost, markup)).toBe(price);
});

test("columns are known by what they are called", () => {
  expect(
    guessPriceColumns(["SKU", "Item name", "Unit of measure", "Unit Price", "Cost", "Sales tax"]),
  ).toEqual({
    ...{ code: 0, description: 1, unit: 2, unitPrice: 3, cost: 4, taxRate: 5 },
  });
});

test("what is new, changed, unchanged and wrong is told row by row", () => {
  const book = [
    item("mesh", { code: "M-18", description: "Mesh", unit: "sq ft", taxRate: "7.5", taxName: "Sales tax" }),
    item("spline", { description: "Spline", unit: "ft", unitAmount: 75, position: 2 }),
  ];
  const rows = planned(
    [
      "Code,What,Unit,Price,Tax",
      "m-18,Mesh,sq ft,2.75,Sales tax",
      ",spline,FT,0.75,",
      "N-1,New one,each,12,7.5%",
      ",Nothing,each,a lot,",
      ",Odd,each,1,Moon tax",
      "N-1,Same code,each,12,",
    ].join("\n"),
    book,
  );
  expect(rows.map(({ row, fate }) => [row, fate])).toEqual([
    [2, "changed"],
    [3, "changed"],
    [4, "new"],
    [5, "wrong"],
    [6, "wrong"],
    [7, "wrong"],
  ]);
  expect(rows[0]).toMatchObject({
    changes: ["Code m-18, was M-18", "Price 2.75, was 2.50"],
    item: { id: "mesh", unitAmount: 275 },
  });
  expect(rows[1]).toMatchObject({ changes: ["What spline, was Spline", "Unit FT, was ft"] });
  expect(rows[2]).toMatchObject({
    item: { id: "price_1", position: 3, code: "N-1", unitAmount: 1200, taxRate: "7.5", taxName: "Sales tax" },
  });
  expect(rows[4]).toMatchObject({ why: expect.stringContaining("Moon tax") });
  expect(rows[5]).toMatchObject({ why: "Row 4 says the same item." });
});

test("an item with another code is another item, though it has the same name", () => {
  const [row] = planned("Code,What,Price\nB,Filter,9", [item("a", { code: "A", description: "Filter" })]);
  expect(row).toMatchObject({ fate: "new", item: { code: "B" } });
});

test("a price comes from cost and markup where the file names none, and follows the cost", () => {
  const [made] = planned("What,Cost,Markup\nFilter,10.00,30", []);
  expect(made).toMatchObject({ fate: "new", item: { unitAmount: 1300, cost: 1000, markup: "30" } });
  const [usual] = planned("What,Cost\nFilter,10.00", [], "50");
  expect(usual).toMatchObject({ item: { unitAmount: 1500, markup: null } });
  const known = item("f", { description: "Filter", cost: 1000, markup: "30", unitAmount: 1300 });
  const [dearer] = planned("What,Cost\nFilter,12.00", [known]);
  expect(dearer).toMatchObject({
    fate: "changed",
    changes: ["Price 15.60, was 13.00", "Cost 12.00, was 10.00"],
  });
  expect(planned("What,Cost\nFilter,12.00", [])[0]).toMatchObject({ fate: "wrong" });
});

test("what is exported imports again without a change, whatever is in it", () => {
  const book = [
    item("a", { code: "=1+1", description: '=HYPERLINK("x")', unit: "sq ft", cost: 5, markup: "12.5" }),
    item("b", { description: 'Mesh, 18×14 "charcoal"', taxRate: "19", taxName: "MwSt.", taxInclusive: true }),
    item("c", { description: "Filter", kind: "labour", taxRate: "7.5", taxName: "Sales tax" }),
    item("d", { description: "Odd tax", taxRate: "3" }),
  ];
  expect(planned(pricesCsv(book, "usd"), book).map(({ fate }) => fate)).toEqual(book.map(() => "unchanged"));
});

test("five thousand rows are planned in a moment", () => {
  const rows = Array.from({ length: 5001 }, (_, index) => `C${index},Item ${index},1.00`);
  const plan = planned(["Code,What,Price", ...rows].join("\n"));
  expect(plan.filter(({ fate }) => fate === "new")).toHaveLength(5000);
  expect(plan.at(-1)).toMatchObject({ fate: "wrong", why: "A price book has at most 5000 items." });
});
