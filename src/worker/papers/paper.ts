import { PDFContext, type PDFDict, PDFHexString, type PDFRef, PDFString } from "pdf-lib";
import { type Colour, INK } from "./colours.ts";
import { UsedLetters } from "./embed-font.ts";
import type { Faces } from "./face.ts";
import { advanceOf, type Letter, lettersOf, readable, widthOf } from "./letters.ts";
import { joined, n, rgb, TURNS } from "./operators.ts";
import { type Part, type Role, writeTags } from "./tags.ts";
import { wrap } from "./wrap.ts";
import { type Later, layOut, type PdfFile } from "./write.ts";

/** Points, 72 to the inch. */
export type Size = { width: number; height: number };

export type TextStyle = {
  weight?: keyof Faces;
  size: number;
  colour?: Colour;
  /** Figures of one width, for columns. */
  tabular?: boolean;
};

/** What is drawn in place of a picture's own pixels: where it lies in the file, and how it is turned. */
export type Picture = {
  ref: PDFRef;
  /** Pixels, as they are stored: before turning. */
  width: number;
  height: number;
  /** As EXIF counts: 1 is upright. */
  orientation: number;
};

export type About = {
  title: string;
  author: string;
  /** BCP 47. */
  language: string;
  /** Milliseconds since 1970, UTC: a date of the data, never of the clock. */
  date: number;
};

type Page = { ops: string[]; mode: "none" | "artifact" | "part"; marks: Part[]; links: PDFRef[]; size: Size };

/**
 * A paper that is drawn page by page; y runs down from the top edge. It knows no clock and no chance: what is drawn alike is the
 * same file, byte for byte. What is not drawn as a part of the text is decoration, and is not read aloud.
 */
export class Paper {
  readonly context = PDFContext.create();
  private readonly pages: Page[] = [];
  private readonly laters: Later[] = [];
  private readonly letters: { [weight in keyof Faces]: UsedLetters };
  private readonly fontRefs: { [weight in keyof Faces]: PDFRef };
  private readonly pictures = new Map<PDFRef, string>();
  private readonly root: Part = { role: "Document", kids: [] };
  private within: Part = this.root;

  private readonly faces: Faces;
  private readonly about: About;

  constructor(faces: Faces, about: About) {
    this.faces = faces;
    this.about = about;
    this.letters = { regular: new UsedLetters(faces.regular), bold: new UsedLetters(faces.bold) };
    this.fontRefs = { regular: this.context.nextRef(), bold: this.context.nextRef() };
  }

  get pageCount(): number {
    return this.pages.length;
  }

  addPage(size: Size): void {
    this.pages.push({ ops: [], mode: "none", marks: [], links: [], size });
  }

  /** A part that holds others: a section, a table, a row. */
  group(role: Role, draw: () => void): void {
    const outer = this.within;
    const part: Part = { role, kids: [] };
    outer.kids.push(part);
    this.within = part;
    draw();
    this.within = outer;
  }

  /** A part with something to read: what `draw` draws, all of it on this page. `alt` says what a picture shows. */
  part(role: Role, draw: () => void, alt?: string): void {
    const page = this.page();
    const mark = page.marks.length;
    const part: Part = { role, kids: [{ page: this.pages.length - 1, mark }], ...(alt && { alt }) };
    this.within.kids.push(part);
    page.marks.push(part);
    this.enter(page, "none");
    page.ops.push(`/${role} <</MCID ${mark}>> BDC`);
    page.mode = "part";
    draw();
    page.ops.push("EMC");
    page.mode = "none";
  }

  /** Points from the left edge of a line to its right one. */
  widthOf(text: string, { weight = "regular", size, tabular }: TextStyle): number {
    const face = this.faces[weight];
    return (widthOf(face, lettersOf(face, readable(text), tabular), tabular) * size) / 1000;
  }

  wrap(text: string, width: number, { weight = "regular", size }: TextStyle): string[] {
    return wrap(this.faces[weight], text, size, width);
  }

