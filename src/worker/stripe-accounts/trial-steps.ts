import type { BillingIntentRow, InvoiceRow, JobRow, PaymentRow } from "../database/rows.ts";

export type Trial = {
  job: JobRow;
  invoice: InvoiceRow | null;
  intents: BillingIntentRow[];
  payments: PaymentRow[];
};
export type TrialStep = { words: string; done: boolean };

/** How far a trial is, step by step. */
export function trialSteps({ invoice }: Trial): TrialStep[] {
  const out = invoice !== null && invoice.status !== "draft";
  const paid = invoice !== null && invoice.amountPaid > 0;
  return [
    { words: "A job was made and completed", done: true },
    { words: "Stripe has a draft of its invoice", done: invoice?.stripeInvoiceId != null },
    { words: invoice?.number ? `It is finalised as ${invoice.number}` : "It is finalised", done: out },
    { words: "Its letter was sent to you", done: invoice?.sentAt != null },
    { words: "It was paid, and Closeout has heard of it", done: paid },
    {
      words: paid ? "The payment was given back" : "It was cleaned up: given back, or void",
      done: isOver(invoice),
    },
  ];
}

/** Whether nothing of it is left to be done. */
function isOver(invoice: InvoiceRow | null): boolean {
  if (invoice === null) return false;
  return invoice.status === "void" || (invoice.amountPaid > 0 && invoice.refunded >= invoice.amountPaid);
}

/** What there is to do for a person: pay it, or clean it up; nothing while Stripe is still busy with it. */
export function trialTurn({ invoice }: Trial): "wait" | "pay" | "give_back" | "over" {
  if (invoice === null || invoice.status === "draft") return "wait";
  if (isOver(invoice)) return "over";
  return invoice.amountPaid > 0 ? "give_back" : "pay";
}
