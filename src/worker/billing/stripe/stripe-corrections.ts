import type Stripe from "stripe";
import type { StripeCreditNote, StripeRefund } from "../stripe-books.ts";

/** Stripe's credit note reduced to what we keep. */
export function toStripeCreditNote(note: Stripe.CreditNote): StripeCreditNote {
  const tax = (note.total_taxes ?? []).reduce((sum, one) => sum + one.amount, 0);
  return {
    ...{ id: note.id, number: note.number, total: note.total, tax, reason: note.memo },
    status: note.status === "void" ? "void" : "issued",
    creditNoteId: note.metadata?.credit_note_id ?? null,
    at: note.created * 1000,
  };
}

/** Stripe's refund reduced to what we keep. One that needs the customer's bank details is on its way. */
export function toStripeRefund(refund: Stripe.Refund): StripeRefund {
  const { id, amount, status, payment_intent: intent, metadata, reason, created } = refund;
  return {
    ...{ id, amount, reason, at: created * 1000, refundId: metadata?.refund_id ?? null },
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    status:
      status === "succeeded"
        ? "succeeded"
        : status === "failed" || status === "canceled"
          ? "failed"
          : "pending",
  };
}
