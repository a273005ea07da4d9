import { missingObject } from "../http/errors.ts";
import { page, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import type { InvoicePayment } from "../store/stored.ts";

export const invoicePaymentRoutes = [
  route("get", "/v1/invoice_payments", "invoicePayments.list", list),
  route("get", "/v1/invoice_payments/:id", "invoicePayments.retrieve", retrieve),
];

function retrieve(scope: Scope, _: unknown, id: string): InvoicePayment {
  const payment = scope.world.objects.find(scope.account, "invoice_payment", id);
  if (payment === undefined) throw missingObject("invoice_payment", id, "invoice_payment");
  return payment;
}

function list(scope: Scope, parameters: Parsed<ParametersOf["invoicePayments.list"]>): object {
  const { objects } = scope.world;
  const { invoice, payment, status } = parameters;
  const filter = { invoice, status, intent: payment?.payment_intent };
  return page(
    "/v1/invoice_payments",
    "invoice_payment",
    parameters,
    (id) => objects.position(scope.account, "invoice_payment", id),
    (query) =>
      objects.list(scope.account, "invoice_payment", {
        ...query,
        filter,
        matching: { "payment.payment_record": payment?.payment_record },
        created: toRange(parameters.created),
      }),
  );
}
