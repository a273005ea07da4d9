import { RULE, SHADE, SOFT } from "../../papers/colours.ts";
import { fitIn } from "../../papers/fit.ts";
import { baseline, type Flow } from "../../papers/flow.ts";
import { drawHeading } from "../../papers/heading.ts";
import { TYPE } from "../../papers/sheet.ts";
import type { Section, ShownPhoto } from "../content/types.ts";
import type { With } from "./section.ts";

const GAP = 14;
const CAPTION = TYPE.body.leading + TYPE.small.leading + 4;
const BETWEEN = 16;
const HEADING = 32;
/** A phone held upright. */
const TALLEST = 4 / 3;

/** Before beside after, row by row, as many to a page as the manager wants; then the others, two and two. */
export function drawPhotos(flow: Flow, { pairs, others }: Section & { kind: "photos" }, own: With): void {
  if (pairs.length + others.length === 0) {
    drawHeading(flow, "Photos", own.accent);
    flow.text("No photos were taken.", { ...TYPE.body, colour: SOFT });
    return;
  }
  const rows: ShownPhoto[][] = [...pairs];
  for (let at = 0; at < others.length; at += 2) rows.push(others.slice(at, at + 2));

  const rowsPerPage = own.content.photosPerPage / 2;
  const width = (flow.sheet.width - GAP) / 2;
  const room = (flow.most - HEADING) / rowsPerPage - CAPTION - BETWEEN;
  const height = Math.min(room, width * TALLEST);
  const first = rowHeight(rows[0] ?? [], own, width, height);
  drawHeading(flow, pairs.length > 0 ? "Before and after" : "Photos", own.accent, first + CAPTION);
  let onPage = 0;
  rows.forEach((row, index) => {
    const needed = rowHeight(row, own, width, height);
    const alone = index === pairs.length && pairs.length > 0;
    if (onPage === rowsPerPage || flow.left < needed + CAPTION) {
      flow.nextPage();
      onPage = 0;
    }
    if (alone) {
      const before = flow.paper.pageCount;
      drawHeading(flow, "More photos", own.accent, needed + CAPTION);
      if (flow.paper.pageCount > before) onPage = 0;
    }
    row.forEach((photo, column) => {
      drawPhoto(flow, photo, { x: flow.sheet.left + column * (width + GAP), width, height: needed }, own);
    });
    flow.space(needed + CAPTION + BETWEEN);
    onPage++;
  });
  flow.space(-BETWEEN);
}

/** As tall as the taller one of its photos; both stand on one line. */
function rowHeight(row: ShownPhoto[], { album }: With, width: number, height: number): number {
  const heights = row.map(({ key }) => {
    const picture = key === null ? null : album.get(key);
    return picture ? fitIn(picture, width, height).height : 110;
  });
  return Math.min(height, Math.max(...heights));
}

type Cell = { x: number; width: number; height: number };

function drawPhoto(flow: Flow, photo: ShownPhoto, { x, width, height }: Cell, { album }: With): void {
  const { paper, y } = flow;
  const picture = photo.key === null ? null : album.get(photo.key);
  paper.fill(x, y, width, height, SHADE);
  if (picture) {
    const size = fitIn(picture, width, height);
    const left = x + (width - size.width) / 2;
    const top = y + (height - size.height) / 2;
    paper.part("Figure", () => paper.picture(picture, left, top, size.width, size.height), photo.alt);
  } else {
    drawMissing(flow, photo, { x, width, height });
  }
  const caption = y + height + 4;
  paper.part("P", () => {
    const label = { ...TYPE.strong, size: 9 };
    const at = baseline(caption, TYPE.body);
    paper.text(x, at, photo.label, label);
    paper.text(x + paper.widthOf(`${photo.label} `, label) + 3, at, photo.taken, { ...TYPE.body, size: 9 });
    paper.text(x + width, at, `No. ${photo.number}`, TYPE.small, "right");
    const where = [photo.place ?? "no position", photo.by].join(" · ");
    const line = paper.wrap(where, width, TYPE.small)[0] ?? "";
    const figures = { ...TYPE.small, tabular: true };
    paper.text(x, baseline(caption + TYPE.body.leading, TYPE.small), line, figures);
  });
}

/** In the place of a photo that a PDF cannot hold, or whose file is broken: that it is there, and how it is recognised. */
function drawMissing(flow: Flow, photo: ShownPhoto, { x, width, height }: Cell): void {
  const { paper, y } = flow;
  paper.frame(x, y, width, height, RULE);
  const lines = [
    { words: "This file cannot be shown here.", type: TYPE.strong },
    { words: "It is kept with the job. SHA-256:", type: TYPE.small },
    { words: photo.sha256.slice(0, 32), type: TYPE.small },
    { words: photo.sha256.slice(32), type: TYPE.small },
  ].filter(({ words }) => words !== "");
  let top = y + Math.max(8, height / 2 - 26);
  paper.part("P", () => {
    for (const { words, type } of lines) {
      paper.text(x + 14, baseline(top, type), words, type);
      top += type.leading;
    }
  });
}
