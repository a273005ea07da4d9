import { parseMoney, parseQuantity } from "../money/parse.ts";
import { refuse } from "./decision.ts";
import { textOf } from "./office-verbs.ts";
import type { Command, MilestoneInput, Refusal } from "./types.ts";

/** Rows of the form: those that are planned, and some to fill. */
export const MOST_ROWS = 12;

/** The parts as a person typed them, row by row; a row without a name and a share is left out. */
export function readMilestones(form: FormData, currency: string, locale: string): Command | Refusal {
  const milestones: MilestoneInput[] = [];
  for (let row = 0; row < MOST_ROWS; row++) {
    const read = readRow(form, row, currency, locale);
    if (read && "ok" in read) return read;
    if (read) milestones.push(read);
  }
  return { type: "plan_milestones", milestones };
}

function readRow(
  form: FormData,
  row: number,
  currency: string,
  locale: string,
): MilestoneInput | Refusal | null {
  const [id, title, share] = ["id", "title", "share"].map((name) => textOf(form, `${name}-${row}`));
  if (!title && !share) return null;
  const kind = textOf(form, `kind-${row}`) === "progress" ? "progress" : "deposit";
  const part = { ...(id && { id }), title: title ?? "", kind } as const;
  const typed = share ?? "";
  if (textOf(form, `unit-${row}`) === "amount") {
    const shareAmount = parseMoney(typed, currency, locale);
    if (shareAmount === null) return refuse("invalid_input", `“${typed}” is no amount, such as 250.00.`);
    return { ...part, sharePercent: null, shareAmount };
  }
  const sharePercent = parseQuantity(typed, locale);
  if (sharePercent === null) return refuse("invalid_input", `“${typed}” is no percent, such as 30.`);
  return { ...part, sharePercent, shareAmount: null };
}
