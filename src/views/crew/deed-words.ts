import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { CrewDeed } from "../../worker/crew/deeds.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import type { ItemProblem } from "../../worker/crew/waiting.ts";
import { rulesFor } from "../../worker/jobs/proof-rules.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { amountText, durationText } from "./words.ts";

type Around = Pick<JobProps, "job" | "priceBook" | "clock" | "t">;

/** What was done, in a line: `Note: “Gate was locked”`. */
export function deedWords(deed: CrewDeed, { job, priceBook, clock, t }: Around): string {
  const words = t.deeds;
  switch (deed.type) {
    case "step":
      return t.steps[deed.step];
    case "note":
      return words.note(deed.body);
    case "photo":
      return words.photo(t.photos.labels[deed.label]);
    case "signature":
      return words.signature(deed.name);
    case "add_line": {
      const item = priceBook.find((one) => one.id === deed.priceItemId);
      if (!item) return words.addLine(deed.quantity, "?");
      return words.addLine(amountText({ ...item, quantity: deed.quantity }, clock.locale), item.description);
    }
    case "remove_line":
      return words.removeLine(job.lines.find((one) => one.id === deed.lineId)?.description ?? "?");
    case "answer_checklist": {
      const point = rulesFor(job).checklist.find((one) => one.id === deed.itemId);
      const answer = deed.answer ? t.checklist[deed.answer] : t.checklist.open;
      return words.answer(point?.text ?? "?", answer);
    }
    case "fill_in": {
      const { resolutionCode, rootCause, serialNumbers = [] } = deed.fields;
      return words.fillIn([resolutionCode, rootCause, ...serialNumbers].filter(Boolean).join(", "));
    }
    case "correct_time":
      return words.time(durationText(deed.minutes), deed.reason);
    case "ask_for_more":
      return words.more(formatMoney(deed.amount, job.row.currency, clock.locale), deed.reason);
    case "ask_confirmation":
      return words.link(deed.recipient);
  }
}

/** Why it was not taken, in the reader's language; the sentence as it came where there are no words for it. */
export function problemWords(
  t: CrewMessages,
  { code, detail }: ItemProblem,
  deed?: CrewDeed["type"],
): string {
  const byDeed: { [type: string]: string | undefined } = t.invalid;
  const byCode: { [code: string]: string | undefined } = t.problems;
  return (code === "invalid_input" && deed && byDeed[deed]) || byCode[code] || detail;
}
