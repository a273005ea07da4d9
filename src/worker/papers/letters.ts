import type { Face, Glyph } from "./face.ts";

/** A letter as it is set: a glyph, or a box with the letter's number where the face has none. */
export type Letter =
  | { kind: "glyph"; text: string; codePoint: number; glyph: Glyph }
  | { kind: "box"; text: string; codePoint: number; advance: number };

/** Of the size, in thousandths: a box is as wide as a wide letter. */
const BOX_ADVANCE = 760;

// What is not seen: joiners, marks of direction, variation selectors, soft hyphens, controls.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

/** Text as a paper can show it: whole characters, composed, with plain spaces for tabs. */
export function readable(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", "    ");
}

/**
 * The letters of one line. A letter that the face does not have (Chinese, Arabic, an emoji) becomes a box with its number, and
 * carries its text, so that it can still be searched and copied: none is lost.
 */
export function lettersOf(face: Face, line: string, tabular = false): Letter[] {
  const letters: Letter[] = [];
  let lacking = false;
  for (const text of line.replaceAll("\n", " ").replace(UNSEEN, "")) {
    const codePoint = text.codePointAt(0) ?? 0;
    const glyph = face.glyphOf(codePoint, tabular);
    if (glyph) letters.push({ kind: "glyph", text, codePoint, glyph });
    else {
      lacking = true;
      break;
    }
  }
  return lacking ? withBoxes(face, line, tabular) : letters;
}

let graphemes: Intl.Segmenter | undefined;

/** The slower way: what belongs together as one sign (a family, a flag) is one box. */
function withBoxes(face: Face, line: string, tabular: boolean): Letter[] {
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return [...graphemes.segment(line)].flatMap(({ segment }): Letter[] => {
    const seen = [...segment.replace(UNSEEN, "")];
    const found = seen.map((text): Letter | null => {
      const codePoint = text.codePointAt(0) ?? 0;
      const glyph = face.glyphOf(codePoint, tabular);
      return glyph && { kind: "glyph", text, codePoint, glyph };
    });
    const known = found.filter((letter) => letter !== null);
    if (known.length === found.length) return known;
    const codePoint = seen[0]?.codePointAt(0) ?? 0;
    return [{ kind: "box", text: segment, codePoint, advance: BOX_ADVANCE }];
  });
}

/** How far a letter moves on, nearer to the next one where the face says so; thousandths of the size. */
export function advanceOf(face: Face, letter: Letter, next: Letter | undefined, tabular = false): number {
  if (letter.kind === "box") return letter.advance;
  const kerned = !tabular && next?.kind === "glyph" && !isDigit(letter) && !isDigit(next);
  return letter.glyph.advance + (kerned ? face.kerning(letter.codePoint, next.codePoint) : 0);
}

/** Figures keep their distance: a point that slips under a 7 is not read. */
function isDigit({ codePoint }: Letter): boolean {
  return codePoint >= 0x30 && codePoint <= 0x39;
}

/** The width of a line in thousandths of the size. */
export function widthOf(face: Face, letters: Letter[], tabular = false): number {
  return letters.reduce((sum, letter, at) => sum + advanceOf(face, letter, letters[at + 1], tabular), 0);
}
