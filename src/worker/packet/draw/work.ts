import { FAINT, GOOD, SOFT } from "../../papers/colours.ts";
import { drawFacts } from "../../papers/facts.ts";
import { baseline, type Flow } from "../../papers/flow.ts";
import { drawHeading } from "../../papers/heading.ts";
import { TYPE } from "../../papers/sheet.ts";
import type { Section } from "../content/types.ts";
import type { With } from "./section.ts";

type Work = Section & { kind: "work" };

const ANSWER = {
  done: { mark: "✓", words: "Done", colour: GOOD },
  not_applicable: { mark: "–", words: "Does not apply", colour: SOFT },
  open: { mark: "□", words: "Not answered", colour: FAINT },
};

/** What was done: the resolution, the crew's notes, the checklist and what was approved on the way. */
export function drawWork(flow: Flow, work: Work, { accent }: With): void {
  const { facts, notes, checklist, approvals } = work;
  if (facts.length + notes.length + approvals.length > 0) {
    drawHeading(flow, "Work done", accent);
    if (facts.length > 0) drawFacts(flow, facts, 3);
    for (const { text, by } of notes) {
      flow.text(text, TYPE.body);
      flow.text(by, TYPE.small);
      flow.space(6);
    }
    for (const approval of approvals) {
      flow.text(approval, TYPE.body);
      flow.space(4);
    }
  }
  if (checklist.length > 0) drawChecklist(flow, checklist, accent);
}

function drawChecklist(flow: Flow, points: Work["checklist"], accent: With["accent"]): void {
  const { paper, sheet } = flow;
  drawHeading(flow, "Checklist", accent);
  for (const { text, answer } of points) {
    const { mark, words, colour } = ANSWER[answer];
    const lines = paper.wrap(text, sheet.width - 120, TYPE.body);
    flow.room(lines.length * TYPE.body.leading);
    const y = baseline(flow.y, TYPE.body);
    paper.text(sheet.left, y, mark, { ...TYPE.strong, colour });
    paper.part("P", () => {
      lines.forEach((line, index) => {
        paper.text(sheet.left + 18, y + index * TYPE.body.leading, line, TYPE.body);
      });
      paper.text(sheet.right, y, words, { ...TYPE.small, colour }, "right");
    });
    flow.space(lines.length * TYPE.body.leading + 3);
  }
}
