import type { IntakeMessageRow } from "../../worker/database/rows.ts";
import type {
  CheckResult,
  MailChecks,
  MessageChannel,
  MessageStatus,
  TicketGap,
} from "../../worker/intake/vocabulary.ts";
import type { Tone } from "../parts/words.ts";

export const MESSAGE_FILTERS: { status: MessageStatus; name: string }[] = [
  { status: "set_aside", name: "Set aside" },
  { status: "failed", name: "Not read" },
  { status: "waiting", name: "Being read" },
  { status: "done", name: "Became jobs" },
  { status: "refused", name: "Refused or left" },
];

export const CHANNEL: { [channel in MessageChannel]: string } = {
  mail: "by mail",
  upload: "dropped in",
  push: "pushed",
};

const LAYOUT: { [name: string]: string } = {
  appfolio: "a mail of AppFolio",
  latchel: "a mail of Latchel",
  property_meld: "a mail of Property Meld",
  service_channel: "a mail of ServiceChannel",
  yardi: "a mail of Yardi",
  push: "what a program sent, field by field",
};

/** How a mail was read: by whose layout, or as any mail. */
export function layoutWords(layout: string): string {
  return LAYOUT[layout] ?? "any mail";
}

const GAP: { [gap in TicketGap]: string } = {
  ticket_number: "ticket number",
  customer: "customer",
  address: "address",
  title: "title",
  cancelled: "whether it is cancelled",
};

/** What became of a message, in a word. @param needsLook whether its job still does */
export function fateOf(row: IntakeMessageRow, needsLook: boolean): { word: string; tone: Tone } {
  switch (row.status) {
    case "waiting":
      return { word: "Being read", tone: "wait" };
    case "set_aside":
      return { word: "Set aside", tone: "warn" };
    case "failed":
      return { word: "Not read", tone: "bad" };
    case "refused":
      return { word: row.storageKey ? "Left" : "Sent back", tone: "off" };
    case "done":
      if (needsLook) return { word: "Needs a look", tone: "warn" };
      if (row.outcome === "created") return { word: "New job", tone: "good" };
      return row.outcome === "updated"
        ? { word: "Job updated", tone: "good" }
        : { word: "Nothing new", tone: "off" };
  }
}

/** `ticket number and address` */
export function gapWords(gaps: readonly TicketGap[]): string {
  const words = gaps.map((gap) => GAP[gap]);
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : (words[0] ?? "");
}

const CHECK: { [result in CheckResult]: string } = {
  pass: "passed",
  fail: "failed",
  none: "was not told",
};

/** `SPF passed, DKIM passed, DMARC was not told` */
export function checkWords({ spf, dkim, dmarc }: MailChecks): string {
  if ([spf, dkim, dmarc].every((one) => one === "none")) return "not checked by the receiving server";
  return `SPF ${CHECK[spf]}, DKIM ${CHECK[dkim]}, DMARC ${CHECK[dmarc]}`;
}

/** `812 kB`, `3.4 MB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
