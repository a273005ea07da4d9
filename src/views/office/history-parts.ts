import type { EventData, Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { formatDate } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { windowWords } from "./window-words.ts";

/** What the sentences of a history are told with. */
export type Around = { frame: Frame; job: Job; nameOf: (memberId: string) => string };

export function moneyOf(data: EventData, name: string, { frame, job }: Around): string {
  const amount = data[name];
  if (typeof amount !== "number") return "";
  return formatMoney(amount, String(data.currency ?? job.row.currency), frame.locale);
}

export function dayOf(value: EventData[string] | undefined, { frame }: Around): string {
  return typeof value === "string" && value ? formatDate(value, frame.locale, frame.today) : "";
}

export function onDay(data: EventData, around: Around): string {
  const day = dayOf(data.scheduledOn, around);
  const time = (name: string) => (typeof data[name] === "string" ? data[name] : null);
  const window = windowWords(time("windowStart"), time("windowEnd"), around.frame.locale);
  const when = [day, window].filter(Boolean).join(", ");
  return when && ` for ${when}`;
}

export function recipientOf(data: EventData, { job }: Around): string {
  return job.deliveries.find((one) => one.id === data.deliveryId)?.recipient ?? "the customer";
}

const LETTER: { [kind: string]: string } = {
  reminder: "reminder",
  receipt: "receipt",
  credit_note: "credit note",
  confirmation: "link to confirm the work",
  more: "request to approve more",
  change: "change order",
};

/** What a letter is called in a sentence, by its kind. */
export function letterOf({ kind }: EventData): string {
  return LETTER[String(kind)] ?? "invoice";
}

export function isOfInvoice({ kind }: EventData): boolean {
  return kind === "invoice" || kind === "reminder";
}

export function listOf(value: EventData[string] | undefined, word: (item: string) => string): string {
  const words = Array.isArray(value) ? value.map(word) : [];
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : (words[0] ?? "job");
}
