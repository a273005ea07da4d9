import { INK, SOFT } from "../../papers/colours.ts";
import { fitIn } from "../../papers/fit.ts";
import { baseline, type Flow } from "../../papers/flow.ts";
import { drawHeading } from "../../papers/heading.ts";
import { TYPE } from "../../papers/sheet.ts";
import type { Section, ShownSignature } from "../content/types.ts";
import type { With } from "./section.ts";

const PICTURE = { width: 220, height: 72 };
const HEIGHT = PICTURE.height + 4 + TYPE.body.leading + 3 * TYPE.small.leading + 14;

/** Who signed for the work: the drawn name on its line, and how and when it came about. */
export function drawSignatures(flow: Flow, { signatures }: Section & { kind: "signature" }, own: With): void {
  drawHeading(flow, "Signature", own.accent, signatures.length > 0 ? HEIGHT : 20);
  if (signatures.length === 0) flow.text("Nobody has signed.", { ...TYPE.body, colour: SOFT });
  for (const signature of signatures) {
    const picture = signature.pictureKey === null ? null : own.album.get(signature.pictureKey);
    flow.room(HEIGHT);
    const { paper, sheet } = flow;
    if (picture) {
      const size = fitIn(picture, PICTURE.width, PICTURE.height);
      const top = flow.y + PICTURE.height - size.height;
      const alt = `Signature of ${signature.name}`;
      paper.part("Figure", () => paper.picture(picture, sheet.left + 4, top, size.width, size.height), alt);
      flow.space(PICTURE.height + 2);
    } else if (signature.pictureKey !== null) {
      flow.text("This signature's file cannot be shown here.", { ...TYPE.small });
    }
    paper.rule(sheet.left, flow.y, 260, INK, 0.75);
    flow.space(5);
    drawSigner(flow, signature);
    flow.space(10);
  }
}

function drawSigner(flow: Flow, { name, role, signed, method, sha256 }: ShownSignature): void {
  const { paper, sheet } = flow;
  paper.part("P", () => {
    const y = baseline(flow.y, TYPE.strong);
    const shown = paper.wrap(name, sheet.width - 120, TYPE.strong)[0] ?? name;
    paper.text(sheet.left, y, shown, TYPE.strong);
    if (role) paper.text(sheet.left + paper.widthOf(shown, TYPE.strong) + 6, y, role, TYPE.small);
  });
  flow.space(TYPE.strong.leading);
  flow.text(`${method}. ${signed}`, TYPE.small);
  flow.text(`SHA-256 ${sha256}`, TYPE.label);
}
