/** The least contrast of small text: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const READABLE = 4.5;
const STEPS = 20;

/** Whether it is a colour as `<input type=color>` sends it: `#1d56b5`. */
export function isColour(text: string): boolean {
  return /^#[\da-f]{6}$/i.test(text);
}

/**
 * How far a colour stands out from white, from 1 to 21.
 * @param colour `#rrggbb`
 */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map(linear);
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/**
 * The colour in which text is written on white: the colour itself where it can be read, else the first darker shade of it that can.
 * @param colour `#rrggbb`
 * @returns `#rrggbb`
 */
export function textColour(colour: string): string {
  const shades = Array.from({ length: STEPS + 1 }, (_, step) => darker(colour, 1 - step / STEPS));
  return shades.find((shade) => contrastWithWhite(shade) >= READABLE) ?? "#000000";
}

function darker(colour: string, part: number): string {
  const shade = channelsOf(colour).map((channel) => Math.round(channel * part));
  return `#${shade.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
}

/** A channel from 0 to 255 as light: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
