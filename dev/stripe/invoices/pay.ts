import { ApiError, invalid, missingReference, refusal } from "../http/errors.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { attempt } from "../payments/attempt.ts";
import { cancelPayment } from "../payments/cancel.ts";
import { asPaid } from "../payments/credit-invoice.ts";
import { findIntent, openDefault, paymentsOf } from "../payments/find.ts";
import { type Method, methodById } from "../payments/methods.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Invoice, PaymentIntent } from "../store/stored.ts";
import { finalize } from "./finalize.ts";
import { findInvoice, saveInvoice } from "./find.ts";

type Parameters = Parsed<ParametersOf["invoices.pay"]>;

export function payInvoice(scope: Scope, parameters: Parameters, id: string): object {
  if (parameters.paid_out_of_band && parameters.payment_method !== undefined) {
    throw invalid("You may only specify one of these parameters: paid_out_of_band, payment_method.", {
      code: "parameters_exclusive",
    });
  }
  const found = findInvoice(scope, id);
  if (found.status === "paid") throw refusal("Invoice is already paid");
  const invoice = found.status === "draft" ? finalize(scope, found) : found;
  if (invoice.status === "paid") return render(scope, invoice);
  if (invoice.status !== "open" && invoice.status !== "uncollectible") {
    throw refusal("You can only pass in open invoices. This invoice isn't open.");
  }
  if (parameters.paid_out_of_band) return render(scope, payOutOfBand(scope, invoice));
  collect(scope, invoice, chosenMethod(scope, invoice, parameters));
  return render(scope, findInvoice(scope, id));
}

/** A cheque, cash: no charge, and `invoice.paid` without `invoice.payment_succeeded`. */
function payOutOfBand(scope: Scope, invoice: Invoice): Invoice {
  for (const payment of paymentsOf(scope, invoice)) cancelPayment(scope, payment);
  const paid = asPaid(scope, {
    ...invoice,
    amount_paid: invoice.amount_due,
    amount_paid_off_stripe: (invoice.amount_paid_off_stripe ?? 0) + invoice.amount_remaining,
    amount_remaining: 0,
  });
  return saveInvoice(scope, invoice, paid, "invoice.paid");
}

function chosenMethod(scope: Scope, invoice: Invoice, parameters: Parameters): Method {
  const customer = scope.world.objects.find(scope.account, "customer", invoice.customer ?? "");
  const id =
    parameters.payment_method ??
    invoice.default_payment_method ??
    customer?.invoice_settings.default_payment_method ??
    undefined;
  if (id === undefined) {
    throw refusal(
      "There is no `default_payment_method` set on this Customer or Invoice. Please set one prior to calling this endpoint or pass a payment method.",
    );
  }
  const method = methodById(id);
  if (method === undefined) throw missingReference("PaymentMethod", id, "payment_method");
  return method;
}

function collect(scope: Scope, invoice: Invoice, method: Method): void {
  const id = openDefault(scope, invoice)?.payment.payment_intent;
  if (id === undefined) throw refusal("This invoice has no payment that could be collected.");
  const intent = findIntent(scope, id);
  if (intent.status === "processing") {
    throw refusal("This invoice has a payment that is still processing.", {
      code: "payment_intent_unexpected_state",
    });
  }
  refuseFailure(attempt(scope, intent, method));
}

/** A decline is answered with 402, but what it left behind stays: the failed charge, the events. */
export function refuseFailure(intent: PaymentIntent): void {
  if (intent.status === "requires_action") {
    throw new ApiError(
      402,
      {
        type: "card_error",
        code: "invoice_payment_intent_requires_action",
        message: "This invoice's payment requires additional user action before it can be completed.",
        payment_intent: intent,
      },
      { keepChanges: true },
    );
  }
  const error = intent.last_payment_error;
  if (intent.status !== "requires_payment_method" || error === null) return;
  throw new ApiError(
    402,
    {
      type: "card_error",
      code: error.code ?? "card_declined",
      decline_code: error.decline_code,
      message: error.message ?? "Your card was declined.",
      payment_intent: intent,
    },
    { keepChanges: true },
  );
}
