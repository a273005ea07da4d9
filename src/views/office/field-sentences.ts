import type { EventRow } from "../../worker/database/rows.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { durationWords } from "./duration.ts";
import { type Around, moneyOf } from "./history-parts.ts";

/** What a phone calls its deeds, as the crew's screen names them. */
const DEED: { [what: string]: string } = {
  set_out: "on the way",
  arrive: "on site",
  complete: "completed",
  note: "a note",
  add_line: "a line added",
  remove_line: "a line removed",
  answer_checklist: "an answer to the checklist",
  fill_in: "the closing fields",
  correct_time: "a corrected time on site",
  ask_for_more: "a request for more",
  ask_confirmation: "a link to confirm the work",
};

const CLOSING: { [name: string]: string } = {
  resolutionCode: "resolution",
  rootCause: "root cause",
  serialNumbers: "serial numbers",
};

/** One sentence for what happened in the field; null for what is not of the field. `times`: how many are told as one. */
export function fieldSentence(event: EventRow, times: number, who: string, around: Around): string | null {
  const { data } = event;
  const text = (name: string) => String(data[name] ?? "");
  const money = (name: string) => moneyOf(data, name, around);
  const much = [text("quantity"), text("unit")].filter(Boolean).join(" ");
  switch (event.type) {
    case "work.line_added":
      return `${who} added ${much} of “${text("description")}”: ${money("total")}, before ${money("before")}`;
    case "work.line_removed":
      return `${who} removed ${much} of “${text("description")}”: ${money("total")}, before ${money("before")}`;
    case "checklist.answered":
      return times > 1 ? `${who} answered ${times} points of the checklist` : pointAnswered(data, who);
    case "closeout.filled_in":
      return `${who} filled in ${closingFields(data)}`;
    case "time.corrected":
      return `${who} corrected the time on site to ${minutesOf(data.minutes)}${before(data.before)}: ${text("reason")}`;
    case "more.asked":
      return `${who} asked for ${money("amount")} instead of ${money("before")}: ${text("reason")}`;
    case "more.approved":
      return event.actor.kind === "customer"
        ? `${who} approved ${money("amount")}: “${text("words")}”`
        : `${who} noted that ${money("amount")} is approved: “${text("words")}”`;
    case "more.declined":
      return event.actor.kind === "customer"
        ? `${who} declined ${money("amount")}: “${text("words")}”`
        : `${who} noted that ${money("amount")} is declined: “${text("words")}”`;
    case "confirmation.asked":
      return `${who} sent a link to confirm the work to ${linkedTo(data.confirmationId, around)}`;
    case "confirmation.given":
      return "The customer confirmed the work on their own phone";
    case "step.not_taken":
      return `${who}'s phone brought “${DEED[text("what")] ?? text("what")}” from ${momentOf(data.happenedAt, around)}; it was not taken: ${text("why")}`;
    default:
      return null;
  }
}

function pointAnswered({ text, answer }: EventRow["data"], who: string): string {
  if (answer === null) return `${who} took back the answer to “${text}”`;
  return answer === "done" ? `${who} ticked off “${text}”` : `${who} said that “${text}” does not apply`;
}

function closingFields(data: EventRow["data"]): string {
  const names = Array.isArray(data.changed) ? data.changed : [];
  const told = names.map((name) => {
    const value = data[name];
    const shown = Array.isArray(value) ? value.join(", ") : String(value ?? "");
    return `${CLOSING[name] ?? name} “${shown || "nothing"}”`;
  });
  return told.join(", ");
}

function before(minutes: EventRow["data"][string] | undefined): string {
  return typeof minutes === "number" ? `, before ${durationWords(minutes)}` : "";
}

function minutesOf(minutes: EventRow["data"][string] | undefined): string {
  return typeof minutes === "number" ? durationWords(minutes) : "";
}

function linkedTo(confirmationId: EventRow["data"][string] | undefined, { job }: Around): string {
  return job.confirmations.find((one) => one.id === confirmationId)?.recipient ?? "the customer";
}

function momentOf(at: EventRow["data"][string] | undefined, { frame }: Around): string {
  return typeof at === "number" ? formatMoment(at, frame.clock) : "an earlier time";
}
