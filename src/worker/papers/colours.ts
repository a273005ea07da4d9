import { HOUSE_COLOUR } from "../../views/settings/paper-draft.ts";

/** Red, green and blue between 0 and 1. */
export type Colour = readonly [number, number, number];

const hex = (text: string): Colour => {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
};

export const INK = hex("#1c1b18");
export const SOFT = hex("#5c584e");
export const FAINT = hex("#8d887c");
export const RULE = hex("#d8d3c7");
export const SHADE = hex("#f6f4ee");
export const GOOD = hex("#17693f");
export const BAD = hex("#b3212a");

/** The vendor's colour, or the house's own for one who chose none. */
export function brandColour(chosen: string | undefined): Colour {
  return hex(chosen && /^#[0-9a-f]{6}$/i.test(chosen) ? chosen : HOUSE_COLOUR);
}

/** The colour itself where it can be read on white, else a darker one of its kind: 4.5 to 1, as WCAG 2.2 asks for text. */
export function readableOnWhite(colour: Colour): Colour {
  let [red, green, blue] = colour;
  while (1.05 / (luminance([red, green, blue]) + 0.05) < 4.5) {
    [red, green, blue] = [red * 0.9, green * 0.9, blue * 0.9];
  }
  return [red, green, blue];
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
