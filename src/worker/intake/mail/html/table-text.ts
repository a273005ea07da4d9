/** A cell of a table as text; `heading` for `<th>`. */
export type Cell = { text: string; heading: boolean };

/** A label is short: what is longer is a sentence. */
const LONGEST_LABEL = 40;

/**
 * A table as lines. Portals lay a work order out as a table of labels and values: each becomes `Label: value`, whether the label stands
 * beside its value or above it.
 */
export function tableText(rows: readonly Cell[][]): string {
  const [head, body, ...rest] = rows.filter((row) => row.some(({ text }) => text !== ""));
  if (!head) return "";
  if (body && rest.length === 0 && isHeadOf(head, body)) {
    return body.map(({ text }, column) => labelled(head[column]?.text ?? "", text)).join("\n");
  }
  return [head, ...(body ? [body] : []), ...rest].map(rowText).join("\n");
}

/** Labels above, values below: one row of each. More rows are a list, not a form. */
function isHeadOf(head: Cell[], body: Cell[]): boolean {
  return (
    head.length > 1 && head.length === body.length && head.every((cell) => cell.heading && isLabel(cell))
  );
}

function rowText(row: Cell[]): string {
  const cells = row.filter(({ text }) => text !== "");
  const [first, second] = cells;
  if (first && second && cells.length === 2 && isLabel(first)) return labelled(first.text, second.text);
  const pairs = cells.length % 2 === 0 && cells.every((cell, at) => at % 2 === 1 || isNamed(cell));
  if (pairs) {
    return cells
      .flatMap(({ text }, at) => (at % 2 === 0 ? [labelled(text, cells[at + 1]?.text ?? "")] : []))
      .join("\n");
  }
  return cells.map(({ text }) => text).join(cells.some(({ text }) => text.includes("\n")) ? "\n" : " | ");
}

function isLabel({ text }: Cell): boolean {
  return (
    text.length <= LONGEST_LABEL && !text.includes("\n") && !/[.!?]\s|[.!?]$/.test(text.replace(/no\.$/i, ""))
  );
}

function isNamed(cell: Cell): boolean {
  return isLabel(cell) && (cell.heading || cell.text.endsWith(":"));
}

function labelled(label: string, value: string): string {
  return `${label.endsWith(":") ? label.slice(0, -1) : label}: ${value}`;
}
