import { type DraftLine, EMPTY_LINE, type LinesDraft } from "../../views/office/lines-draft.ts";
import type { LineItemRow } from "../database/rows.ts";
import { lineInputs } from "../intake/line-input.ts";
import { parseMoney, parseQuantity } from "../money/parse.ts";
import { totalsOf } from "../money/totals.ts";
import type { LineInput } from "./types.ts";

const WORDS: { [field: string]: string } = {
  description: "Say what the line is for.",
  quantity: "A quantity is a number above zero, such as 1.5.",
  unitPrice: "A price is an amount, such as 90.00.",
  taxRate: "A tax is percent from 0 to 100, such as 8.25.",
};

export type ReadLines = { draft: LinesDraft; lines: LineInput[] | null };

/** As much of a line as the form does not show, and a line that stays keeps. */
type Known = Pick<LineItemRow, "id" | "unit" | "addedBy">;

/**
 * What was typed into the lines, and the lines themselves where all of it can be read. Rows left empty do not count.
 * @param known the lines as they are: the unit and who added it in the field come from there, never from the form
 */
export function readLines(
  form: FormData,
  currency: string,
  locale: string,
  known: readonly Known[] = [],
): ReadLines {
  return understood(typedLines(form), currency, locale, known);
}

/** The rows as they stand, with one more or one less, and their sum. */
export function changeRows(form: FormData, currency: string, locale: string): LinesDraft {
  const removed = form.get("remove");
  const rows = typedLines(form).filter((_, index) => String(index) !== removed);
  const lines = form.has("add") || rows.length === 0 ? [...rows, EMPTY_LINE] : rows;
  return { lines, wrong: {}, total: understood(rows, currency, locale, []).draft.total };
}

function understood(rows: DraftLine[], currency: string, locale: string, known: readonly Known[]): ReadLines {
  const typed = rows.filter((line) => line.description !== "" || line.unitPrice !== "");
  const wrong: LinesDraft["wrong"] = {};
  const read = typed.map((line, index) => {
    const unitAmount = parseMoney(line.unitPrice, currency, locale);
    if (unitAmount === null) wrong[`${index}.unitPrice`] = WORDS.unitPrice ?? "";
    return {
      description: line.description,
      quantity: parseQuantity(line.quantity, locale) ?? line.quantity,
      unitAmount: unitAmount ?? 0,
      taxRate: line.taxRate === "" ? null : (parseQuantity(line.taxRate, locale) ?? line.taxRate),
      kind: line.kind,
    };
  });
  const checked = lineInputs.safeParse(read);
  for (const { path, message } of checked.error?.issues ?? []) {
    const [index, field] = path;
    if (index === undefined) wrong.all = message;
    else wrong[`${String(index)}.${String(field)}`] = WORDS[String(field)] ?? message;
  }
  const right = checked.success && Object.keys(wrong).length === 0;
  const lines = right ? checked.data.map((line, index) => withKept(line, typed[index], known)) : null;
  const total = lines && totalsOf(lines.map((one) => ({ ...one, taxRate: one.taxRate ?? null }))).total;
  return { draft: { lines: typed, wrong, total }, lines };
}

function withKept(line: LineInput, typed: DraftLine | undefined, known: readonly Known[]): LineInput {
  const stays = known.find((one) => one.id === typed?.lineId);
  return stays ? { ...line, id: stays.id, unit: stays.unit, addedBy: stays.addedBy } : line;
}

function typedLines(form: FormData): DraftLine[] {
  const column = (name: keyof DraftLine) => form.getAll(name).map((value) => String(value).trim());
  const [ids, kinds, quantities, prices, taxes] = [
    column("lineId"),
    column("kind"),
    column("quantity"),
    column("unitPrice"),
    column("taxRate"),
  ];
  return column("description").map((description, index) => ({
    lineId: ids[index] ?? "",
    kind: kinds[index] ?? "other",
    description,
    quantity: quantities[index] ?? "",
    unitPrice: prices[index] ?? "",
    taxRate: taxes[index] ?? "",
  }));
}
