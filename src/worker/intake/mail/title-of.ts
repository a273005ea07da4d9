import type { Said } from "./compose-ticket.ts";
import type { Labelled } from "./labels/read-labels.ts";
import { subjectTitle } from "./subject-title.ts";
import { cleanValue } from "./values/clean-value.ts";
import { numberOf } from "./values/read-number.ts";

/** A description's beginning is a title up to about here. */
const SHORT = 80;

/** What the work is in a line: the mail's own title, else how its description begins, else its subject, else the trade. */
export function titleOf(labelled: readonly Labelled[], said: Said, subject: string): string | undefined {
  const described = said("title") ?? wordyNumber(labelled) ?? firstSentence(labelled);
  return described ?? subjectTitle(subject) ?? said("trade");
}

/** `Work order: Replace kitchen tap` gives no number but says what the work is. */
function wordyNumber(labelled: readonly Labelled[]): string | undefined {
  return labelled
    .filter(({ field }) => field === "number")
    .map(({ value }) => cleanValue(value))
    .find((value) => value !== "" && numberOf(value) === undefined && value.includes(" "));
}

/** How the description begins; a line that a mail program broke goes on in the next one. */
function firstSentence(labelled: readonly Labelled[]): string | undefined {
  const value =
    labelled.find(({ field, value: said }) => field === "description" && cleanValue(said) !== "")?.value ??
    "";
  const [first = "", second = ""] = value.slice(0, 1_000).split("\n");
  const isBroken = first.length >= 55 && /^\p{Ll}/u.test(second);
  const [sentence = ""] = cleanValue(isBroken ? `${first} ${second}` : first).split(/(?<=[.!?])\s/);
  const plain = sentence.replace(/^[-*•]\s/, "").replace(/\.$/, "");
  if (plain.length <= SHORT) return plain || undefined;
  const cut = plain.lastIndexOf(" ", SHORT);
  return `${plain.slice(0, cut > 0 ? cut : SHORT)}…`;
}
