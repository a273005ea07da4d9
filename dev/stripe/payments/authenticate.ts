import { followIntent } from "../checkout/follow-intent.ts";
import { emit } from "../events/emit.ts";
import { saveInvoice } from "../invoices/find.ts";
import type { Scope } from "../scope.ts";
import type { PaymentIntent } from "../store/stored.ts";
import { attempted, invoiceOf } from "./decline.ts";
import { methodById, workingCard } from "./methods.ts";
import { succeed } from "./succeed.ts";

/** The customer's bank asked whether it is really them. Nothing happens to an intent that was not asked about. */
export function authenticate(scope: Scope, intent: PaymentIntent, agreed: boolean): PaymentIntent {
  if (intent.status !== "requires_action") return intent;
  return agreed
    ? succeed(scope, intent, methodById(intent.payment_method ?? "") ?? workingCard)
    : refuseAuthentication(scope, intent);
}

/** No charge was tried yet, so none failed; the intent waits for another way to pay. */
function refuseAuthentication(scope: Scope, intent: PaymentIntent): PaymentIntent {
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
  else followIntent(scope, intent, refused);
  return refused;
}
