import { newId } from "../ids/new-id.ts";
import { lineInputs } from "../intake/line-input.ts";
import { parseMoney, parseQuantity } from "../money/parse.ts";
import { refuse } from "./decision.ts";
import { textOf } from "./office-verbs.ts";
import type { Command, Job, LineInput, Refusal } from "./types.ts";
import { LINE_KINDS } from "./vocabulary.ts";

/** Lines that the form has room for. */
export const CHANGE_ROWS = 5;

/**
 * A change order as a person typed it; rows without a description and a price are left out. A tax that is on one of the job's lines
 * has its name here too.
 */
export function readChange(
  form: FormData,
  job: Pick<Job, "row" | "lines">,
  locale: string,
): Command | Refusal {
  const lines: LineInput[] = [];
  for (let row = 0; row < CHANGE_ROWS; row++) {
    const read = readRow(form, row, job, locale);
    if (read && "ok" in read) return read;
    if (read) lines.push(read);
  }
  const [title, reason] = [textOf(form, "title").slice(0, 200), textOf(form, "reason").slice(0, 2000)];
  return { type: "propose_change", id: newId("change"), title, reason, lines };
}

function readRow(
  form: FormData,
  row: number,
  job: Pick<Job, "row" | "lines">,
  locale: string,
): LineInput | Refusal | null {
  const text = (name: string) => textOf(form, `${name}-${row}`);
  const [description, price, tax] = [text("description"), text("price"), text("tax")];
  if (description === "" && price === "") return null;
  const quantity = parseQuantity(text("quantity"), locale);
  const unitAmount = parseMoney(price, job.row.currency, locale);
  const taxRate = tax === "" ? null : parseQuantity(tax, locale);
  const nth = `Line ${row + 1}`;
  if (description === "") return refuse("invalid_input", `${nth}: say what it is for.`);
  if (quantity === null) return refuse("invalid_input", `${nth}: a quantity is a number, such as 1.5.`);
  if (unitAmount === null) return refuse("invalid_input", `${nth}: a price is an amount, such as 90.00.`);
  if (tax !== "" && taxRate === null)
    return refuse("invalid_input", `${nth}: a tax is percent, such as 8.25.`);
  const kind = LINE_KINDS.find((one) => one === text("kind")) ?? "other";
  const checked = lineInputs.safeParse([{ description, quantity, unitAmount, taxRate, kind }]);
  if (!checked.success)
    return refuse("invalid_input", `${nth}: ${checked.error.issues[0]?.message ?? "look again."}`);
  const alike = job.lines.find((line) => line.taxRate === taxRate);
  const { taxName = null, taxInclusive = false } = (taxRate !== null && alike) || {};
  return { description, quantity, unitAmount, taxRate, taxName, taxInclusive, kind };
}
