import { missingObject } from "../http/errors.ts";
import type { Scope } from "../scope.ts";
import type { Charge, Invoice, InvoicePayment, PaymentIntent } from "../store/stored.ts";

export function findIntent(scope: Scope, id: string): PaymentIntent {
  const intent = scope.world.objects.find(scope.account, "payment_intent", id);
  if (intent === undefined) throw missingObject("payment_intent", id, "intent");
  return intent;
}

export function latestCharge(scope: Scope, intent: PaymentIntent): Charge | undefined {
  const id = intent.latest_charge;
  return id === null ? undefined : scope.world.objects.find(scope.account, "charge", id);
}

/** Newest first. */
export function paymentsOf(scope: Scope, invoice: Invoice): InvoicePayment[] {
  return scope.world.objects.list(scope.account, "invoice_payment", {
    filter: { invoice: invoice.id },
    limit: 1000,
  });
}

/** The invoice payment that a payment intent belongs to, where it pays an invoice at all. */
export function paymentOf(scope: Scope, intent: PaymentIntent): InvoicePayment | undefined {
  const query = { filter: { intent: intent.id }, limit: 1 };
  return scope.world.objects.list(scope.account, "invoice_payment", query)[0];
}

export function openDefault(scope: Scope, invoice: Invoice): InvoicePayment | undefined {
  return paymentsOf(scope, invoice).find((payment) => payment.is_default && payment.status === "open");
}

/** The intent of a bank debit that is under way, if there is one. */
export function processingIntent(scope: Scope, invoice: Invoice): PaymentIntent | undefined {
  return paymentsOf(scope, invoice)
    .flatMap(({ payment }) => payment.payment_intent ?? [])
    .map((id) => findIntent(scope, id))
    .find((intent) => intent.status === "processing");
}
