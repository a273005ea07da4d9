import type { CloseoutDraft } from "../../views/settings/closeout-draft.ts";
import { textOf } from "../jobs/office-verbs.ts";
import type { ChecklistPoint, CloseoutRules } from "../jobs/types.ts";

const MOST_LINES = 40;
const LONGEST_LINE = 200;

/** The largest number that each of these fields may have. */
const MOST = { photosBefore: 20, photosAfter: 20, serialNumbers: 20 } as const;

/**
 * The closeout rules as a person typed them; `rules` is null where something is wrong, which `draft` says at its field.
 * @param known the rules as they are: a point of the checklist whose text stays keeps its id, and with it its answers
 */
export function readCloseout(
  form: FormData,
  known: CloseoutRules,
  newId: () => string,
): { draft: CloseoutDraft; rules: CloseoutRules | null } {
  const wrong: CloseoutDraft["wrong"] = {};
  const number = (name: keyof typeof MOST) => {
    const typed = textOf(form, name);
    const value = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
    if (!(value <= MOST[name])) wrong[name] = `This is a whole number from 0 to ${MOST[name]}.`;
    return value;
  };
  const lines = (name: "checklist" | "resolutionCodes" | "rootCauses") => {
    const read = linesOf(textOf(form, name));
    if (read.length > MOST_LINES) wrong[name] = `These are ${read.length} lines; at most ${MOST_LINES} fit.`;
    const long = read.find((line) => line.length > LONGEST_LINE);
    if (long) wrong[name] = `“${long.slice(0, 40)}…” is longer than ${LONGEST_LINE} characters.`;
    return read;
  };
  const rules: CloseoutRules = {
    photosBefore: number("photosBefore"),
    photosAfter: number("photosAfter"),
    signature: form.has("signature"),
    checklist: pointsOf(lines("checklist"), known.checklist ?? [], newId),
    resolutionCodes: lines("resolutionCodes"),
    rootCauses: lines("rootCauses"),
    serialNumbers: number("serialNumbers"),
    review: form.has("review"),
    // How it is billed is set on a page of its own.
    ...(known.billing && { billing: known.billing }),
  };
  const text = (name: string) => textOf(form, name);
  const typed = {
    ...{ photosBefore: text("photosBefore"), photosAfter: text("photosAfter") },
    serialNumbers: text("serialNumbers"),
    ...{
      checklist: text("checklist"),
      resolutionCodes: text("resolutionCodes"),
      rootCauses: text("rootCauses"),
    },
    ...{ signature: rules.signature, review: rules.review },
  };
  return { draft: { typed, wrong }, rules: Object.keys(wrong).length === 0 ? rules : null };
}

/** One a line, each of them once, without what stands empty. */
export function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}

/** The points of a checklist: one whose text stays keeps its id. */
export function pointsOf(
  texts: string[],
  known: readonly ChecklistPoint[],
  newId: () => string,
): ChecklistPoint[] {
  return texts.map((text) => known.find((one) => one.text === text) ?? { id: newId(), text });
}
