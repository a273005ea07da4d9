import type { Sum } from "../packet/content/types.ts";
import { INK, RULE } from "./colours.ts";
import { baseline, type Flow } from "./flow.ts";
import { TYPE, type Type } from "./sheet.ts";

const WIDTH = 230;
const STRONG: Type = { ...TYPE.strong, size: 11, leading: 20 };
const PLAIN: Type = { ...TYPE.body, leading: 16 };

/** Points that sums take, with the space above them. */
export function heightOfSums(sums: Sum[]): number {
  return 6 + sums.reduce((height, { strong }) => height + (strong ? STRONG : PLAIN).leading, 0);
}

/** Sums at the right edge, under the amounts that they sum; they stay together. */
export function drawSums(flow: Flow, sums: Sum[]): void {
  const { paper, sheet } = flow;
  const left = sheet.right - WIDTH;
  flow.room(heightOfSums(sums));
  flow.space(6);
  for (const { name, amount, strong } of sums) {
    const type = strong ? STRONG : PLAIN;
    if (strong) paper.rule(left, flow.y + 1, WIDTH, INK, 0.75);
    const y = baseline(flow.y + (strong ? 2 : 0), type);
    paper.part("P", () => {
      paper.text(left, y, name, type);
      paper.text(sheet.right, y, amount, { ...type, tabular: true }, "right");
    });
    flow.space(type.leading);
    if (!strong) paper.rule(left, flow.y, WIDTH, RULE);
  }
}
