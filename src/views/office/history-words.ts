import type { EventRow } from "../../worker/database/rows.ts";
import type { HistoryEntry } from "../../worker/jobs/history.ts";
import type { Source } from "../../worker/jobs/types.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { counted } from "../parts/words.ts";
import { changeSentence } from "./change-sentences.ts";
import { correctionSentence } from "./correction-sentences.ts";
import { fieldSentence } from "./field-sentences.ts";
import {
  type Around,
  dayOf,
  isOfInvoice,
  letterOf,
  listOf,
  moneyOf,
  onDay,
  recipientOf,
} from "./history-parts.ts";
import { preflightSentence } from "./preflight-sentence.ts";
import { returnSentence } from "./return-sentence.ts";
import { shareSentence } from "./share-sentence.ts";
import { ticketSentence } from "./ticket-sentences.ts";

const STEP_DONE: { [step: string]: string } = {
  customer: "Stripe knows the customer",
  draft: "Stripe has the draft",
  lines: "Stripe has the lines, and its total agrees with ours",
  number: "The document has its number",
  finalise: "Stripe finalised the invoice",
  link: "Stripe made the payment link",
  issue: "The bill is out",
  close_link: "The payment link is off",
  next_link: "Another payment link asks for what is left",
  discard: "The draft is gone at Stripe",
  void: "Stripe has it as void",
  credit: "The credit note is made",
  write_off: "Stripe has it as written off",
  mark_paid: "Stripe knows that it was paid otherwise",
  report_payment: "Stripe has a record of the payment",
  attach_record: "The payment belongs to the invoice",
  refund: "Stripe took the refund on",
  tell_customer: "Stripe knows the customer's new data",
  part_intent: "Stripe awaits a part of the amount",
  attach_part: "The part belongs to the invoice",
};

const CUSTOMER_FIELD: { [field: string]: string } = {
  taxId: "tax id",
  exemptCertificate: "tax exemption",
  postal: "address in parts",
};

export const SOURCE: { [source in Source]: string } = {
  office: "office",
  crew: "crew's phone",
  api: "API",
  pay: "customer's page",
  webhook: "a message from outside",
  alarm: "by itself",
  demo: "demo",
};

/** One sentence for what happened. */
export function sentenceOf({ event, others }: HistoryEntry, around: Around): string {
  const who = event.actor.kind === "timer" ? "Closeout" : event.actor.name;
  const { data } = event;
  const text = (name: string) => String(data[name] ?? "");
  const money = (name: string) => moneyOf(data, name, around);
  const because = text("reason") ? `: ${text("reason")}` : "";
  const times = others.length + 1;
  switch (event.type) {
    case "job.created":
      return event.source === "office"
        ? `${who} entered the job`
        : `The ticket came in from ${text("source")}`;
    case "discount.changed":
      return `${who} changed the job's discount: ${money("total")}, before ${money("before")}`;
    case "job.lines_changed":
      if (data.byRule)
        return `Time on site and travel were put on the lines: ${money("total")}, before ${money("before")}`;
      return `${who} changed the lines: ${money("total")}, before ${money("before")}`;
    case "job.total_changed":
      return `By the rules as they are now the job comes to ${money("total")}, before ${money("before")}`;
    case "job.accepted":
      return `${who} accepted the job`;
    case "job.assigned":
      return `${who} assigned it to ${listOf(data.assigneeIds, around.nameOf)}${onDay(data, around)}`;
    case "job.scheduled":
      return `${who} put it on the calendar${onDay(data, around)}`;
    case "job.en_route":
      return `${who} is on the way`;
    case "job.on_site":
      return `${who} is on site`;
    case "job.completed":
      return `${who} completed the job`;
    case "job.approved":
      return `${who} approved the proof`;
    case "job.returned":
      return returnSentence(event, who, around);
    case "job.held":
      return `${who} put it on hold${because}`;
    case "job.resumed":
      return `${who} took it off hold`;
    case "job.cancelled":
      return `${who} cancelled the job${because}`;
    case "customer.changed":
      return `${who} changed how the customer is reached: ${listOf(data.changed, (name) => CUSTOMER_FIELD[name] ?? name)}`;
    case "job.closed":
      return "Everything is paid; the job is closed";
    case "note.added":
      return `${who} wrote a note`;
    case "photo.attached":
      return `${who} took ${counted(times, `${text("label")} photo`)}`;
    case "packet.made":
      return `${who} made packet ${text("revision")}`;
    case "signature.attached":
      return `${text("name")} signed${text("role") ? ` as ${text("role")}` : ""}`;
    default:
      return (
        fieldSentence(event, times, who, around) ??
        changeSentence(event, who, around) ??
        ticketSentence(event, who, around) ??
        shareSentence(event, who, around) ??
        preflightSentence(event, who) ??
        correctionSentence(event, who, around) ??
        moneySentence(event, times, who, around)
      );
  }
}

function moneySentence(event: EventRow, times: number, who: string, around: Around): string {
  const { data } = event;
  const text = (name: string) => String(data[name] ?? "");
  const money = (name: string) => moneyOf(data, name, around);
  const again =
    typeof data.nextTryAt === "number" ? formatMoment(data.nextTryAt, around.frame.clock) : "soon";
  const tried = times > 1 ? `, ${times} times` : "";
  const letter = letterOf(data);
  const number = text("number") || "The invoice";
  switch (event.type) {
    case "billing.started":
      return `Billing began: ${money("total")}`;
    case "billing.step_done":
      return STEP_DONE[text("step")] ?? `Stripe did the step ${text("step")}`;
    case "billing.delayed":
      return `Stripe did not answer${tried}; the next try was set for ${again}`;
    case "billing.new_attempt":
      return "Stripe's books show that it never arrived; it is asked anew";
    case "billing.refused":
      return `${data.ours === true ? "Not done" : "Stripe refused"}: ${text("reason")}`;
    case "billing.retried":
      return `${who} had the bill tried again`;
    case "invoice.finalised":
      return `${number} is final: ${money("total")}, due ${dayOf(data.dueOn, around)}`;
    case "invoice.payment_processing":
      return "A bank payment is on its way";
    case "invoice.partly_paid":
      return `${money("amount")} was paid, ${money("amountDue")} is still open`;
    case "invoice.paid":
      return `${number} is paid: ${money("amount")}`;
    case "invoice.void":
      return `${number} is void`;
    case "invoice.written_off":
      return `${number} is written off`;
    case "invoice.link_revoked":
      return `${who} took the customer's link back`;
    case "payment.part_begun":
      return `The customer wants to pay ${money("amount")} of it`;
    case "invoice.viewed":
      return "The customer opened the invoice";
    case "invoice.updated":
      return "Stripe changed something on the invoice";
    case "delivery.queued":
      return `The ${letter} is to be sent to ${recipientOf(data, around)}`;
    case "delivery.delayed":
      return `The mail service did not answer${tried}; the next try was set for ${again}`;
    case "delivery.sent":
      return `The ${letter} was sent to ${recipientOf(data, around)}`;
    case "delivery.delivered":
      return `The ${letter} arrived`;
    case "delivery.opened":
      return `The ${letter} was opened, by a person or by their mail program`;
    case "delivery.failed":
      return `The ${letter} to ${recipientOf(data, around)} was not sent: ${text("reason")}`;
    case "delivery.cancelled":
      return `The ${letter} was not sent any more: ${isOfInvoice(data) ? "the invoice is " : ""}${text("reason")}`;
    case "delivery.retried":
      return `${who} had the letter sent again`;
    default:
      return event.type;
  }
}
