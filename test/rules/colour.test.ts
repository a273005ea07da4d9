import { expect, test } from "vitest";
import { contrastWithWhite, isColour, textColour } from "../../src/worker/settings/colour.ts";

test.each([
  ["#ffffff", 1],
  ["#000000", 21],
  ["#767676", 4.54],
  ["#0000ff", 8.59],
  ["#ff0000", 4],
])("%s stands out from white by %d", (colour, contrast) => {
  expect(contrastWithWhite(colour)).toBeCloseTo(contrast, 1);
});

test.each(["#1d56b5", "#000000", "#767676"])("%s can be read on white as it is", (colour) => {
  expect(textColour(colour)).toBe(colour);
});

test.each(["#ffffff", "#ffcc00", "#00ff00", "#8ec5ff", "#ff3399"])(
  "text in %s is written in a darker shade that can be read",
  (colour) => {
    expect(contrastWithWhite(textColour(colour))).toBeGreaterThanOrEqual(4.5);
    expect(contrastWithWhite(textColour(colour))).toBeLessThan(6);
  },
);

test.each([
  ["#1d56b5", true],
  ["#1D56B5", true],
  ["#fff", false],
  ["blue", false],
  ["#1d56b5;", false],
])("%s is a colour: %s", (text, is) => {
  expect(isColour(text)).toBe(is);
});
