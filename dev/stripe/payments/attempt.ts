import { refuseUnlessCharging } from "../accounts/may-charge.ts";
import { followIntent } from "../checkout/follow-intent.ts";
import { emit } from "../events/emit.ts";
import { saveInvoice } from "../invoices/find.ts";
import type { Scope } from "../scope.ts";
import type { PaymentIntent } from "../store/stored.ts";
import { attempted, decline, invoiceOf } from "./decline.ts";
import type { Method } from "./methods.ts";
import { newCharge } from "./new-charge.ts";
import { succeed } from "./succeed.ts";

/** Tries to collect an intent with a method; the intent's status tells how it went. */
export function attempt(scope: Scope, intent: PaymentIntent, method: Method): PaymentIntent {
  refuseUnlessCharging(scope);
  switch (method.behaviour) {
    case "declines":
      return decline(scope, intent, method);
    case "asks":
      return askForAuthentication(scope, intent, method);
    case "processing":
      countAttempt(scope, intent);
      return startDebit(scope, intent, method);
    default:
      countAttempt(scope, intent);
      return succeed(scope, intent, method);
  }
}

function countAttempt(scope: Scope, intent: PaymentIntent): void {
  const invoice = invoiceOf(scope, intent);
  // No event of its own: the outcome that follows shows it.
  if (invoice !== undefined) scope.world.objects.save(scope.account, attempted(invoice));
}

/** A bank debit: the money is under way for days, and until then nothing is paid. */
function startDebit(scope: Scope, intent: PaymentIntent, method: Method): PaymentIntent {
  const charge = newCharge(scope, intent, method, "pending");
  scope.world.objects.insert(scope.account, "charge", charge);
  const processing: PaymentIntent = {
    ...intent,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    processing: null,
    status: "processing",
  };
  scope.world.objects.save(scope.account, processing);
  emit(scope, "charge.pending", charge);
  emit(scope, "payment_intent.processing", processing);
  followIntent(scope, intent, processing);
  return processing;
}

function askForAuthentication(scope: Scope, intent: PaymentIntent, method: Method): PaymentIntent {
  const invoice = invoiceOf(scope, intent);
  const asking: PaymentIntent = {
    ...intent,
    next_action: { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect" } },
    payment_method: method.id,
    status: "requires_action",
  };
  scope.world.objects.save(scope.account, asking);
  emit(scope, "payment_intent.requires_action", asking);
  if (invoice !== undefined)
    saveInvoice(scope, invoice, attempted(invoice), "invoice.payment_action_required");
  return asking;
}
