import { newId } from "../ids.ts";
import { workingCard } from "../payments/methods.ts";
import { newCharge } from "../payments/new-charge.ts";
import { newIntent } from "../payments/new-intent.ts";
import type { Scope } from "../scope.ts";
import type { Invoice, InvoicePayment, PaymentIntent } from "../store/stored.ts";

/** The payment that a finalised invoice has: succeeded with a charge when it is paid, waiting or canceled else. */
export function importPayment(scope: Scope, invoice: Invoice): void {
  const { objects } = scope.world;
  const { paid_at, voided_at } = invoice.status_transitions;
  const intent = intentOf(scope, invoice);
  objects.insert(scope.account, "payment_intent", intent);
  const payment: InvoicePayment = {
    id: newId("inpay"),
    object: "invoice_payment",
    amount_paid: paid_at === null ? null : invoice.amount_paid,
    amount_requested: invoice.amount_due,
    created: intent.created,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { type: "payment_intent", payment_intent: intent.id },
    status: paid_at !== null ? "paid" : voided_at !== null ? "canceled" : "open",
    status_transitions: { canceled_at: voided_at, paid_at },
  };
  objects.insert(scope.account, "invoice_payment", payment);
}

function intentOf(scope: Scope, invoice: Invoice): PaymentIntent {
  const { finalized_at, paid_at, voided_at } = invoice.status_transitions;
  const waiting: PaymentIntent = {
    ...newIntent(scope, {
      amount: invoice.amount_due,
      currency: invoice.currency,
      customer: invoice.customer,
      description: `Payment for Invoice ${invoice.number}`,
    }),
    created: finalized_at ?? invoice.created,
  };
  if (voided_at !== null) {
    return { ...waiting, status: "canceled", canceled_at: voided_at, cancellation_reason: "void_invoice" };
  }
  if (paid_at === null) return waiting;
  const charge = { ...newCharge(scope, waiting, workingCard, "succeeded"), created: paid_at };
  scope.world.objects.insert(scope.account, "charge", charge);
  return {
    ...waiting,
    amount_received: waiting.amount,
    latest_charge: charge.id,
    payment_method: workingCard.id,
    status: "succeeded",
  };
}
