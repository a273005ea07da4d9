import type { BillingIntentRow, InvoiceRow, PaymentRow } from "../database/rows.ts";
import { makesInvoice } from "./ledger/operations.ts";
import { isTakenBack } from "./verbs/bill-again.ts";
import type { MoneyAction } from "./who-may.ts";

export type InvoiceFacts = {
  invoice: InvoiceRow;
  intents: Pick<BillingIntentRow, "frozen" | "status">[];
  payments: PaymentRow[];
};

/** Whether Stripe has not answered an operation on this invoice yet. */
export function isBusy({ intents }: Pick<InvoiceFacts, "intents">): boolean {
  return intents.some((one) => one.status === "running" && one.frozen.kind !== "pay_part");
}

/** Whether it is a draft that waits for somebody to send it. */
export function isWaitingDraft({ invoice, intents }: Pick<InvoiceFacts, "invoice" | "intents">): boolean {
  const made = intents.findLast((one) => makesInvoice(one.frozen.kind));
  return invoice.status === "draft" && made?.status === "waiting";
}

/**
 * What can be done to an invoice as it stands, whoever asks. The commands decide for themselves; this is what a screen offers.
 */
export function whatCanBeDone(facts: InvoiceFacts): MoneyAction[] {
  const { invoice, intents, payments } = facts;
  if (isBusy(facts)) return [];
  if (intents.some((one) => one.status === "refused" && !makesInvoice(one.frozen.kind))) return ["drop"];
  const untouched = invoice.amountPaid === 0 && !invoice.processing;
  const creditable = invoice.credited + invoice.creditedAfter < invoice.total;
  const back: MoneyAction[] = [
    ...(payments.some((one) => one.source === "stripe" && isLeft(one)) ? (["refund"] as const) : []),
    ...(payments.some((one) => one.source === "recorded" && one.status === "paid")
      ? (["undo_payment"] as const)
      : []),
  ];
  switch (invoice.status) {
    case "draft":
      return isWaitingDraft(facts)
        ? ["send_draft", "edit_draft", "move_payer", "discard_draft"]
        : ["discard_draft"];
    case "open":
      return [
        "record_payment",
        ...(creditable ? (["credit"] as const) : []),
        ...(untouched ? (["void", "move_payer"] as const) : []),
        "write_off",
        "revoke_link",
        ...back,
      ];
    case "uncollectible":
      return [
        ...(invoice.recovering ? [] : (["recover"] as const)),
        "record_payment",
        ...(untouched ? (["void"] as const) : []),
        ...back,
      ];
    case "paid":
      return [
        ...(invoice.live && isTakenBack(invoice) ? (["bill_again"] as const) : []),
        ...back,
        ...(creditable ? (["credit"] as const) : []),
      ];
    case "void":
      return [];
  }
}

/** Whether anything of a payment can still go back. */
export function isLeft(payment: PaymentRow): boolean {
  return payment.status === "paid" && payment.refunded < payment.amount;
}
