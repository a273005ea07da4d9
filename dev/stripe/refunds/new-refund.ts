import { newId } from "../ids.ts";
import { now, type Scope } from "../scope.ts";
import type { Charge, Refund } from "../store/stored.ts";

export interface RefundWish {
  /** Minor units. */
  amount: number;
  reason: Refund["reason"];
  metadata: Record<string, string>;
  /** The invoice whose payment is given back, if it paid one. */
  invoice: string | null;
  instructions_email?: string;
}

/** Money on its way back: at once to a card, days later to a bank account. */
export function newRefund(scope: Scope, charge: Charge, wish: RefundWish): Refund {
  const bank = charge.payment_method_details?.type === "us_bank_account";
  return {
    id: newId("re"),
    object: "refund",
    amount: wish.amount,
    balance_transaction: null,
    charge: charge.id,
    created: now(scope),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: bank
      ? { type: "us_bank_transfer", us_bank_transfer: { reference: null, reference_status: null } }
      : {
          type: "card",
          card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
        },
    ...(wish.instructions_email !== undefined && { instructions_email: wish.instructions_email }),
    invoice: wish.invoice,
    metadata: wish.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(bank && { pending_reason: "processing" }),
    reason: wish.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: bank ? "pending" : "succeeded",
    transfer_reversal: null,
  };
}
