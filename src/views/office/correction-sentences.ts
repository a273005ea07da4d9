import type { EventRow } from "../../worker/database/rows.ts";
import { type Around, listOf, moneyOf } from "./history-parts.ts";

const MEANS: { [means: string]: string } = {
  cheque: "by cheque",
  cash: "in cash",
  bank: "by bank transfer",
  other: "otherwise",
};

const OPERATION: { [what: string]: string } = {
  void: "making it void",
  close_link: "switching the link off",
  next_link: "another link for what is left",
  discard: "throwing the draft away",
  write_off: "writing it off",
  credit_note: "the credit note",
  mark_paid: "marking it paid",
  record_part: "recording the payment",
  refund: "the refund",
  refund_failed: "the refund that came back",
  overpaid: "what came too much",
};

/** One sentence for what was put right of a bill; null for what is no such thing. */
export function correctionSentence(event: EventRow, who: string, around: Around): string | null {
  const { data } = event;
  const text = (name: string) => String(data[name] ?? "");
  const money = (name: string) => moneyOf(data, name, around);
  const because = text("reason") ? `: ${text("reason")}` : "";
  const number = text("number") || "the invoice";
  const first = text("number") || "The invoice";
  switch (event.type) {
    case "billing.drafted":
      return "The draft waits for somebody to send it";
    case "billing.released":
      return `${who} sent the draft`;
    case "billing.edited":
      return `${who} changed the draft's ${listOf(data.changed, (name) => (name === "terms" ? "due date" : "words to the customer"))}`;
    case "billing.dropped":
      return data.what
        ? `${who} left it at that: ${OPERATION[text("what")] ?? text("what")}`
        : `${who} threw the draft away${because}`;
    case "invoice.void_asked":
      return `${who} made ${number} void${data.reissue ? ", to be made anew" : ""}${because}`;
    case "invoice.reissued":
      return `A new draft takes the place of ${text("was") || "the old invoice"}: ${money("total")}, revision ${text("revision")}`;
    case "invoice.write_off_asked":
      return `${who} wrote ${money("amount")} of ${number} off${because}`;
    case "invoice.recovering":
      return `${who} asks for ${money("amount")} of ${number} again`;
    case "invoice.credited":
      return `${money("amount")} of ${number} is credited`;
    case "invoice.overpaid":
      return `${money("amount")} more came for ${number} than was owed`;
    case "invoice.payer_changed":
      return `${who} changed who pays: ${text("now")}, before ${text("was")}${because}`;
    case "credit_note.asked":
      return `${who} credited ${money("total")} of ${number}${because}`;
    case "credit_note.issued":
      return `Credit note ${text("number")} is issued: ${money("total")}`;
    case "payment.recorded":
      return `${who} recorded ${money("amount")} ${MEANS[text("means")] ?? ""}${text("reference") ? `, ${text("reference")}` : ""}`;
    case "payment.undone":
      return `${money("amount")} did not come after all${because}`;
    case "refund.asked":
      return `${who} gives ${money("amount")} back${because}`;
    case "refund.made":
      return `${money("amount")} is on its way back to the customer`;
    case "refund.failed":
      return `The bank sent the refund of ${money("amount")} on ${first} back`;
    case "customer.told":
      return "Stripe knows the customer's new data";
    default:
      return null;
  }
}
