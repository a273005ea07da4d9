import fontkit from "@pdf-lib/fontkit";
import { subsetFont } from "./subset-font.ts";

/** A glyph of a face; its advance in thousandths of the size. */
export type Glyph = { id: number; advance: number };

/** A parsed font. What was asked of it once is kept: a face lives as long as the isolate does. */
export type Face = {
  name: string;
  /** Thousandths of the size. */
  metrics: { ascent: number; descent: number; capHeight: number; xHeight: number; box: number[] };
  /** Null where the face has no such letter. `tabular`: figures that are all of one width. */
  glyphOf: (codePoint: number, tabular: boolean) => Glyph | null;
  /** How much nearer the second letter stands to the first one, in thousandths of the size; mostly nothing. */
  kerning: (first: number, second: number) => number;
  /** A font file with these glyphs alone, numbered from 1 in their order; 0 is the one for nothing. */
  subset: (glyphIds: number[]) => Uint8Array;
};

/** The two faces that our papers are set in. */
export type Faces = { regular: Face; bold: Face };

/** Reads a TrueType font. */
export function readFace(bytes: Uint8Array): Face {
  const font = fontkit.create(bytes);
  const scale = 1000 / font.unitsPerEm;
  const plain = new Map<number, Glyph | null>();
  const tabular = new Map<number, Glyph | null>();
  const pairs = new Map<number, number>();
  const { ascent, descent, capHeight, xHeight, bbox } = font;

  const find = (codePoint: number, equal: boolean): Glyph | null => {
    if (!font.hasGlyphForCodePoint(codePoint)) return null;
    const text = String.fromCodePoint(codePoint);
    const glyph = equal ? font.layout(text, { tnum: true }).glyphs[0] : font.glyphForCodePoint(codePoint);
    return glyph ? { id: glyph.id, advance: glyph.advanceWidth * scale } : null;
  };
  const kern = (first: number, second: number): number => {
    const run = font.layout(String.fromCodePoint(first, second), { calt: false, liga: false, ccmp: false });
    const [glyph] = run.glyphs;
    const [position] = run.positions;
    if (run.glyphs.length !== 2 || !glyph || !position) return 0;
    return (position.xAdvance - glyph.advanceWidth) * scale;
  };

  return {
    name: font.postscriptName ?? "Font",
    metrics: {
      ...{ ascent: ascent * scale, descent: descent * scale },
      ...{ capHeight: capHeight * scale, xHeight: xHeight * scale },
      box: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((value) => Math.round(value * scale)),
    },
    glyphOf: (codePoint, equal) => kept(equal ? tabular : plain, codePoint, () => find(codePoint, equal)),
    kerning: (first, second) => kept(pairs, first * 0x200000 + second, () => kern(first, second)),
    subset: (glyphIds) => subsetFont(bytes, glyphIds),
  };
}

function kept<Value>(values: Map<number, Value>, key: number, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  values.set(key, made);
  return made;
}
