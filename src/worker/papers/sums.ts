import type { Sum } from "../packet/content/types.ts";
import { INK, RULE } from "./colours.ts";
import { baseline, type Flow } from "./flow.ts";
import type { Paper } from "./paper.ts";
import { TYPE, type Type } from "./sheet.ts";

const WIDTH = 230;
const GAP = 10;
const STRONG: Type = { ...TYPE.strong, size: 11, leading: 20 };
const PLAIN: Type = { ...TYPE.body, leading: 16 };

/** Points from one line of a name to the next. */
const LINE = 12;

/** Points that sums take, with the space above them. */
export function heightOfSums({ paper }: Flow, sums: Sum[]): number {
  const heights = sums.map((sum) => typeOf(sum).leading + (namesOf(paper, sum).length - 1) * LINE);
  return heights.reduce((all, height) => all + height, 6);
}

/** Sums at the right edge, under the amounts that they sum; they stay together. */
export function drawSums(flow: Flow, sums: Sum[]): void {
  const { paper, sheet } = flow;
  const left = sheet.right - WIDTH;
  flow.room(heightOfSums(flow, sums));
  flow.space(6);
  for (const sum of sums) {
    const type = typeOf(sum);
    const names = namesOf(paper, sum);
    if (sum.strong) paper.rule(left, flow.y + 1, WIDTH, INK, 0.75);
    const y = baseline(flow.y + (sum.strong ? 2 : 0), type);
    paper.part("P", () => {
      names.forEach((name, index) => {
        paper.text(left, y + index * LINE, name, type);
      });
      const last = y + (names.length - 1) * LINE;
      paper.text(sheet.right, last, sum.amount, { ...type, tabular: true }, "right");
    });
    flow.space(type.leading + (names.length - 1) * LINE);
    if (!sum.strong) paper.rule(left, flow.y, WIDTH, RULE);
  }
}

function typeOf({ strong }: Sum): Type {
  return strong ? STRONG : PLAIN;
}

/** A sum's name in as many lines as it takes beside its amount. */
function namesOf(paper: Paper, sum: Sum): string[] {
  const type = typeOf(sum);
  return paper.wrap(sum.name, WIDTH - GAP - paper.widthOf(sum.amount, { ...type, tabular: true }), type);
}
