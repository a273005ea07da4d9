import type { EventRow } from "../../worker/database/rows.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { isCalendarDate } from "../../worker/time/calendar.ts";
import { formatDate } from "../../worker/time/format.ts";
import { gapWords } from "../intake/message-words.ts";
import { type Around, listOf } from "./history-parts.ts";

const FIELD: { [name: string]: string } = {
  title: "title",
  description: "description",
  purchaseOrder: "purchase order",
  purchaseOrderAmount: "amount of the purchase order",
  authorisationNumber: "authorisation number",
  residentDamage: "damage by the resident",
  dueOn: "due date",
  notToExceed: "not-to-exceed amount",
  referral: "referral",
  customerId: "customer",
  siteId: "address",
  portalId: "portal",
  currency: "currency",
};

const AMOUNTS = ["notToExceed", "purchaseOrderAmount"];
const MOVED = ["customerId", "siteId", "portalId"];
/** Told whole, these would fill the history. */
const LONG = ["description"];

/** One sentence for what a ticket did to its job; null for what is none of its doing. */
export function ticketSentence(event: EventRow, who: string, around: Around): string | null {
  const { data, actor } = event;
  const text = (name: string) => String(data[name] ?? "");
  switch (event.type) {
    case "job.updated":
      return cameAgain(event)
        ? `The ticket came again: ${changes(data, around)}`
        : `${who} changed the ${listOf(data.changed, (name) => fromTo(data, name))}`;
    case "ticket.cancelled":
      return `${text("by")} says that it is cancelled`;
    case "ticket.mended": {
      if (Array.isArray(data.missing) && data.missing.includes("cancelled")) {
        return `${who} kept the job, though it was said to be cancelled`;
      }
      const missing = gapWords(
        Array.isArray(data.missing) ? (data.missing as Parameters<typeof gapWords>[0]) : [],
      );
      return missing
        ? `${who} entered what the ticket did not say: ${missing}`
        : text("was")
          ? `${who} changed its number from ${text("was")} to ${text("ticketNumber")}`
          : `${who} gave it the number ${text("ticketNumber")}`;
    }
    case "file.attached":
      return actor.kind === "member"
        ? `${who} added the file “${text("fileName")}”`
        : `The ticket brought the file “${text("fileName")}”`;
    default:
      return null;
  }
}

/** By mail, by a push or as a mail that somebody dropped in; who changes a job by hand or by the API says so. */
function cameAgain({ actor, source }: EventRow): boolean {
  return actor.kind === "mail" || source === "webhook";
}

/** `address from 12 Elm St to 14 Elm St`: what a job hangs on is told by its name; of the rest, that it changed. */
function fromTo({ changed, was, now }: EventRow["data"], name: string): string {
  const field = FIELD[name] ?? name;
  const index = Array.isArray(changed) ? changed.indexOf(name) : -1;
  const [before, after] = [was, now].map((values) => (Array.isArray(values) ? values[index] : undefined));
  return MOVED.includes(name) && before && after ? `${field} from ${before} to ${after}` : field;
}

/** `not-to-exceed amount $300.00, now $450.00; due date …` */
function changes(data: EventRow["data"], around: Around): string {
  const names = Array.isArray(data.changed) ? data.changed : [];
  const [was, now] = [data.was, data.now].map((values) => (Array.isArray(values) ? values : []));
  const told = names.map((name, index) => {
    const field = FIELD[name] ?? name;
    const [before, after] = [was?.[index], now?.[index]].map((value) => shown(name, value ?? "", around));
    if (!after || LONG.includes(name)) return `another ${field}`;
    return before ? `${field} ${before}, now ${after}` : `${field} ${after}`;
  });
  return told.join("; ");
}

function shown(name: string, value: string, { job, frame }: Around): string {
  if (value === "") return "";
  if (AMOUNTS.includes(name)) return formatMoney(Number(value), job.row.currency, frame.locale);
  return isCalendarDate(value) ? formatDate(value, frame.locale, frame.today) : value;
}
