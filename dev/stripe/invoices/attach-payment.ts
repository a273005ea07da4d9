import { invalid, missingReference, refusal } from "../http/errors.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { creditInvoice } from "../payments/credit-invoice.ts";
import { paymentOf } from "../payments/find.ts";
import { attach } from "../payments/open.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import { findInvoice } from "./find.ts";

/** Lets a payment intent made elsewhere pay (a part of) an open invoice. */
export function attachPayment(
  scope: Scope,
  parameters: Parsed<ParametersOf["invoices.attachPayment"]>,
  id: string,
): object {
  const invoice = findInvoice(scope, id);
  if (parameters.payment_intent === undefined) {
    throw invalid("Missing required param: payment_intent.", {
      code: "parameter_missing",
      param: "payment_intent",
    });
  }
  const intent = scope.world.objects.find(scope.account, "payment_intent", parameters.payment_intent);
  if (intent === undefined)
    throw missingReference("payment_intent", parameters.payment_intent, "payment_intent");
  if (invoice.status !== "open") {
    throw refusal("You can only pass in open invoices. This invoice isn't open.");
  }
  if (paymentOf(scope, intent) !== undefined) {
    throw refusal("This PaymentIntent is already attached to an invoice.", { param: "payment_intent" });
  }
  const payment = attach(scope, invoice, intent, false);
  if (intent.status === "succeeded") creditInvoice(scope, payment, intent.amount_received);
  return render(scope, findInvoice(scope, id));
}
