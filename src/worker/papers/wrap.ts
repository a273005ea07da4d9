import type { Face } from "./face.ts";
import { lettersOf, readable, widthOf } from "./letters.ts";

/**
 * Breaks a text into lines that fit: between words, after a slash or a hyphen, and within a word that is longer than a line.
 * Line ends that a person typed stay.
 * @param width in points, at `size` points
 */
export function wrap(face: Face, text: string, size: number, width: number): string[] {
  const fits = (line: string) => (widthOf(face, lettersOf(face, line)) * size) / 1000 <= width + 0.01;
  return readable(text)
    .split("\n")
    .flatMap((paragraph) => (fits(paragraph) ? [paragraph.trimEnd()] : wrapParagraph(paragraph, fits)));
}

function wrapParagraph(paragraph: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of wordsOf(paragraph)) {
    if (fits((line + word).trimEnd())) {
      line += word;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trimEnd());
    line = "";
    let rest = word;
    while (!fits(rest.trimEnd())) {
      const head = longestHead(rest, fits);
      lines.push(head);
      rest = rest.slice(head.length);
    }
    line = rest;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** Words with the spaces behind them. */
function wordsOf(paragraph: string): string[] {
  return paragraph.match(/\s*[^\s/-]*(?:[/-]+|\s+|$)/g)?.filter((word) => word !== "") ?? [];
}

/** As many whole characters as fit, at least one. */
function longestHead(word: string, fits: (line: string) => boolean): string {
  const characters = [...word];
  let [low, high] = [1, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(characters.slice(0, middle).join(""))) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join("");
}
