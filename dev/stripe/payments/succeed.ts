import { takeApplicationFee } from "../accounts/application-fees.ts";
import { followIntent } from "../checkout/follow-intent.ts";
import { emit } from "../events/emit.ts";
import type { Scope } from "../scope.ts";
import type { Charge, PaymentIntent } from "../store/stored.ts";
import { creditInvoice } from "./credit-invoice.ts";
import { latestCharge, paymentOf } from "./find.ts";
import type { Method } from "./methods.ts";
import { newCharge } from "./new-charge.ts";

/** The money is there: the charge, the intent and then the invoice say so. */
export function succeed(scope: Scope, intent: PaymentIntent, method: Method): PaymentIntent {
  const { objects } = scope.world;
  const charge = takeApplicationFee(scope, settledCharge(scope, intent, method));
  const paid: PaymentIntent = {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    processing: null,
    status: "succeeded",
  };
  objects.save(scope.account, paid);
  emit(scope, "charge.succeeded", charge);
  emit(scope, "payment_intent.succeeded", paid);
  const payment = paymentOf(scope, intent);
  if (payment !== undefined) creditInvoice(scope, payment, intent.amount);
  else followIntent(scope, intent, paid);
  return paid;
}

/** A bank debit settles the charge that it began with; a card makes a new one. */
function settledCharge(scope: Scope, intent: PaymentIntent, method: Method): Charge {
  const { objects } = scope.world;
  const begun = intent.status === "processing" ? latestCharge(scope, intent) : undefined;
  if (begun === undefined) {
    const charge = newCharge(scope, intent, method, "succeeded");
    objects.insert(scope.account, "charge", charge);
    return charge;
  }
  const settled: Charge = { ...begun, amount_captured: begun.amount, paid: true, status: "succeeded" };
  objects.save(scope.account, settled);
  return settled;
}
