import { PDFContext, type PDFDict, PDFHexString, type PDFRef, PDFString } from "pdf-lib";
import type { Colour } from "./colours.ts";
import { type About, writeDocument } from "./document.ts";
import type { Faces } from "./face.ts";
import { Lettering, type TextStyle } from "./lettering.ts";
import { n, rgb, TURNS } from "./operators.ts";
import { Pages, type Size } from "./pages.ts";
import type { Role } from "./tags.ts";
import { type Later, layOut, type PdfFile } from "./write.ts";

/** What is drawn in place of a picture's own pixels: where it lies in the file, and how it is turned. */
export type Picture = {
  ref: PDFRef;
  /** Pixels, as they are stored: before turning. */
  width: number;
  height: number;
  /** As EXIF counts: 1 is upright. */
  orientation: number;
};

/**
 * A paper that is drawn page by page; y runs down from the top edge. It knows no clock and no chance: what is drawn alike is the
 * same file, byte for byte. What is not drawn as a part of the text is decoration, and is not read aloud.
 */
export class Paper {
  readonly context = PDFContext.create();
  private readonly pages = new Pages();
  private readonly lettering: Lettering;
  private readonly laters: Later[] = [];
  private readonly pictures = new Map<PDFRef, string>();
  private readonly about: About;

  constructor(faces: Faces, about: About) {
    this.about = about;
    this.lettering = new Lettering(faces, this.pages, this.context);
  }

  get pageCount(): number {
    return this.pages.all.length;
  }

  addPage(size: Size): void {
    this.pages.add(size);
  }

  /** A part that holds others: a section, a table, a row. */
  group(role: Role, draw: () => void): void {
    this.pages.group(role, draw);
  }

  /** A part with something to read: what `draw` draws, all of it on this page. `alt` says what a picture shows. */
  part(role: Role, draw: () => void, alt?: string): void {
    this.pages.part(role, draw, alt);
  }

  /** Draws on a page that was drawn before: what needs to know how many there are. */
  onPage(index: number, draw: () => void): void {
    this.pages.onPage(index, draw);
  }

  /** Points from the left edge of a line to its right one. */
  widthOf(text: string, style: TextStyle): number {
    return this.lettering.widthOf(text, style);
  }

  wrap(text: string, width: number, style: TextStyle): string[] {
    return this.lettering.wrap(text, width, style);
  }

  /** One line, its baseline at `y`, to the right of `x` or, aligned so, to the left of it. */
  text(x: number, y: number, text: string, style: TextStyle, align: "left" | "right" = "left"): void {
    const start = align === "left" ? x : x - this.lettering.widthOf(text, style);
    this.lettering.line(start, y, text, style);
  }

  /** Large, pale, across the page and behind all that comes later. */
  slanted(text: string, size: number, colour: Colour): void {
    this.lettering.slanted(text, size, colour);
  }

  rule(x: number, y: number, width: number, colour: Colour, thickness = 0.5): void {
    const at = this.pages.up(y);
    this.pages.draw(`${rgb(colour)} RG ${n(thickness)} w ${n(x)} ${at} m ${n(x + width)} ${at} l S`);
  }

  fill(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.fillAll([{ x, y, width, height }], colour);
  }

  frame(x: number, y: number, width: number, height: number, colour: Colour, thickness = 0.5): void {
    const path = this.rectangle({ x, y, width, height });
    this.pages.draw(`${rgb(colour)} RG ${n(thickness)} w ${path} S`);
  }

  /** Rectangles of one colour in one stroke, such as the squares of a QR code. */
  fillAll(rectangles: Rectangle[], colour: Colour): void {
    const paths = rectangles.map((one) => this.rectangle(one));
    this.pages.draw(`${rgb(colour)} rg ${paths.join(" ")} f`);
  }

  /** A picture, turned upright, filling the rectangle. */
  picture(picture: Picture, x: number, y: number, width: number, height: number): void {
    const known = this.pictures.get(picture.ref);
    const name = known ?? `P${this.pictures.size + 1}`;
    if (!known) this.pictures.set(picture.ref, name);
    const turn = TURNS[picture.orientation] ?? TURNS[1];
    const matrix = turn(width, height).map(n).join(" ");
    this.pages.draw(`q 1 0 0 1 ${n(x)} ${this.pages.up(y + height)} cm ${matrix} cm /${name} Do Q`);
  }

  /** A picture's bytes are fetched when the file is written. */
  addLater(dict: PDFDict, length: number, open: Later["open"]): PDFRef {
    const ref = this.context.nextRef();
    this.laters.push({ ref, dict, length, open });
    return ref;
  }

  /** Makes a rectangle open an address. */
  link(x: number, y: number, width: number, height: number, url: string): void {
    const page = this.pages.last;
    const top = page.size.height;
    const rectangle = [x, top - y - height, x + width, top - y].map((value) => Math.round(value * 100) / 100);
    const action = { S: "URI", URI: PDFString.of(encodeURI(decodeURI(url))) };
    const link = { Type: "Annot", Subtype: "Link", Rect: rectangle, Border: [0, 0, 0], F: 4, A: action };
    page.links.push(
      this.context.register(this.context.obj({ ...link, Contents: PDFHexString.fromText(url) })),
    );
  }

  /** Writes what belongs to all pages. Nothing can be drawn any more. */
  finish(): PdfFile {
    const { context, pages, about, lettering, pictures } = this;
    writeDocument(context, pages, about, () => ({
      Font: lettering.embed(context),
      XObject: Object.fromEntries([...pictures].map(([ref, name]) => [name, ref])),
    }));
    return layOut(context, this.laters, pages.all.length);
  }

  private rectangle({ x, y, width, height }: Rectangle): string {
    return `${n(x)} ${this.pages.up(y + height)} ${n(width)} ${n(height)} re`;
  }
}

type Rectangle = { x: number; y: number; width: number; height: number };
