import PDFDocument from "pdfkit";
import { INK } from "../src/worker/papers/colours.ts";
import type { TextStyle } from "../src/worker/papers/lettering.ts";
import type { Size } from "../src/worker/papers/pages.ts";
import { Paper, type Picture } from "../src/worker/papers/paper.ts";

type Colour = readonly [number, number, number];
type Call =
  | { kind: "page"; size: Size }
  | { kind: "text"; x: number; y: number; text: string; style: TextStyle; align: "left" | "right" }
  | { kind: "rule"; x: number; y: number; width: number; colour: Colour; thickness: number }
  | { kind: "fill" | "frame"; x: number; y: number; width: number; height: number; colour: Colour }
  | { kind: "fills"; rectangles: { x: number; y: number; width: number; height: number }[]; colour: Colour }
  | { kind: "picture"; x: number; y: number; width: number; height: number };

/** A paper that notes what is drawn on it, so that another library can draw the same pages. */
export class RecordedPaper extends Paper {
  readonly calls: Call[] = [];

  override addPage(size: Size): void {
    this.calls.push({ kind: "page", size });
    super.addPage(size);
  }

  override text(
    x: number,
    y: number,
    text: string,
    style: TextStyle,
    align: "left" | "right" = "left",
  ): void {
    this.calls.push({ kind: "text", x, y, text, style, align });
  }

  override rule(x: number, y: number, width: number, colour: Colour, thickness = 0.5): void {
    this.calls.push({ kind: "rule", x, y, width, colour, thickness });
  }

  override fill(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.calls.push({ kind: "fill", x, y, width, height, colour });
  }

  override frame(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.calls.push({ kind: "frame", x, y, width, height, colour });
  }

  override fillAll(
    rectangles: { x: number; y: number; width: number; height: number }[],
    colour: Colour,
  ): void {
    this.calls.push({ kind: "fills", rectangles, colour });
  }

  override picture(_picture: Picture, x: number, y: number, width: number, height: number): void {
    this.calls.push({ kind: "picture", x, y, width, height });
  }
}

/** Draws with pdfkit what was drawn: every line is broken and placed already. Answers the file's length. */
export function replay(
  calls: Call[],
  fonts: { regular: Uint8Array; bold: Uint8Array },
  photo: Uint8Array,
): Promise<number> {
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0, info: { Title: "Packet" } });
  let length = 0;
  const ended = new Promise<number>((resolve) => {
    doc.on("data", (chunk: Uint8Array) => {
      length += chunk.length;
    });
    doc.on("end", () => resolve(length));
  });
  doc.registerFont("regular", Buffer.from(fonts.regular)).registerFont("bold", Buffer.from(fonts.bold));
  for (const call of calls) draw(doc, call, photo);
  doc.end();
  return ended;
}

function draw(doc: PDFKit.PDFDocument, call: Call, photo: Uint8Array): void {
  switch (call.kind) {
    case "page":
      doc.addPage({ size: [call.size.width, call.size.height], margin: 0 });
      break;
    case "text": {
      const { weight = "regular", size, colour = INK } = call.style;
      doc.font(weight).fontSize(size).fillColor(hex(colour));
      const x = call.align === "left" ? call.x : call.x - doc.widthOfString(call.text);
      doc.text(call.text, x, call.y, { lineBreak: false, baseline: "alphabetic" });
      break;
    }
    case "rule":
      doc.lineWidth(call.thickness).strokeColor(hex(call.colour));
      doc
        .moveTo(call.x, call.y)
        .lineTo(call.x + call.width, call.y)
        .stroke();
      break;
    case "fill":
      doc.rect(call.x, call.y, call.width, call.height).fill(hex(call.colour));
      break;
    case "frame":
      doc.rect(call.x, call.y, call.width, call.height).stroke(hex(call.colour));
      break;
    case "fills":
      for (const { x, y, width, height } of call.rectangles) doc.rect(x, y, width, height);
      doc.fill(hex(call.colour));
      break;
    case "picture":
      // A copy each time: pdfkit shares what it was given by name alone.
      doc.image(Buffer.from(photo), call.x, call.y, { width: call.width, height: call.height });
  }
}

function hex(colour: Colour): string {
  return `#${colour
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
