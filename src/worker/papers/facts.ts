import type { Fact } from "../packet/content/types.ts";
import { RULE } from "./colours.ts";
import { baseline, type Flow } from "./flow.ts";
import { TYPE } from "./sheet.ts";

const GAP = 16;

/** Names with what belongs to them, side by side in columns; a hairline between the rows. */
export function drawFacts(flow: Flow, facts: Fact[], columns: number): void {
  const { paper, sheet } = flow;
  const width = (sheet.width + GAP) / columns;
  for (let at = 0; at < facts.length; at += columns) {
    const cells = facts.slice(at, at + columns).map(({ name, lines }) => ({
      name,
      lines: lines.flatMap((line) => paper.wrap(line, width - GAP, TYPE.body)),
    }));
    const tallest = Math.max(...cells.map(({ lines }) => lines.length));
    const height = TYPE.label.leading + 2 + tallest * TYPE.body.leading;
    flow.room(height + 14);
    if (at > 0) {
      paper.rule(sheet.left, flow.y, sheet.width, RULE);
      flow.space(7);
    }
    cells.forEach(({ name, lines }, column) => {
      const x = sheet.left + column * width;
      paper.part("P", () => {
        paper.text(x, baseline(flow.y, TYPE.label), name, TYPE.label);
        lines.forEach((line, index) => {
          const y = flow.y + TYPE.label.leading + 2 + index * TYPE.body.leading;
          paper.text(x, baseline(y, TYPE.body), line, TYPE.body);
        });
      });
    });
    flow.space(height + 7);
  }
}
