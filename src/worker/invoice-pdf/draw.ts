import type { Album } from "../papers/album.ts";
import { BAD, type Colour, GOOD, SHADE, SOFT } from "../papers/colours.ts";
import { drawFacts } from "../papers/facts.ts";
import { baseline, Flow } from "../papers/flow.ts";
import { accentOf, drawFeet, drawLetterhead, drawRunningHead } from "../papers/frame.ts";
import type { Paper } from "../papers/paper.ts";
import { drawQr } from "../papers/qr.ts";
import { type Sheet, sheetOf, TYPE, type Type } from "../papers/sheet.ts";
import { drawSums, heightOfSums } from "../papers/sums.ts";
import { type Column, drawTable } from "../papers/table.ts";
import type { InvoiceContent, Mark, ShownInvoiceLine } from "./types.ts";

const OWED: Type = { size: 18, weight: "bold", leading: 24 };
const OWED_WIDTH = 200;
const QR = 84;
/** Points: the largest letters that go over a page. */
const ACROSS = 130;
const TONE: { [tone in Mark["tone"]]: Colour } = { good: GOOD, bad: BAD, plain: SOFT };
const PALE: Colour = [0.93, 0.92, 0.9];

/** Draws an invoice or a credit note onto as many pages as it takes. */
export function drawInvoice(paper: Paper, content: InvoiceContent, album: Album): void {
  const { letterhead, across, foot } = content;
  const sheet = sheetOf(content.paper);
  const first = paper.pageCount;
  paper.group("Sect", () => {
    const flow = new Flow(paper, sheet, (cover) => {
      if (across !== null) drawAcross(paper, sheet, across);
      return cover
        ? drawLetterhead(paper, sheet, letterhead, album)
        : drawRunningHead(paper, sheet, letterhead, foot);
    });
    drawOpening(flow, content);
    drawFacts(flow, content.facts, 4);
    for (const line of content.memo) flow.text(line, TYPE.body);
    flow.space(16);
    drawLines(flow, content);
    drawSums(flow, content.sums);
    drawTaxes(flow, content);
    for (const note of content.notes) {
      flow.space(10);
      flow.text(note, TYPE.strong);
    }
    drawPay(flow, content);
  });
  drawFeet(paper, sheet, first, [foot, letterhead.name].join(" · "));
}

/** The paper's name, who is billed, and beside it what is owed or credited. */
function drawOpening(flow: Flow, content: InvoiceContent): void {
  const { paper, sheet } = flow;
  const { buyer, owed, mark, across } = content;
  flow.lines([content.heading], TYPE.title, { role: "H1" });
  if (mark) drawMark(paper, sheet, flow.y - TYPE.title.leading, mark);
  flow.space(10);
  const top = flow.y;
  const left = sheet.right - OWED_WIDTH;
  const height = TYPE.label.leading + OWED.leading + TYPE.strong.leading + 20;
  if (across === null) paper.fill(left, top, OWED_WIDTH, height, SHADE);
  paper.part("P", () => {
    paper.text(left + 12, baseline(top + 9, TYPE.label), owed.name, TYPE.label);
    paper.text(left + 12, baseline(top + 19, OWED), owed.amount, { ...OWED, tabular: true });
    const words = baseline(top + 19 + OWED.leading, TYPE.strong);
    paper.text(left + 12, words, owed.words, TYPE.strong);
  });
  flow.text(buyer.name, TYPE.label);
  flow.space(2);
  const [name = "", ...lines] = buyer.lines;
  const width = sheet.width - OWED_WIDTH - 24;
  flow.text(name, TYPE.strong, { width });
  for (const line of lines) flow.text(line, TYPE.body, { width });
  flow.y = Math.max(flow.y, top + height) + 18;
}

