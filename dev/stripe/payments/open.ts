import { emit } from "../events/emit.ts";
import { newId } from "../ids.ts";
import { now, type Scope } from "../scope.ts";
import type { Invoice, InvoicePayment, PaymentIntent, PaymentRecord } from "../store/stored.ts";
import { newIntent } from "./new-intent.ts";

/** A payment intent of its own for (a part of) an invoice, and the invoice payment that ties the two together. */
export function openPayment(
  scope: Scope,
  invoice: Invoice,
  amount: number,
  isDefault: boolean,
): InvoicePayment {
  const intent = newIntent(scope, {
    amount,
    currency: invoice.currency,
    customer: invoice.customer,
    description: invoice.number === null ? null : `Payment for Invoice ${invoice.number}`,
    on_behalf_of: invoice.on_behalf_of,
    ...(isDefault && invoice.collect),
  });
  scope.world.objects.insert(scope.account, "payment_intent", intent);
  const payment = attach(scope, invoice, intent, isDefault);
  emit(scope, "payment_intent.created", intent);
  return payment;
}

/** Ties a payment outside of Stripe to an invoice. */
export function attachRecord(scope: Scope, invoice: Invoice, record: PaymentRecord): InvoicePayment {
  const { currency, value } = record.amount_guaranteed;
  return keep(scope, invoice, { currency, amount: value }, false, {
    type: "payment_record",
    payment_record: record.id,
  });
}

export function attach(
  scope: Scope,
  invoice: Invoice,
  intent: PaymentIntent,
  isDefault: boolean,
): InvoicePayment {
  return keep(scope, invoice, intent, isDefault, { type: "payment_intent", payment_intent: intent.id });
}

function keep(
  scope: Scope,
  invoice: Invoice,
  asked: { amount: number; currency: string },
  isDefault: boolean,
  by: InvoicePayment["payment"],
): InvoicePayment {
  const payment: InvoicePayment = {
    id: newId("inpay"),
    object: "invoice_payment",
    amount_paid: null,
    amount_requested: asked.amount,
    created: now(scope),
    currency: asked.currency,
    invoice: invoice.id,
    is_default: isDefault,
    livemode: false,
    payment: by,
    status: "open",
    status_transitions: { canceled_at: null, paid_at: null },
  };
  scope.world.objects.insert(scope.account, "invoice_payment", payment);
  return payment;
}
