import type { LabelBook } from "./labels/label-book.ts";
import { labelsIn } from "./labels/label-in-line.ts";
import { cleanValue } from "./values/clean-value.ts";
import { numberOf } from "./values/read-number.ts";

/** Of a mail that tells several orders, the lines of the first: they end where the same label gives another number. */
export function firstOrder(lines: readonly string[], book: LabelBook): readonly string[] {
  let first: { label: string; number: string } | null = null;
  for (const [at, line] of lines.entries()) {
    for (const { field, label, value } of labelsIn(line, book)) {
      if (field !== "number" && field !== "otherNumber") continue;
      const number = numberOf(cleanValue(value || (lines[at + 1] ?? "")));
      if (!number) continue;
      first ??= { label, number };
      if (first.label === label && first.number !== number) return lines.slice(0, at);
    }
  }
  return lines;
}
