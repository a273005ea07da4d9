import type { LineItemRow } from "../../worker/database/rows.ts";
import { decimalText } from "../../worker/money/format.ts";

/** A line as it stands in the form: what a person typed, not yet checked. */
export type DraftLine = {
  /** Which of the job's lines it is; empty for a new one. */
  lineId: string;
  kind: string;
  description: string;
  quantity: string;
  unitPrice: string;
  taxRate: string;
};

export type LinesDraft = {
  lines: DraftLine[];
  /** What is wrong, by line and field, such as `0.quantity`. */
  wrong: { [place: string]: string };
  /** Minor units; null while something cannot be read. */
  total: number | null;
};

export const EMPTY_LINE: DraftLine = {
  lineId: "",
  kind: "labour",
  description: "",
  quantity: "1",
  unitPrice: "",
  taxRate: "",
};

export function draftOf(rows: readonly LineItemRow[], currency: string, total: number): LinesDraft {
  const lines = rows.map((row) => ({
    lineId: row.id,
    kind: row.kind,
    description: row.description,
    quantity: row.quantity,
    unitPrice: decimalText(row.unitAmount, currency),
    taxRate: row.taxRate ?? "",
  }));
  return { lines: lines.length > 0 ? lines : [EMPTY_LINE], wrong: {}, total };
}