/** As large as it may be without leaving the page. */
function drawAcross(paper: Paper, sheet: Sheet, words: string): void {
  const text = words.toUpperCase();
  const most = (sheet.size.width / Math.cos(Math.PI / 5)) * 0.86;
  const wide = paper.widthOf(text, { size: 1, weight: "bold" });
  paper.slanted(text, Math.min(ACROSS, most / wide), PALE);
}

function drawMark(paper: Paper, sheet: Sheet, top: number, { word, tone }: Mark): void {
  const type: Type = { size: 10.5, weight: "bold", leading: 14, colour: TONE[tone] };
  const width = paper.widthOf(word, type) + 18;
  paper.frame(sheet.right - width, top + 2, width, 21, TONE[tone], 1.2);
  paper.part("P", () => {
    paper.text(sheet.right - width + 9, baseline(top + 5.5, type), word, type);
  });
}

/** A column of figures; one that is empty on all lines is left out. */
type Figure = { name: Exclude<keyof ShownInvoiceLine, "description">; head: string; width: number };

function drawLines(flow: Flow, { lines, carried, taxName, letterhead, sums }: InvoiceContent): void {
  const all: Figure[] = [
    { name: "quantity", head: "Quantity", width: 78 },
    { name: "unitPrice", head: "Unit price", width: 76 },
    { name: "rate", head: taxName, width: 62 },
    { name: "amount", head: "Amount", width: 82 },
  ];
  const figures = all.filter(({ name }) => lines.some((line) => line[name] !== ""));
  const rest = flow.sheet.width - figures.reduce((sum, { width }) => sum + width, 0);
  const columns = figures.map(({ head, width }) => ({ head, width, align: "right", tabular: true }) as const);
  const rows = lines.map((line) => [line.description, ...figures.map(({ name }) => line[name])]);
  drawTable(flow, [{ head: "Description", width: rest }, ...columns], rows, {
    accent: accentOf(letterhead),
    carry: { foot: "Carried forward", head: "Brought forward", sum: (above) => carried[above] ?? "" },
    follows: heightOfSums(flow, sums),
  });
}

/** Net, tax and gross by rate, where the law asks for them. */
function drawTaxes(flow: Flow, { taxes, taxName, letterhead }: InvoiceContent): void {
  if (taxes.length === 0) return;
  flow.space(16);
  const type = TYPE.small;
  const figure = { width: 84, align: "right", tabular: true, type } as const;
  const columns: Column[] = [
    { head: "Rate", width: flow.sheet.width - 3 * figure.width, type },
    { head: "Net", ...figure },
    { head: taxName, ...figure },
    { head: "Gross", ...figure },
  ];
  const rows = taxes.map(({ name, net, tax, gross }) => [name, net, tax, gross]);
  drawTable(flow, columns, rows, { accent: accentOf(letterhead) });
}

/** How one pays: the address with its QR code, and the vendor's own words. */
function drawPay(flow: Flow, { pay, letterhead, links }: InvoiceContent): void {
  const { paper, sheet } = flow;
  const { address, lines } = pay;
  if (address === null && lines.length === 0) return;
  const accent = accentOf(letterhead);
  flow.space(22);
  flow.room(Math.max(address === null ? 0 : QR, 30 + lines.length * TYPE.body.leading) + 10);
  const top = flow.y;
  const x = address === null ? sheet.left : sheet.left + QR + 18;
  if (address !== null) {
    drawQr(paper, address, sheet.left, top, QR);
    flow.text("Pay online", TYPE.heading, { x });
    const type: Type = { ...TYPE.small, colour: accent };
    const from = flow.y;
    flow.text(address, type, { x });
    if (links) paper.link(x, from, sheet.right - x, flow.y - from, address);
    flow.space(6);
  }
  if (lines.length > 0) {
    if (address === null) flow.text("How to pay", TYPE.heading, { x });
    for (const line of lines) flow.text(line, TYPE.body, { x });
  }
  flow.y = Math.max(flow.y, top + (address === null ? 0 : QR));
}
