import type { Colour } from "./colours.ts";

type Turn = (width: number, height: number) => number[];

/** How a stored picture is laid into a rectangle so that it stands upright, by its EXIF orientation. */
export const TURNS: { [orientation: number]: Turn } & { 1: Turn } = {
  1: (w, h) => [w, 0, 0, h, 0, 0],
  2: (w, h) => [-w, 0, 0, h, w, 0],
  3: (w, h) => [-w, 0, 0, -h, w, h],
  4: (w, h) => [w, 0, 0, -h, 0, h],
  5: (w, h) => [0, -h, -w, 0, w, h],
  6: (w, h) => [0, -h, w, 0, 0, h],
  7: (w, h) => [0, h, w, 0, 0, 0],
  8: (w, h) => [0, h, -w, 0, w, 0],
};

/** Neighbouring codes in one string: `<0001><0002>` is `<00010002>`. */
export function joined(shown: string[]): string {
  return shown.join("").replaceAll("><", "");
}

export const rgb = (colour: Colour) => colour.map((part) => String(Math.round(part * 1000) / 1000)).join(" ");

/** A number as a PDF writes it, to a hundredth of a point. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
