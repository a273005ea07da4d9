import type { PaperSize } from "../portals/profile.ts";
import { type Colour, FAINT, SOFT } from "./colours.ts";
import type { TextStyle } from "./lettering.ts";
import type { Size } from "./pages.ts";

/** A page and what of it is written on; points from its top left corner. */
export type Sheet = { size: Size; left: number; right: number; width: number; top: number; bottom: number };

const SIZES: { [paper in PaperSize]: Size } = {
  letter: { width: 612, height: 792 },
  a4: { width: 595.28, height: 841.89 },
};
const MARGIN = 50;

/** The page on which an organisation or a manager reads. */
export function sheetOf(paper: PaperSize): Sheet {
  const size = SIZES[paper];
  const right = size.width - MARGIN;
  return { size, left: MARGIN, right, width: right - MARGIN, top: 62, bottom: size.height - 58 };
}

/** The scale of type: sizes in points, with the distance from one line to the next. */
export const TYPE = {
  title: { size: 21, weight: "bold", leading: 26 },
  heading: { size: 12, weight: "bold", leading: 16 },
  body: { size: 9.5, leading: 13.5 },
  strong: { size: 9.5, weight: "bold", leading: 13.5 },
  small: { size: 8, leading: 11, colour: SOFT },
  label: { size: 7.5, leading: 10, colour: SOFT },
  foot: { size: 7.5, leading: 10, colour: FAINT },
} satisfies { [name: string]: Type };

export type Type = TextStyle & { leading: number; colour?: Colour };
