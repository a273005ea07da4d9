import { type Field, fieldOf, type LabelBook } from "./label-book.ts";

/** A label at a line's start, and what stands behind it on the line. */
export type LabelHit = { field: Field; label: string; value: string };

const LONGEST_LABEL = 60;
const LONGEST_ROW = 400;
/** Fields whose value is a word or two: another label may follow on the same line. */
const SHORT: readonly Field[] = [
  ...([
    "number",
    "otherNumber",
    "purchaseOrder",
    "authorisation",
    "unit",
    "city",
    "region",
    "postalCode",
  ] as const),
  ...(["due", "notToExceed", "trade", "other"] as const),
];
/** Fields that are also written with nothing but a `#` before their value. */
const NUMBERED: readonly Field[] = ["number", "otherNumber", "purchaseOrder", "authorisation", "unit"];

/** The labels of a line with their values: usually one, several where a row of them stands on a line. */
export function labelsIn(line: string, book: LabelBook): LabelHit[] {
  if (line === "") return [];
  const columns = line.length <= LONGEST_ROW ? line.split(/\t|\s{2,}|\s\|\s/) : [line];
  const hits = columns.flatMap((column) => withColon(column, book) ?? []);
  if (hits.length > 1 && hits.length * 2 >= columns.length) return hits.flatMap((hit) => apart(hit, book));
  const whole = withColon(line, book);
  if (whole) return apart(whole, book);
  const other = columns.length === 2 ? beside(columns, book) : (withSign(line, book) ?? alone(line, book));
  return other ? [other] : [];
}

/** `Label: value` */
function withColon(text: string, book: LabelBook): LabelHit | null {
  const colon = text.slice(0, LONGEST_LABEL).search(/[:：]/);
  return colon < 1 ? null : hitOf(text.slice(0, colon), text.slice(colon + 1), book);
}

/** `Label    value`, in columns. */
function beside([label = "", value = ""]: string[], book: LabelBook): LabelHit | null {
  return hitOf(label, value, book);
}

/** `Work Order #48213-1`, `Work Order - 48213-1`, `Unit #12` */
function withSign(line: string, book: LabelBook): LabelHit | null {
  const start = line.slice(0, LONGEST_LABEL);
  const [sign] = / [-–—] |#/.exec(start) ?? [];
  if (!sign) return null;
  const at = start.indexOf(sign);
  const hit = hitOf(line.slice(0, at), line.slice(at + sign.length), book);
  if (!hit || hit.value === "") return null;
  if (sign === "#" ? !NUMBERED.includes(hit.field) : hit.field === "description") return null;
  return hit.field === "unit" && hit.value.length > 20 ? null : hit;
}

/** A label on a line of its own: its value is beneath. */
function alone(line: string, book: LabelBook): LabelHit | null {
  return line.length <= LONGEST_LABEL ? hitOf(line, "", book) : null;
}

/** `48213-1 PO: 7781 NTE: $450` behind a label is three values. */
function apart(hit: LabelHit, book: LabelBook): LabelHit[] {
  if (!SHORT.includes(hit.field) || hit.value.length > LONGEST_ROW) return [hit];
  const colon = hit.value.indexOf(":");
  if (colon < 1) return [hit];
  const words = hit.value.slice(0, colon).split(" ");
  for (let count = 3; count >= 1; count--) {
    const label = words.slice(-count).join(" ");
    if (words.length <= count || !fieldOf(label, book)) continue;
    const next = hitOf(label, hit.value.slice(colon + 1), book);
    const value = words.slice(0, -count).join(" ");
    return next ? [{ ...hit, value }, ...apart(next, book)] : [hit];
  }
  return [hit];
}

function hitOf(label: string, value: string, book: LabelBook): LabelHit | null {
  const field = fieldOf(label, book);
  return field ? { field, label: bare(label), value: bare(value) } : null;
}

/** Without the stars that plain text writes for bold. */
function bare(text: string): string {
  return text
    .trim()
    .replace(/^[*_•·▪\-–\s]{1,10}/, (marks) => (/[*_•·▪]/.test(marks) ? "" : marks))
    .replace(/[*_\s]{1,10}$/, "")
    .trim();
}
