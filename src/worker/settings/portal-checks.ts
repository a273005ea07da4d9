import { OWN_LISTS, type PortalDraft } from "../../views/settings/portal-draft.ts";
import { linesOf } from "./closeout-input.ts";

const MOST_LINES = 40;
const LONGEST_LINE = 200;

/** What is wrong with a portal's form that no field says alone, by the field at which it is told. */
export function crossChecks({ text, on, places }: PortalDraft): [name: string, wrong: string][] {
  const wrong: [string, string][] = [];
  for (const name of OWN_LISTS) {
    const lines = linesOf(text[name]);
    const long = lines.find((one) => one.length > LONGEST_LINE);
    if (long) wrong.push([name, `“${long.slice(0, 40)}…” is longer than ${LONGEST_LINE} characters.`]);
    if (lines.length > MOST_LINES)
      wrong.push([name, `These are ${lines.length} lines; at most ${MOST_LINES} fit.`]);
    if (lines.length > 0 && on[`${name}None`])
      wrong.push([name, "Either lines here, or nothing is asked: not both."]);
  }
  if (text.cc !== "" && !on.ccAllowed)
    wrong.push(["cc", "This manager takes no copies: leave it empty, or allow them."]);
  if (on.subjectUnique && text.subject !== "" && !/\{\{\s*(invoice|ticket)\b/.test(text.subject))
    wrong.push(["subject", "Each subject must be another one: put {{ invoice }} or {{ ticket }} into it."]);
  if ((text.bidsAbove === "") !== (text.bidsCount === ""))
    wrong.push([
      text.bidsAbove === "" ? "bidsAbove" : "bidsCount",
      "Bids need both: above how much, and how many.",
    ]);
  const cutoff = [text.cutoffWeekday, text.cutoffTime, text.cutoffZone];
  if (cutoff.some((part) => part === "") && (text.cutoffWeekday !== "" || text.cutoffTime !== ""))
    wrong.push(["cutoffWeekday", "A weekly cut-off needs a day, a time and a time zone."]);
  if (text.customer === "new" && text.customerName === "")
    wrong.push(["customerName", "A new customer needs a name."]);
  const taken = Object.values(places).filter((place) => place !== "");
  if (taken.some((place) => !/^[1-6]$/.test(place))) wrong.push(["sections", "Choose one of these."]);
  else if (new Set(taken).size < taken.length)
    wrong.push(["sections", "Two parts cannot have the same place."]);
  return wrong;
}