  /** One line, its baseline at `y`, to the right of `x` or, aligned so, to the left of it. */
  text(x: number, y: number, text: string, style: TextStyle, align: "left" | "right" = "left"): void {
    const { weight = "regular", size, colour = INK, tabular = false } = style;
    const face = this.faces[weight];
    const letters = lettersOf(face, readable(text), tabular);
    const start = align === "left" ? x : x - (widthOf(face, letters, tabular) * size) / 1000;
    const font = weight === "regular" ? "/F1" : "/F2";
    let at = start;
    let shown: string[] = [];
    let from = start;
    const flush = () => {
      if (shown.length === 0) return;
      this.draw(
        `BT ${font} ${n(size)} Tf ${rgb(colour)} rg ${n(from)} ${this.up(y)} Td [${joined(shown)}] TJ ET`,
      );
      shown = [];
    };
    letters.forEach((letter, index) => {
      const advance = advanceOf(face, letter, letters[index + 1], tabular);
      if (letter.kind === "box") {
        flush();
        this.drawBox(letter, at, y, size, colour);
        from = at + (advance * size) / 1000;
      } else {
        const kern = advance - letter.glyph.advance;
        shown.push(`<${this.letters[weight].codeOf(letter.glyph, letter.text)}>`);
        if (Math.abs(kern) >= 0.5) shown.push(n(-kern));
      }
      at += (advance * size) / 1000;
    });
    flush();
  }

  rule(x: number, y: number, width: number, colour: Colour, thickness = 0.5): void {
    this.draw(
      `${rgb(colour)} RG ${n(thickness)} w ${n(x)} ${this.up(y)} m ${n(x + width)} ${this.up(y)} l S`,
    );
  }

  fill(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.draw(`${rgb(colour)} rg ${n(x)} ${this.up(y + height)} ${n(width)} ${n(height)} re f`);
  }

  frame(x: number, y: number, width: number, height: number, colour: Colour, thickness = 0.5): void {
    this.draw(
      `${rgb(colour)} RG ${n(thickness)} w ${n(x)} ${this.up(y + height)} ${n(width)} ${n(height)} re S`,
    );
  }

  /** Rectangles of one colour in one stroke, such as the squares of a QR code. */
  fillAll(rectangles: { x: number; y: number; width: number; height: number }[], colour: Colour): void {
    const paths = rectangles.map(
      ({ x, y, width, height }) => `${n(x)} ${this.up(y + height)} ${n(width)} ${n(height)} re`,
    );
    this.draw(`${rgb(colour)} rg ${paths.join(" ")} f`);
  }

  /** A picture, turned upright, filling the rectangle. */
  picture(picture: Picture, x: number, y: number, width: number, height: number): void {
    const known = this.pictures.get(picture.ref);
    const name = known ?? `P${this.pictures.size + 1}`;
    if (!known) this.pictures.set(picture.ref, name);
    const turn = TURNS[picture.orientation] ?? TURNS[1];
    const matrix = turn(width, height).map(n).join(" ");
    this.draw(`q 1 0 0 1 ${n(x)} ${this.up(y + height)} cm ${matrix} cm /${name} Do Q`);
  }

  /** Large, pale, across the page and behind all that comes later. */
  slanted(text: string, size: number, colour: Colour): void {
    const { width, height } = this.page().size;
    const face = this.faces.bold;
    const letters = lettersOf(face, text);
    const half = (widthOf(face, letters) * size) / 2000;
    const codes = letters.map((letter) =>
      letter.kind === "glyph" ? `<${this.letters.bold.codeOf(letter.glyph, letter.text)}>` : "",
    );
    const [cos, sin] = [Math.cos(Math.PI / 5), Math.sin(Math.PI / 5)];
    const x = width / 2 - half * cos;
    const y = height / 2 - half * sin;
    const matrix = [cos, sin, -sin, cos, x, y].map((value) => String(Math.round(value * 1e4) / 1e4));
    this.draw(`BT /F2 ${n(size)} Tf ${rgb(colour)} rg ${matrix.join(" ")} Tm [${codes.join("")}] TJ ET`);
  }

  /** Makes a rectangle open an address. */
  link(x: number, y: number, width: number, height: number, url: string): void {
    const page = this.page();
    const top = page.size.height;
    const rectangle = [x, top - y - height, x + width, top - y].map((value) => Math.round(value * 100) / 100);
    const action = { S: "URI", URI: PDFString.of(encodeURI(decodeURI(url))) };
    const link = { Type: "Annot", Subtype: "Link", Rect: rectangle, Border: [0, 0, 0], F: 4, A: action };
    page.links.push(
      this.context.register(this.context.obj({ ...link, Contents: PDFHexString.fromText(url) })),
    );
  }

