import {
  type DraftLine,
  emptyLine,
  type LinesDraft,
  type TaxChoice,
} from "../../views/office/lines-draft.ts";
import { type SumRules, sumUp } from "../billing/job-totals.ts";
import type { LineItemRow } from "../database/rows.ts";
import { lineInputs } from "../intake/line-input.ts";
import { parseMoney, parseQuantity } from "../money/parse.ts";
import { readDiscount, readTax } from "../money/read-parts.ts";
import type { LineInput } from "./types.ts";

const WORDS: { [field: string]: string } = {
  description: "Say what the line is for.",
  quantity: "A quantity is a number above zero, such as 1.5.",
  unitPrice: "A price is an amount, such as 90.00.",
  discount: "A discount is percent or an amount, such as 10% or 25.00.",
  taxRate: "A tax is percent from 0 to 100, such as 8.25.",
};

export type ReadLines = { draft: LinesDraft; lines: LineInput[] | null };

/** As much of a line as the form does not show, and a line that stays keeps. */
type Known = Pick<LineItemRow, "id" | "unit" | "addedBy"> & Partial<LineItemRow>;

/**
 * What was typed into the lines, and the lines themselves where all of it can be read. Rows left empty do not count.
 * @param sum how the lines become the job's sum
 * @param known the lines as they are: the unit and who added it in the field come from there, never from the form
 */
export function readLines(
  form: FormData,
  sum: SumRules,
  locale: string,
  known: readonly Known[] = [],
  taxes: TaxChoice[] = [],
): ReadLines {
  return understood(typedLines(form), sum, locale, known, taxes);
}

/** The rows as they stand, with one more or one less, and their sum. */
export function changeRows(
  form: FormData,
  sum: SumRules,
  locale: string,
  taxes: TaxChoice[] = [],
): LinesDraft {
  const removed = form.get("remove");
  const rows = typedLines(form).filter((_, index) => String(index) !== removed);
  const lines = form.has("add") || rows.length === 0 ? [...rows, emptyLine(taxes)] : rows;
  return { lines, wrong: {}, total: understood(rows, sum, locale, [], taxes).draft.total, taxes };
}

function understood(
  rows: DraftLine[],
  sum: SumRules,
  locale: string,
  known: readonly Known[],
  taxes: TaxChoice[],
): ReadLines {
  const typed = rows.filter((line) => line.description !== "" || line.unitPrice !== "");
  const wrong: LinesDraft["wrong"] = {};
  const read = typed.map((line, index) => {
    const unitAmount = parseMoney(line.unitPrice, sum.currency, locale);
    if (unitAmount === null) wrong[`${index}.unitPrice`] = WORDS.unitPrice ?? "";
    const discount = readDiscount(line.discount, sum.currency, locale);
    if (discount === null) wrong[`${index}.discount`] = WORDS.discount ?? "";
    return {
      description: line.description,
      quantity: parseQuantity(line.quantity, locale) ?? line.quantity,
      unitAmount: unitAmount ?? 0,
      discountPercent: discount?.percent ?? null,
      discountAmount: discount?.amount ?? null,
      ...readTax(line.taxRate, locale),
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
  return { draft: { lines: typed, wrong, total: lines && totalOf(lines, sum), taxes }, lines };
}

function totalOf(lines: LineInput[], sum: SumRules): number {
  const priced = lines.map((line, index) => ({
    ...line,
    id: `line_${index}`,
    taxRate: line.taxRate ?? null,
  }));
  return sumUp(priced, sum).total;
}

/** A line that a rule made is the person's own once they changed it. */
function withKept(line: LineInput, typed: DraftLine | undefined, known: readonly Known[]): LineInput {
  const stays = known.find((one) => one.id === typed?.lineId);
  if (!stays) return line;
  const same = COMPARED.every((name) => (line[name] ?? null) === (stays[name] ?? null));
  const rule = same ? (stays.rule ?? null) : null;
  return { ...line, id: stays.id, unit: stays.unit, addedBy: stays.addedBy, rule };
}

const COMPARED = [
  ...(["description", "quantity", "unitAmount", "kind", "taxRate", "taxName", "taxInclusive"] as const),
  ...(["discountPercent", "discountAmount"] as const),
];

function typedLines(form: FormData): DraftLine[] {
  const column = (name: keyof DraftLine) => form.getAll(name).map((value) => String(value).trim());
  const [ids, kinds, quantities, prices, discounts, taxes] = [
    ...[column("lineId"), column("kind"), column("quantity")],
    ...[column("unitPrice"), column("discount"), column("taxRate")],
  ];
  return column("description").map((description, index) => ({
    lineId: ids?.[index] ?? "",
    kind: kinds?.[index] ?? "other",
    description,
    quantity: quantities?.[index] ?? "",
    unitPrice: prices?.[index] ?? "",
    discount: discounts?.[index] ?? "",
    taxRate: taxes?.[index] ?? "",
  }));
}
