import { followIntent } from "../checkout/follow-intent.ts";
import { emit } from "../events/emit.ts";
import { saveInvoice } from "../invoices/find.ts";
import type { Scope } from "../scope.ts";
import type { Charge, Invoice, PaymentIntent } from "../store/stored.ts";
import { latestCharge, paymentOf } from "./find.ts";
import type { Method } from "./methods.ts";
import { newCharge } from "./new-charge.ts";

/** The bank said no, at once (a card) or days later (a debit). The invoice stays as payable as it was. */
export function decline(scope: Scope, intent: PaymentIntent, method: Method): PaymentIntent {
  const charge = failedCharge(scope, intent, method);
  const failed: PaymentIntent = {
    ...intent,
    last_payment_error: {
      type: "card_error",
      code: charge.failure_code ?? "card_declined",
      decline_code: method.declineCode ?? "generic_decline",
      message: charge.failure_message ?? "Your card was declined.",
      charge: charge.id,
    },
    latest_charge: charge.id,
    next_action: null,
    payment_method: null,
    processing: null,
    status: "requires_payment_method",
  };
  scope.world.objects.save(scope.account, failed);
  emit(scope, "charge.failed", charge);
  emit(scope, "payment_intent.payment_failed", failed);
  const invoice = invoiceOf(scope, intent);
  if (invoice !== undefined) saveInvoice(scope, invoice, attempted(invoice), "invoice.payment_failed");
  else followIntent(scope, intent, failed);
  return failed;
}

export function invoiceOf(scope: Scope, intent: PaymentIntent): Invoice | undefined {
  const payment = paymentOf(scope, intent);
  return payment && scope.world.objects.find(scope.account, "invoice", payment.invoice);
}

export function attempted(invoice: Invoice): Invoice {
  return { ...invoice, attempted: true, attempt_count: invoice.attempt_count + 1 };
}

function failedCharge(scope: Scope, intent: PaymentIntent, method: Method): Charge {
  const { objects } = scope.world;
  const begun = intent.status === "processing" ? latestCharge(scope, intent) : undefined;
  if (begun === undefined) {
    const charge = newCharge(scope, intent, method, "failed");
    objects.insert(scope.account, "charge", charge);
    return charge;
  }
  const failed: Charge = {
    ...begun,
    status: "failed",
    captured: false,
    failure_code: "debit_not_authorized",
    failure_message: "The customer's bank returned this debit.",
  };
  objects.save(scope.account, failed);
  return failed;
}
