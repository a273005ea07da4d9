import { withRedirect } from "../browser/redirect.ts";
import { missingReference, refusal } from "../http/errors.ts";
import { page, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import { refuseFailure } from "../invoices/pay.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { attempt } from "../payments/attempt.ts";
import { cancelIntent, closePayment } from "../payments/cancel.ts";
import { findIntent, paymentOf } from "../payments/find.ts";
import { methodById } from "../payments/methods.ts";
import { createIntent, updateIntent } from "../payments/prepare-intent.ts";
import type { Scope } from "../scope.ts";
import type { PaymentIntent } from "../store/stored.ts";

export const paymentIntentRoutes = [
  route("post", "/v1/payment_intents", "paymentIntents.create", create),
  route("get", "/v1/payment_intents", "paymentIntents.list", list),
  route("get", "/v1/payment_intents/:id", "paymentIntents.retrieve", retrieve),
  route("post", "/v1/payment_intents/:id", "paymentIntents.update", updateIntent),
  route("post", "/v1/payment_intents/:id/confirm", "paymentIntents.confirm", confirm),
  route("post", "/v1/payment_intents/:id/cancel", "paymentIntents.cancel", cancel),
];

function create(scope: Scope, parameters: Parsed<ParametersOf["paymentIntents.create"]>): PaymentIntent {
  const intent = createIntent(scope, parameters);
  return parameters.confirm ? collect(scope, intent, parameters.payment_method) : intent;
}

function retrieve(scope: Scope, _: unknown, id: string): PaymentIntent {
  return findIntent(scope, id);
}

function confirm(
  scope: Scope,
  parameters: Parsed<ParametersOf["paymentIntents.confirm"]>,
  id: string,
): PaymentIntent {
  const intent = findIntent(scope, id);
  refuseUnless(intent, ["requires_payment_method", "requires_confirmation", "requires_action"], "confirm");
  const tried = collect(scope, intent, parameters.payment_method);
  return withRedirect(scope, tried, parameters.return_url);
}

function collect(scope: Scope, intent: PaymentIntent, id: string | undefined): PaymentIntent {
  if (id === undefined) {
    throw refusal(
      "You cannot confirm this PaymentIntent because it's missing a payment method. Update the PaymentIntent with a payment method and then confirm it again.",
      { code: "payment_intent_unexpected_state" },
    );
  }
  const method = methodById(id);
  if (method === undefined) throw missingReference("PaymentMethod", id, "payment_method");
  const tried = attempt(scope, intent, method);
  // An intent may wait for its customer; only an invoice's own call counts that as a failure.
  if (tried.status !== "requires_action") refuseFailure(tried);
  return tried;
}

function cancel(
  scope: Scope,
  parameters: Parsed<ParametersOf["paymentIntents.cancel"]>,
  id: string,
): PaymentIntent {
  const intent = findIntent(scope, id);
  const payment = paymentOf(scope, intent);
  if (payment?.is_default) {
    throw refusal(
      "You cannot cancel this PaymentIntent because it belongs to an invoice. Void the invoice instead.",
      {
        code: "payment_intent_unexpected_state",
      },
    );
  }
  refuseUnless(intent, ["requires_payment_method", "requires_confirmation", "requires_action"], "cancel");
  if (payment !== undefined) closePayment(scope, payment);
  return cancelIntent(scope, intent, parameters.cancellation_reason ?? null);
}

function refuseUnless(intent: PaymentIntent, statuses: string[], verb: string): void {
  if (statuses.includes(intent.status)) return;
  throw refusal(
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb}ed: ${statuses.join(", ")}.`,
    { code: "payment_intent_unexpected_state", payment_intent: intent },
  );
}

function list(scope: Scope, parameters: Parsed<ParametersOf["paymentIntents.list"]>): object {
  const { objects } = scope.world;
  const filter = { customer: parameters.customer };
  return page(
    "/v1/payment_intents",
    "payment_intent",
    parameters,
    (id) => objects.position(scope.account, "payment_intent", id),
    (query) =>
      objects.list(scope.account, "payment_intent", {
        ...query,
        filter,
        created: toRange(parameters.created),
      }),
  );
}
