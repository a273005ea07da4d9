import { type PDFContext, PDFHexString, type PDFRef } from "pdf-lib";
import { type Colour, INK } from "./colours.ts";
import { UsedLetters } from "./embed-font.ts";
import type { Faces } from "./face.ts";
import { advanceOf, type Letter, lettersOf, readable, widthOf } from "./letters.ts";
import { joined, n, rgb } from "./operators.ts";
import type { Pages } from "./pages.ts";
import { wrap } from "./wrap.ts";

export type TextStyle = {
  weight?: keyof Faces;
  size: number;
  colour?: Colour;
  /** Figures of one width, for columns. */
  tabular?: boolean;
};

type Box = Extract<Letter, { kind: "box" }>;

/** Text in a paper's two faces: what it measures, and how it is drawn; of the faces only the letters that were used are written. */
export class Lettering {
  private readonly faces: Faces;
  private readonly pages: Pages;
  private readonly used: { [weight in keyof Faces]: UsedLetters };
  private readonly refs: { [weight in keyof Faces]: PDFRef };

  constructor(faces: Faces, pages: Pages, context: PDFContext) {
    this.faces = faces;
    this.pages = pages;
    this.used = { regular: new UsedLetters(faces.regular), bold: new UsedLetters(faces.bold) };
    this.refs = { regular: context.nextRef(), bold: context.nextRef() };
  }

  widthOf(text: string, { weight = "regular", size, tabular }: TextStyle): number {
    const face = this.faces[weight];
    return (widthOf(face, lettersOf(face, readable(text), tabular), tabular) * size) / 1000;
  }

  wrap(text: string, width: number, { weight = "regular", size }: TextStyle): string[] {
    return wrap(this.faces[weight], text, size, width);
  }

  /** A line whose baseline is at `y` and which begins at `x`. */
  line(x: number, y: number, text: string, style: TextStyle): void {
    const { weight = "regular", size, colour = INK, tabular = false } = style;
    const face = this.faces[weight];
    const letters = lettersOf(face, readable(text), tabular);
    const font = weight === "regular" ? "/F1" : "/F2";
    let at = x;
    let shown: string[] = [];
    let from = x;
    const flush = () => {
      if (shown.length === 0) return;
      const place = `${n(from)} ${this.pages.up(y)} Td`;
      this.pages.draw(`BT ${font} ${n(size)} Tf ${rgb(colour)} rg ${place} [${joined(shown)}] TJ ET`);
      shown = [];
    };
    letters.forEach((letter, index) => {
      const advance = advanceOf(face, letter, letters[index + 1], tabular);
      if (letter.kind === "box") {
        flush();
        this.box(letter, at, y, size, colour);
        from = at + (advance * size) / 1000;
      } else {
        const kern = advance - letter.glyph.advance;
        shown.push(`<${this.used[weight].codeOf(letter.glyph, letter.text)}>`);
        if (Math.abs(kern) >= 0.5) shown.push(n(-kern));
      }
      at += (advance * size) / 1000;
    });
    flush();
  }

  /** Large, pale, across the page and behind all that comes later. */
  slanted(text: string, size: number, colour: Colour): void {
    const { width, height } = this.pages.last.size;
    const face = this.faces.bold;
    const letters = lettersOf(face, text);
    const half = (widthOf(face, letters) * size) / 2000;
    const codes = letters.map((letter) =>
      letter.kind === "glyph" ? `<${this.used.bold.codeOf(letter.glyph, letter.text)}>` : "",
    );
    const [cos, sin] = [Math.cos(Math.PI / 5), Math.sin(Math.PI / 5)];
    const x = width / 2 - half * cos;
    const y = height / 2 - half * sin;
    const matrix = [cos, sin, -sin, cos, x, y].map((value) => String(Math.round(value * 1e4) / 1e4));
    const placed = `${matrix.join(" ")} Tm [${codes.join("")}] TJ`;
    this.pages.draw(`BT /F2 ${n(size)} Tf ${rgb(colour)} rg ${placed} ET`);
  }

  /** Writes the letters that were used; answers with the fonts by their names in a page's operators. */
  embed(context: PDFContext): { F1: PDFRef; F2: PDFRef } {
    this.used.regular.embed(context, this.refs.regular, "CLOSEA");
    this.used.bold.embed(context, this.refs.bold, "CLOSEB");
    return { F1: this.refs.regular, F2: this.refs.bold };
  }

  /** For a letter that no face has: a box with its number in it; whoever searches or copies finds the letter. */
  private box(letter: Box, x: number, y: number, size: number, colour: Colour): void {
    const number = letter.codePoint.toString(16).toUpperCase().padStart(4, "0");
    const half = Math.ceil(number.length / 2);
    const small = size * 0.36;
    const width = (letter.advance * size) / 1000;
    const { pages } = this;
    pages.draw(`/Span <</ActualText ${PDFHexString.fromText(letter.text).toString()}>> BDC`);
    const [left, foot] = [n(x + size * 0.05), pages.up(y - size * 0.76 + size * 0.86)];
    const rectangle = `${left} ${foot} ${n(width - size * 0.1)} ${n(size * 0.86)} re`;
    pages.draw(`${rgb(colour)} RG ${n(size * 0.04)} w ${rectangle} S`);
    [number.slice(0, half), number.slice(half)].forEach((row, index) => {
      const type: TextStyle = { size: small, colour, tabular: true };
      const room = (width - this.widthOf(row, type)) / 2;
      this.line(x + room, y - size * 0.42 + index * size * 0.38, row, type);
    });
    pages.draw("EMC");
  }
}
