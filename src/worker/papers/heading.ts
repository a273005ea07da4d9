import { type Colour, RULE } from "./colours.ts";
import { baseline, type Flow } from "./flow.ts";
import { TYPE } from "./sheet.ts";

/** A section's name over a hairline; never alone at the foot of a page. @param follows points that must fit under it */
export function drawHeading(flow: Flow, words: string, accent: Colour, follows = 40): void {
  const { paper, sheet } = flow;
  if (flow.y > sheet.top + 1) flow.space(16);
  flow.room(TYPE.heading.leading + 12 + follows);
  paper.part("H2", () => {
    paper.text(sheet.left, baseline(flow.y, TYPE.heading), words, { ...TYPE.heading, colour: accent });
  });
  flow.space(TYPE.heading.leading + 3);
  paper.rule(sheet.left, flow.y, sheet.width, RULE);
  flow.space(9);
}

/** The paper's own name: smaller where it is long. */
export function drawTitle(flow: Flow, kicker: string, title: string, accent: Colour): void {
  const { paper, sheet } = flow;
  const large = paper.wrap(title, sheet.width, TYPE.title);
  const middle = { ...TYPE.title, size: 14, leading: 18 };
  const fits = large.length <= 2;
  flow.lines([kicker], { ...TYPE.strong, colour: accent });
  flow.space(2);
  flow.lines(fits ? large : paper.wrap(title, sheet.width, middle), fits ? TYPE.title : middle, {
    role: "H1",
  });
}
