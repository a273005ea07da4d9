import type { LineItemRow, TaxRateRow } from "../../worker/database/rows.ts";
import { decimalText } from "../../worker/money/format.ts";
import { taxKey } from "../../worker/money/tax-sums.ts";

/** A line as it stands in the form: what a person typed, not yet checked. */
export type DraftLine = {
  /** Which of the job's lines it is; empty for a new one. */
  lineId: string;
  kind: string;
  description: string;
  quantity: string;
  unitPrice: string;
  /** Percent such as `10%`, or an amount; empty is none. */
  discount: string;
  /** Percent as typed, or a tax by its name as `taxValue` writes it; empty is none. */
  taxRate: string;
};

/** A tax that can be chosen by its name. */
export type TaxChoice = Pick<TaxRateRow, "name" | "percent" | "inclusive" | "usual">;

export type LinesDraft = {
  lines: DraftLine[];
  /** What is wrong, by line and field, such as `0.quantity`. */
  wrong: { [place: string]: string };
  /** Minor units; null while something cannot be read. */
  total: number | null;
  /** The taxes to choose from; where there are none, percent is typed. */
  taxes: TaxChoice[];
};

const EMPTY_LINE: DraftLine = {
  lineId: "",
  kind: "labour",
  description: "",
  quantity: "1",
  unitPrice: "",
  discount: "",
  taxRate: "",
};

/** An empty line with the tax that is usual. */
export function emptyLine(taxes: readonly TaxChoice[]): DraftLine {
  const usual = taxes.find((one) => one.usual);
  return usual ? { ...EMPTY_LINE, taxRate: choiceValue(usual) } : EMPTY_LINE;
}

/** A choice as its field sends it. */
export function choiceValue({ name: taxName, percent: taxRate, inclusive: taxInclusive }: TaxChoice): string {
  return taxValue({ taxRate, taxName, taxInclusive });
}

/** A line's tax as its field sends it: percent alone where it has no name. */
export function taxValue(line: Pick<LineItemRow, "taxRate" | "taxName" | "taxInclusive">): string {
  if (line.taxRate === null) return "";
  if (line.taxName === null && !line.taxInclusive) return line.taxRate;
  return taxKey({ ...line, taxName: line.taxName ?? undefined });
}

/** A discount as its field shows it: `10%`, `25.00`, or nothing. */
export function discountText(percent: string | null, amount: number | null, currency: string): string {
  if (percent !== null) return `${percent}%`;
  return amount === null ? "" : decimalText(amount, currency);
}

export function draftOf(
  rows: readonly LineItemRow[],
  currency: string,
  total: number,
  taxes: TaxChoice[] = [],
): LinesDraft {
  const lines = rows.map((row) => ({
    lineId: row.id,
    kind: row.kind,
    description: row.description,
    quantity: row.quantity,
    unitPrice: decimalText(row.unitAmount, currency),
    discount: discountText(row.discountPercent, row.discountAmount, currency),
    taxRate: taxValue(row),
  }));
  return { lines: lines.length > 0 ? lines : [emptyLine(taxes)], wrong: {}, total, taxes };
}
