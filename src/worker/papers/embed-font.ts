import { type PDFContext, type PDFRef, PDFString } from "pdf-lib";
import type { Face, Glyph } from "./face.ts";

/** The letters of a face that a paper shows, numbered in the order in which they first appear. */
export class UsedLetters {
  private readonly used = new Map<number, { code: number; text: string; advance: number }>();
  private readonly face: Face;

  constructor(face: Face) {
    this.face = face;
  }

  /** The letter's number in the paper, as four hexadecimal digits. */
  codeOf(glyph: Glyph, text: string): string {
    let known = this.used.get(glyph.id);
    if (!known) {
      known = { code: this.used.size + 1, text, advance: glyph.advance };
      this.used.set(glyph.id, known);
    }
    return known.code.toString(16).padStart(4, "0");
  }

  /** Embeds the face with these letters alone. ISO 32000-1, 9.7: a composite font whose codes are the glyphs' own numbers. */
  embed(context: PDFContext, ref: PDFRef, tag: string): void {
    const { metrics, name } = this.face;
    const letters = [...this.used.values()];
    const file = this.face.subset([...this.used.keys()]);
    const baseFont = `${tag}+${name}`;
    const descriptor = context.obj({
      ...{ Type: "FontDescriptor", FontName: baseFont, Flags: 4, FontBBox: metrics.box, ItalicAngle: 0 },
      ...{ Ascent: Math.round(metrics.ascent), Descent: Math.round(metrics.descent) },
      ...{ CapHeight: Math.round(metrics.capHeight), XHeight: Math.round(metrics.xHeight), StemV: 80 },
      FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
    });
    const font = context.obj({
      ...{ Type: "Font", Subtype: "CIDFontType2", CIDToGIDMap: "Identity", BaseFont: baseFont },
      CIDSystemInfo: {
        Registry: PDFString.of("Adobe"),
        Ordering: PDFString.of("Identity"),
        Supplement: 0,
      },
      FontDescriptor: context.register(descriptor),
      W: [1, letters.map(({ advance }) => Math.round(advance * 100) / 100)],
    });
    context.assign(
      ref,
      context.obj({
        ...{ Type: "Font", Subtype: "Type0", BaseFont: baseFont, Encoding: "Identity-H" },
        DescendantFonts: [context.register(font)],
        ToUnicode: context.register(context.flateStream(unicodeMap(letters))),
      }),
    );
  }
}

/** Which text a code stands for: what makes it selectable. A block may hold a hundred entries. */
function unicodeMap(letters: { code: number; text: string }[]): string {
  const entries = letters.map(({ code, text }) => `<${hex(code)}><${[...units(text)].map(hex).join("")}>`);
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += 100) {
    const block = entries.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
    "1 begincodespacerange\n<0000><ffff>\nendcodespacerange",
    ...blocks,
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
  ].join("\n");
}

function* units(text: string): Generator<number> {
  for (let at = 0; at < text.length; at++) yield text.charCodeAt(at);
}

const hex = (value: number) => value.toString(16).padStart(4, "0");
