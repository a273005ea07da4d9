import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { invalid, missingReference, refusal } from "../http/errors.ts";
import { checkChargeable } from "../money/chargeable.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import type { InvoicePayment, PaymentIntent } from "../store/stored.ts";
import { findIntent, paymentOf } from "./find.ts";
import { newIntent } from "./new-intent.ts";

/** An intent for a page to collect: nothing is tried yet. */
export function createIntent(
  scope: Scope,
  parameters: Parsed<ParametersOf["paymentIntents.create"]>,
): PaymentIntent {
  const { amount, automatic_payment_methods: automatic, currency, customer } = parameters;
  checkAmount(amount, currency);
  checkCustomer(scope, customer);
  if (parameters.capture_method === "manual") {
    throw refusal("The local Stripe does not support manual capture.", { param: "capture_method" });
  }
  const blank = newIntent(scope, {
    amount,
    currency,
    customer: customer ?? null,
    description: parameters.description || null,
    metadata: mergeMetadata({}, parameters.metadata),
    application_fee_amount: (scope.request?.onBehalf && parameters.application_fee_amount) || null,
    on_behalf_of: parameters.on_behalf_of || null,
    transfer_data: parameters.transfer_data ?? null,
  });
  const intent: PaymentIntent = {
    ...blank,
    automatic_payment_methods: {
      enabled: automatic?.enabled ?? true,
      allow_redirects: automatic?.allow_redirects ?? "always",
    },
    receipt_email: parameters.receipt_email || null,
    statement_descriptor: parameters.statement_descriptor || null,
    statement_descriptor_suffix: parameters.statement_descriptor_suffix || null,
    transfer_group: parameters.transfer_group || null,
  };
  scope.world.objects.insert(scope.account, "payment_intent", intent);
  emit(scope, "payment_intent.created", intent);
  return intent;
}

const changeable = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** Changes an intent that nothing has come of yet. What an invoice's own intent asks for follows the invoice. */
export function updateIntent(
  scope: Scope,
  parameters: Parsed<ParametersOf["paymentIntents.update"]>,
  id: string,
): PaymentIntent {
  const before = findIntent(scope, id);
  const payment = paymentOf(scope, before);
  checkCustomer(scope, parameters.customer);
  const { amount = before.amount, currency = before.currency } = parameters;
  if (amount !== before.amount || currency !== before.currency) {
    refuseFixedAmount(before, payment);
    checkAmount(amount, currency);
  }
  const text = (value: string | undefined, old: string | null) => (value === undefined ? old : value || null);
  const after: PaymentIntent = {
    ...before,
    amount,
    currency,
    customer: parameters.customer ?? before.customer,
    description: text(parameters.description, before.description),
    metadata: mergeMetadata(before.metadata, parameters.metadata),
    receipt_email: text(parameters.receipt_email, before.receipt_email),
    transfer_group: text(parameters.transfer_group, before.transfer_group),
  };
  // Stripe has no event for an intent that merely says something else now.
  if (difference(before, after) === undefined) return before;
  scope.world.objects.save(scope.account, after);
  if (payment?.status === "open") {
    scope.world.objects.save(scope.account, { ...payment, amount_requested: amount });
  }
  return after;
}

function refuseFixedAmount(intent: PaymentIntent, payment: InvoicePayment | undefined): void {
  if (payment?.is_default) {
    throw refusal("You cannot change the amount of a PaymentIntent that an invoice created.", {
      param: "amount",
    });
  }
  if (changeable.includes(intent.status)) return;
  throw refusal(
    `This PaymentIntent's amount could not be updated because it has a status of ${intent.status}. You may only update the amount of a PaymentIntent with one of the following statuses: ${changeable.join(", ")}.`,
    { code: "payment_intent_unexpected_state" },
  );
}

function checkAmount(amount: number, currency: string): void {
  if (amount < 1) {
    throw invalid("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  }
  checkChargeable(amount, currency, "amount");
}

function checkCustomer(scope: Scope, id: string | undefined): void {
  if (!id || scope.world.objects.find(scope.account, "customer", id)) return;
  throw missingReference("customer", id, "customer");
}