  /** A picture's bytes are fetched when the file is written. */
  addLater(dict: PDFDict, length: number, open: Later["open"]): PDFRef {
    const ref = this.context.nextRef();
    this.laters.push({ ref, dict, length, open });
    return ref;
  }

  /** Draws on a page that was drawn before: what needs to know how many there are. */
  onPage(index: number, draw: () => void): void {
    const later = this.pages.splice(index + 1);
    draw();
    this.pages.push(...later);
  }

  /** Writes what belongs to all pages. Nothing can be drawn any more. */
  finish(): PdfFile {
    const { context, about } = this;
    const pagesRef = context.nextRef();
    const pageRefs = this.pages.map(() => context.nextRef());
    this.letters.regular.embed(context, this.fontRefs.regular, "CLOSEA");
    this.letters.bold.embed(context, this.fontRefs.bold, "CLOSEB");
    const resources = context.register(
      context.obj({
        Font: { F1: this.fontRefs.regular, F2: this.fontRefs.bold },
        XObject: Object.fromEntries([...this.pictures].map(([ref, name]) => [name, ref])),
      }),
    );
    this.pages.forEach((page, index) => {
      const ref = pageRefs[index];
      if (!ref) return;
      this.enter(page, "none");
      const contents = context.register(context.flateStream(page.ops.join("\n")));
      const { width, height } = page.size;
      const own = { Type: "Page", Parent: pagesRef, MediaBox: [0, 0, width, height], Resources: resources };
      const links = page.links.length > 0 ? { Annots: page.links } : {};
      context.assign(
        ref,
        context.obj({ ...own, Contents: contents, ...links, StructParents: index, Tabs: "S" }),
      );
    });
    context.assign(pagesRef, context.obj({ Type: "Pages", Kids: pageRefs, Count: pageRefs.length }));
    const marks = this.pages.map((page) => page.marks);
    const tags = writeTags(context, this.root, marks, pageRefs);
    const date = PDFString.fromDate(new Date(about.date));
    const title = PDFHexString.fromText(readable(about.title));
    const Author = PDFHexString.fromText(readable(about.author));
    const Creator = PDFString.of("Closeout");
    context.trailerInfo.Info = context.register(
      context.obj({ Title: title, Author, Creator, CreationDate: date, ModDate: date }),
    );
    context.trailerInfo.Root = context.register(
      context.obj({
        ...{ Type: "Catalog", Pages: pagesRef, StructTreeRoot: tags, MarkInfo: { Marked: true } },
        ...{ Lang: PDFString.of(about.language), ViewerPreferences: { DisplayDocTitle: true } },
      }),
    );
    return layOut(context, this.laters, this.pages.length);
  }

  private page(): Page {
    const page = this.pages.at(-1);
    if (!page) throw new Error("a paper without a page");
    return page;
  }

  private draw(op: string): void {
    const page = this.page();
    if (page.mode === "none") this.enter(page, "artifact");
    page.ops.push(op);
  }

  private enter(page: Page, mode: "none" | "artifact"): void {
    if (page.mode === "artifact" && mode === "none") page.ops.push("EMC");
    if (page.mode === "none" && mode === "artifact") page.ops.push("/Artifact BMC");
    page.mode = mode;
  }

  /** From the top edge down is from the bottom edge up. */
  private up(y: number): string {
    return n(this.page().size.height - y);
  }

  /** A box with the letter's number in it; whoever searches or copies finds the letter. */
  private drawBox(
    letter: Extract<Letter, { kind: "box" }>,
    x: number,
    y: number,
    size: number,
    colour: Colour,
  ) {
    const number = letter.codePoint.toString(16).toUpperCase().padStart(4, "0");
    const half = Math.ceil(number.length / 2);
    const small = size * 0.36;
    const width = (letter.advance * size) / 1000;
    const actual = PDFHexString.fromText(letter.text).toString();
    this.draw(`/Span <</ActualText ${actual}>> BDC`);
    this.frame(x + size * 0.05, y - size * 0.76, width - size * 0.1, size * 0.86, colour, size * 0.04);
    [number.slice(0, half), number.slice(half)].forEach((row, index) => {
      const digits = lettersOf(this.faces.regular, row, true);
      const room = (width - (widthOf(this.faces.regular, digits, true) * small) / 1000) / 2;
      this.text(x + room, y - size * 0.42 + index * size * 0.38, row, { size: small, colour, tabular: true });
    });
    this.draw("EMC");
  }
}
