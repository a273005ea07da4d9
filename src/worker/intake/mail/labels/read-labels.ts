import type { Field, LabelBook } from "./label-book.ts";
import { type LabelHit, labelsIn } from "./label-in-line.ts";
import { isEnd, isLink, isRule } from "./line-kinds.ts";

/** What a mail says behind labels, and its other lines up to its close. */
export type LabelledLetter = { labelled: Labelled[]; loose: string[] };

/** A value with the label that it stood behind, in the mail's own words. Lines of a value end with `\n`. */
export type Labelled = { field: Field; label: string; value: string };

const MOST_ADDRESS_LINES = 5;
const MOST_NOTE_LINES = 8;
/** A line that goes on with an address: a unit, a town with its code, a country. */
const ADDRESS_GOES_ON =
  /^(?:apt|unit|ste|suite|bldg|floor|#|piso|depto)|\d{4,5}(?:-\d{4})?$|[A-Z]\d[A-Z]? ?\d[A-Z]{2}$|,\s?[A-Z]{2}\b|^\d{4,5} \p{L}/iu;

type Open = { hit: LabelHit; lines: string[]; gap: boolean };

/**
 * The labelled values of a mail, in the order in which they stand. A value stands behind its label, or beneath it; the description and
 * what is like it go on until the next label.
 */
export function readLabels(lines: readonly string[], book: LabelBook): LabelledLetter {
  const labelled: Labelled[] = [];
  const loose: string[] = [];
  let isOver = false;
  let open: Open | null = null;
  const close = () => {
    if (open)
      labelled.push({ field: open.hit.field, label: open.hit.label, value: open.lines.join("\n").trim() });
    open = null;
  };

  for (const line of lines) {
    const hits = labelsIn(line, book);
    for (const hit of hits) {
      close();
      open = { hit, lines: hit.value === "" ? [] : [hit.value], gap: false };
    }
    if (hits.length > 0 || isLink(line)) continue;
    if (isRule(line) || isEnd(line)) {
      close();
      isOver ||= isEnd(line);
    } else if (open && goesOn(open, line)) addTo(open, line);
    else {
      if (line !== "") close();
      if (!isOver) loose.push(line);
    }
  }
  close();
  return { labelled, loose };
}

function addTo(open: Open, line: string): void {
  if (line === "") {
    open.gap = true;
    return;
  }
  if (open.gap && open.lines.length > 0) open.lines.push("");
  open.lines.push(line);
  open.gap = false;
}

/** Whether a line belongs to the value above it. */
function goesOn({ hit, lines, gap }: Open, line: string): boolean {
  if (lines.length === 0 || line === "") return true;
  if (hit.field === "description") return true;
  if (hit.field === "address" || hit.field === "property") {
    return (
      lines.length < MOST_ADDRESS_LINES &&
      !hasLabel(line) &&
      (!gap || ADDRESS_GOES_ON.test(line.slice(0, 100)))
    );
  }
  return hit.field === "note" && !gap && lines.length < MOST_NOTE_LINES && !hasLabel(line);
}

/** A label that nobody knows: what stands above it is over. */
function hasLabel(line: string): boolean {
  return /^[\p{L}*•][^:]{0,38}:(?:\s|$)/u.test(line.slice(0, 60));
}
