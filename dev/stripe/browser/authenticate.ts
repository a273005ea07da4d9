import { emit } from "../events/emit.ts";
import { saveInvoice } from "../invoices/find.ts";
import { attempted, invoiceOf } from "../payments/decline.ts";
import { methodById, workingCard } from "../payments/methods.ts";
import { succeed } from "../payments/succeed.ts";
import type { Scope } from "../scope.ts";
import type { PaymentIntent } from "../store/stored.ts";

/** The customer's bank asked whether it is really them, and they answered. */
export function authenticateIntent(scope: Scope, intent: PaymentIntent, agreed: boolean): PaymentIntent {
  if (intent.status !== "requires_action") return intent;
  if (agreed) return succeed(scope, intent, methodById(intent.payment_method ?? "") ?? workingCard);
  const refused: PaymentIntent = {
    ...intent,
    last_payment_error: {
      type: "card_error",
      code: "payment_intent_authentication_failure",
      message:
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
    },
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  };
  scope.world.objects.save(scope.account, refused);
  emit(scope, "payment_intent.payment_failed", refused);
  const invoice = invoiceOf(scope, intent);
  if (invoice !== undefined) saveInvoice(scope, invoice, attempted(invoice), "invoice.payment_failed");
  return refused;
}
