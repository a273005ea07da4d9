import { expect, test } from "vitest";
import { falseNumbers } from "../chaos/check-numbers.ts";

const numbered = (...numbers: (string | null)[]) =>
  numbers.map((number, index) => ({ id: `in_${index}`, number }));

test.each<[string, (string | null)[], string[]]>([
  ["nothing", [], []],
  ["one after the other, in any order", ["INV-0002", "INV-0001", "INV-0003"], []],
  ["none", ["INV-0001", null], ["here: in_1 has none"]],
  ["one twice", ["INV-0001", "INV-0001"], ["here: INV-0001 twice", "here: INV-0002 is nobody's"]],
  ["a gap", ["INV-0001", "INV-0003"], ["here: INV-0002 is nobody's", "here: INV-0003 lies behind a gap"]],
  ["Stripe's own", ["7F2A-0001"], ["here: INV-0001 is nobody's", "here: 7F2A-0001 lies behind a gap"]],
])("numbers of invoices: %s", (_, numbers, problems) => {
  expect(falseNumbers(numbered(...numbers), [])).toEqual(problems);
});

test("Stripe's books are looked at too", () => {
  expect(falseNumbers(numbered("INV-0001"), numbered("INV-0002"))).toEqual([
    "at Stripe: INV-0001 is nobody's",
    "at Stripe: INV-0002 lies behind a gap",
  ]);
});
