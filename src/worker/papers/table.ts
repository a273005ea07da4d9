import { type Colour, INK, RULE, SOFT } from "./colours.ts";
import { baseline, type Flow } from "./flow.ts";
import { TYPE, type Type } from "./sheet.ts";

export type Column = {
  head: string;
  /** Points; the cells keep a gap to the next column. */
  width: number;
  align?: "right";
  /** Figures of one width. */
  tabular?: boolean;
  type?: Type;
};

type Options = {
  accent?: Colour;
  /** Where a page ends between two rows: what to say at its foot and at the head of the next one, and the sum until there. */
  carry?: { foot: string; head: string; sum: (rowsAbove: number) => string };
  /** Points of what comes after the last row and stays with it. */
  follows?: number;
};

const GAP = 10;
const PADDING = 4.5;
const HEAD_TYPE: Type = { ...TYPE.label, weight: "bold", colour: SOFT };

/** Rows under a head that is repeated on each page, as wide as their columns. A row stays whole where a page can hold it. */
export function drawTable(flow: Flow, columns: Column[], rows: string[][], options: Options = {}): void {
  const { paper } = flow;
  const { carry } = options;
  const footRoom = carry ? TYPE.small.leading + 2 * PADDING : 0;
  paper.group("Table", () => {
    flow.room(80);
    drawHead(flow, columns, options.accent ?? INK);
    rows.forEach((row, index) => {
      const cells = columns.map((column, at) =>
        paper.wrap(row[at] ?? "", column.width - GAP, column.type ?? TYPE.body),
      );
      const turn = () => {
        if (carry) drawCarried(flow, columns, carry.foot, carry.sum(index));
        flow.nextPage();
        drawHead(flow, columns, options.accent ?? INK);
        if (carry) drawCarried(flow, columns, carry.head, carry.sum(index));
      };
      const height = heightOf(columns, cells);
      const last = index === rows.length - 1;
      const needed = height + (last ? (options.follows ?? 0) : footRoom);
      if (flow.left < needed && needed <= flow.most - 60) turn();
      drawRow(flow, columns, cells, turn, last ? 0 : footRoom);
    });
  });
}

function drawHead(flow: Flow, columns: Column[], accent: Colour): void {
  const { paper, sheet } = flow;
  paper.group("TR", () => {
    place(columns, sheet.left, (column, x, align) => {
      paper.part("TH", () => paper.text(x, baseline(flow.y, HEAD_TYPE), column.head, HEAD_TYPE, align));
    });
  });
  flow.space(HEAD_TYPE.leading + 3);
  paper.rule(sheet.left, flow.y, widthOf(columns), accent, 1);
}

/** A row as far as it fits; what is left of it goes on after the turn of the page. */
function drawRow(flow: Flow, columns: Column[], cells: string[][], turn: () => void, footRoom: number): void {
  const { paper, sheet } = flow;
  let rest = cells;
  for (;;) {
    const room = flow.left - footRoom - 2 * PADDING;
    const cut = rest.map(
      (lines, at) => Math.max(1, Math.floor(room / typeOf(columns[at]).leading)) || lines.length,
    );
    const here = rest.map((lines, at) => lines.slice(0, cut[at]));
    const top = flow.y + PADDING;
    paper.group("TR", () => {
      place(columns, sheet.left, (column, x, align, at) => {
        const type = typeOf(column);
        paper.part("TD", () => {
          here[at]?.forEach((line, index) => {
            const y = baseline(top + index * type.leading, type);
            paper.text(x, y, line, { ...type, tabular: column.tabular }, align);
          });
        });
      });
    });
    flow.space(heightOf(columns, here));
    paper.rule(sheet.left, flow.y, widthOf(columns), RULE);
    rest = rest.map((lines, at) => lines.slice(cut[at]));
    if (rest.every((lines) => lines.length === 0)) return;
    turn();
  }
}

function drawCarried(flow: Flow, columns: Column[], words: string, sum: string): void {
  const { paper, sheet } = flow;
  const type: Type = { ...TYPE.small, tabular: true };
  const y = baseline(flow.y + PADDING, type);
  paper.part("P", () => {
    paper.text(sheet.left, y, words, type);
    paper.text(sheet.left + widthOf(columns), y, sum, type, "right");
  });
  flow.space(type.leading + 2 * PADDING);
}

/** Each column with the edge at which its text stands. */
function place(
  columns: Column[],
  left: number,
  draw: (column: Column, x: number, align: "left" | "right", at: number) => void,
): void {
  let x = left;
  columns.forEach((column, at) => {
    const last = at === columns.length - 1;
    if (column.align === "right") draw(column, x + column.width - (last ? 0 : GAP), "right", at);
    else draw(column, x, "left", at);
    x += column.width;
  });
}

function heightOf(columns: Column[], cells: string[][]): number {
  const heights = cells.map((lines, at) => lines.length * typeOf(columns[at]).leading);
  return Math.max(...heights) + 2 * PADDING;
}

function typeOf(column: Column | undefined): Type {
  return column?.type ?? TYPE.body;
}

function widthOf(columns: Column[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}
