import { expect, test } from "vitest";
import type { PriceItemRow } from "../../src/worker/database/rows.ts";
import { readCloseout } from "../../src/worker/settings/closeout-input.ts";
import { readPrice } from "../../src/worker/settings/price-input.ts";
import { placeItem } from "../../src/worker/settings/price-order.ts";
import { setting } from "./fixtures.ts";

function formOf(fields: { [name: string]: string }): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const item = (id: string, position: number): PriceItemRow => ({
  ...{ organisationId: "org_1", id, position, kind: "material", description: id, unit: "", active: true },
  ...{ unitAmount: 100, taxRate: null, taxName: null, taxInclusive: false },
  ...{ code: null, cost: null, markup: null, stripeProductId: null },
});
const BOOK = [item("a", 1), item("b", 2), item("c", 3)];

test.each([
  ["to the top", "c", 1, ["c1", "a2", "b3"]],
  ["to the end", "a", 99, ["b1", "c2", "a3"]],
  ["where it is", "b", 2, ["b2"]],
  ["a new one in the middle", "d", 2, ["d2", "b3", "c4"]],
  ["before the first", "d", 0, ["d1", "a2", "b3", "c4"]],
])("an item is put %s, and only what moves is written", (_, id, position, written) => {
  const moved = BOOK.find((one) => one.id === id) ?? item(id, 0);
  expect(placeItem(BOOK, moved, position).map((one) => `${one.id}${one.position}`)).toEqual(written);
});

const SCREEN = {
  kind: "material",
  description: "Screen",
  unit: " sq  ft ",
  unitPrice: "$2.50",
  taxRate: "7.5",
};

test("an item is read as it was typed", () => {
  const { item: read, position, draft } = readPrice(formOf(SCREEN), "price_1", "usd", "en-US");
  expect(read).toEqual({
    ...{ kind: "material", description: "Screen", unit: "sq ft", unitAmount: 250, taxRate: "7.5" },
    ...{ taxName: null, taxInclusive: false, code: null, cost: null, markup: null },
  });
  expect(position).toBeGreaterThan(1_000);
  expect(draft.wrong).toEqual({});
});

test.each([
  ["description", ""],
  ["unitPrice", "two fifty"],
  ["unitPrice", "-1"],
  ["unitPrice", "99999999999"],
  ["taxRate", "101"],
  ["unit", "a very long unit of measure"],
  ["position", "first"],
  ["kind", "magic"],
])("an item whose %s is “%s” is refused there, and nothing typed is lost", (field, value) => {
  const { item: read, draft } = readPrice(formOf({ ...SCREEN, [field]: value }), "price_1", "usd", "en-US");
  expect(read).toBeNull();
  expect(Object.keys(draft.wrong)).toEqual([field]);
  expect(draft.typed).toMatchObject({ [field]: value });
});

const RULES = {
  ...{ photosBefore: "1", photosAfter: "2", serialNumbers: "0" },
  ...{ checklist: "", resolutionCodes: "", rootCauses: "", review: "on" },
};
const KNOWN = { ...setting.organisation.rules, checklist: [{ id: "point_1", text: "Area clean" }] };

test("a point of the checklist whose words stay keeps its id; a new one gets its own", () => {
  const form = formOf({ ...RULES, checklist: "Gate closed\r\n\r\n  Area   clean\r\nGate closed" });
  const { rules } = readCloseout(form, KNOWN, () => "point_new");
  expect(rules).toEqual({
    ...{ photosBefore: 1, photosAfter: 2, signature: false, review: true },
    // How it is billed stays as it was: it is set elsewhere.
    billing: setting.organisation.rules.billing,
    ...{ serialNumbers: 0, resolutionCodes: [], rootCauses: [] },
    checklist: [
      { id: "point_new", text: "Gate closed" },
      { id: "point_1", text: "Area clean" },
    ],
  });
});

test.each([
  ["photosBefore", "two"],
  ["photosAfter", "21"],
  ["serialNumbers", "-1"],
  ["resolutionCodes", "x".repeat(201)],
  ["rootCauses", Array.from({ length: 41 }, (_, index) => `Cause ${index}`).join("\n")],
])("rules whose %s cannot be are refused there, and nothing typed is lost", (field, value) => {
  const { rules, draft } = readCloseout(formOf({ ...RULES, [field]: value }), KNOWN, () => "point_new");
  expect(rules).toBeNull();
  expect(Object.keys(draft.wrong)).toEqual([field]);
  expect(draft.typed).toMatchObject({
    [field]: value,
    review: true,
    photosBefore: field === "photosBefore" ? value : "1",
  });
});
