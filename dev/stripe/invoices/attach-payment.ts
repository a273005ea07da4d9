import { invalid, missingReference, refusal } from "../http/errors.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { creditInvoice } from "../payments/credit-invoice.ts";
import { paymentOf } from "../payments/find.ts";
import { attach, attachRecord } from "../payments/open.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Invoice } from "../store/stored.ts";
import { findInvoice } from "./find.ts";

type Parameters = Parsed<ParametersOf["invoices.attachPayment"]>;

/**
 * Lets money from elsewhere pay (a part of) an open invoice: a payment intent, now or when it succeeds, or the
 * record of a payment outside of Stripe (docs.stripe.com/invoicing/partial-payments has the rules).
 */
export function attachPayment(scope: Scope, parameters: Parameters, id: string): object {
  const invoice = findInvoice(scope, id);
  const { payment_intent, payment_record } = parameters;
  if ((payment_intent === undefined) === (payment_record === undefined)) {
    throw invalid("You must provide exactly one of payment_intent or payment_record.", {
      code: payment_intent === undefined ? "parameter_missing" : "parameters_exclusive",
      param: "payment_intent",
    });
  }
  if (payment_intent !== undefined) attachIntent(scope, invoice, payment_intent);
  if (payment_record !== undefined) attachReported(scope, invoice, payment_record);
  return render(scope, findInvoice(scope, id));
}

function attachIntent(scope: Scope, invoice: Invoice, id: string): void {
  const param = "payment_intent";
  const intent = scope.world.objects.find(scope.account, "payment_intent", id);
  if (intent === undefined) throw missingReference(param, id, param);
  refuseUnlessOpen(invoice);
  if (paymentOf(scope, intent) !== undefined) {
    throw refusal("This PaymentIntent is already attached to an invoice.", { param });
  }
  if (intent.status === "canceled") {
    throw refusal("You cannot attach a PaymentIntent that has been canceled.", { param });
  }
  if (intent.customer !== invoice.customer) {
    throw refusal("The PaymentIntent must have the same customer as the invoice.", { param });
  }
  refuseOtherCurrency(invoice, intent.currency, param);
  if (intent.amount > invoice.amount_remaining) {
    throw refusal("The PaymentIntent's amount is greater than the invoice's amount_remaining.", { param });
  }
  const payment = attach(scope, invoice, intent, false);
  if (intent.status === "succeeded") creditInvoice(scope, payment, intent.amount_received);
}

function attachReported(scope: Scope, invoice: Invoice, id: string): void {
  const param = "payment_record";
  const { objects } = scope.world;
  const record = objects.find(scope.account, "payment_record", id);
  if (record === undefined) throw missingReference(param, id, param);
  refuseUnlessOpen(invoice);
  const query = { matching: { "payment.payment_record": id }, limit: 1 };
  if (objects.list(scope.account, "invoice_payment", query).length > 0) {
    throw refusal("This PaymentRecord is already attached to an invoice.", { param });
  }
  const { currency, value } = record.amount_guaranteed;
  if (value === 0) {
    throw refusal("You cannot attach a PaymentRecord whose payment is not guaranteed.", { param });
  }
  refuseOtherCurrency(invoice, currency, param);
  creditInvoice(scope, attachRecord(scope, invoice, record), value);
}

function refuseUnlessOpen(invoice: Invoice): void {
  if (invoice.status === "open") return;
  throw refusal("You can only pass in open invoices. This invoice isn't open.");
}

function refuseOtherCurrency(invoice: Invoice, currency: string, param: string): void {
  if (currency === invoice.currency) return;
  throw refusal(`The payment is in ${currency}, but the invoice is in ${invoice.currency}.`, { param });
}
