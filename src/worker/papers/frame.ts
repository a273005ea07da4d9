import type { Letterhead } from "../packet/content/types.ts";
import type { Album } from "./album.ts";
import { brandColour, type Colour, RULE, readableOnWhite } from "./colours.ts";
import { fitIn } from "./fit.ts";
import { baseline } from "./flow.ts";
import type { Paper } from "./paper.ts";
import { type Sheet, TYPE, type Type } from "./sheet.ts";

const LOGO = { width: 190, height: 48 };
const NAME: Type = { size: 15, weight: "bold", leading: 19 };

/** The vendor's colour as it stands on white: of lines and small words. */
export function accentOf(letterhead: Letterhead): Colour {
  return readableOnWhite(brandColour(letterhead.colour ?? undefined));
}

/** The head of a paper's first page: the vendor, by logo or name, and how it is reached. Answers where the text starts. */
export function drawLetterhead(paper: Paper, sheet: Sheet, letterhead: Letterhead, album: Album): number {
  const { left, right, width } = sheet;
  paper.fill(0, 0, sheet.size.width, 8, brandColour(letterhead.colour ?? undefined));
  const top = 36;
  const logo = letterhead.logoKey === null ? null : album.get(letterhead.logoKey);
  const aside = width * 0.4;
  let y = top;
  if (logo) {
    const size = fitIn(logo, LOGO.width, LOGO.height);
    paper.part("Figure", () => paper.picture(logo, left, y, size.width, size.height), letterhead.name);
    y += size.height;
  } else {
    const lines = paper.wrap(letterhead.name, width - aside - 20, NAME);
    paper.part("P", () => {
      for (const line of lines) {
        paper.text(left, baseline(y, NAME), line, NAME);
        y += NAME.leading;
      }
    });
  }
  let side = top;
  const reached: [string, Type][] = [
    ...(logo ? [[letterhead.name, { ...TYPE.small, weight: "bold" }] satisfies [string, Type]] : []),
    ...letterhead.lines.map((line): [string, Type] => [line, TYPE.small]),
  ];
  paper.part("P", () => {
    for (const [words, type] of reached) {
      for (const line of paper.wrap(words, aside, type)) {
        paper.text(right, baseline(side, type), line, type, "right");
        side += type.leading;
      }
    }
  });
  const end = Math.max(y, side) + 14;
  paper.rule(left, end, width, RULE);
  return end + 22;
}

/** The head of the pages after it. */
export function drawRunningHead(paper: Paper, sheet: Sheet, letterhead: Letterhead, words: string): number {
  paper.fill(0, 0, sheet.size.width, 3, brandColour(letterhead.colour ?? undefined));
  const y = baseline(28, TYPE.foot);
  const name = paper.wrap(letterhead.name, sheet.width * 0.45, TYPE.foot)[0] ?? "";
  paper.text(sheet.left, y, paper.wrap(words, sheet.width * 0.52, TYPE.foot)[0] ?? "", TYPE.foot);
  paper.text(sheet.right, y, name, TYPE.foot, "right");
  paper.rule(sheet.left, 44, sheet.width, RULE);
  return sheet.top;
}

/** At the foot of each page from the first one on: what it is, and which page of how many. */
export function drawFeet(paper: Paper, sheet: Sheet, first: number, words: string): void {
  const count = paper.pageCount - first;
  for (let index = 0; index < count; index++) {
    paper.onPage(first + index, () => {
      const y = baseline(sheet.size.height - 40, TYPE.foot);
      paper.rule(sheet.left, sheet.size.height - 45, sheet.width, RULE);
      paper.text(sheet.left, y, paper.wrap(words, sheet.width * 0.75, TYPE.foot)[0] ?? "", TYPE.foot);
      paper.text(sheet.right, y, `Page ${index + 1} of ${count}`, TYPE.foot, "right");
    });
  }
}
