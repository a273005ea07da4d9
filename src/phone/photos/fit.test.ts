import { expect, test } from "vitest";
import { fitted, sameShape } from "./fit.ts";

test.each([
  ["12 megapixels", 4000, 3000, 1600, 1200],
  ["held upright", 3000, 4000, 1200, 1600],
  ["a panorama", 14000, 2200, 1600, 251],
  ["already small", 640, 480, 640, 480],
  ["exactly as large", 1600, 900, 1600, 900],
  ["one line", 20000, 1, 1600, 1],
])("%s fits into 1,600 pixels", (_, width, height, fitWidth, fitHeight) => {
  expect(fitted({ width, height }, 1600)).toEqual({ width: fitWidth, height: fitHeight });
});

test("the same shape, whatever way a browser rounds", () => {
  const expected = fitted({ width: 14000, height: 2200 }, 1600);
  expect(sameShape({ width: 1600, height: 251 }, expected)).toBe(true);
  expect(sameShape({ width: 1600, height: 252 }, expected)).toBe(true);
});

test.each([
  ["turned", { width: 1200, height: 1600 }],
  ["turned and shrunk by the wrong side", { width: 1600, height: 2134 }],
  ["squeezed", { width: 1600, height: 1190 }],
])("another shape: %s", (_, size) => {
  expect(sameShape(size, { width: 1600, height: 1200 })).toBe(false);
});
