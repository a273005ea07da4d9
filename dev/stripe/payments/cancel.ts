import { emit } from "../events/emit.ts";
import { now, type Scope } from "../scope.ts";
import type { InvoicePayment, PaymentIntent } from "../store/stored.ts";

/** Closes a payment that is no longer wanted. A bank debit under way cannot be called back, and stays. */
export function cancelPayment(scope: Scope, payment: InvoicePayment): void {
  if (payment.status !== "open") return;
  const id = payment.payment.payment_intent;
  const intent = id === undefined ? undefined : scope.world.objects.find(scope.account, "payment_intent", id);
  if (intent?.status === "processing") return;
  if (intent !== undefined) cancelIntent(scope, intent, "void_invoice");
  closePayment(scope, payment);
}

/** The invoice no longer waits for this payment. Stripe has no event for it. */
export function closePayment(scope: Scope, payment: InvoicePayment): void {
  scope.world.objects.save(scope.account, {
    ...payment,
    status: "canceled",
    status_transitions: { ...payment.status_transitions, canceled_at: now(scope) },
  });
}

export function cancelIntent(
  scope: Scope,
  intent: PaymentIntent,
  reason: PaymentIntent["cancellation_reason"],
): PaymentIntent {
  const canceled: PaymentIntent = {
    ...intent,
    canceled_at: now(scope),
    cancellation_reason: reason,
    next_action: null,
    status: "canceled",
  };
  scope.world.objects.save(scope.account, canceled);
  emit(scope, "payment_intent.canceled", canceled);
  return canceled;
}
