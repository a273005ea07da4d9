import { invalid, refusal } from "../http/errors.ts";
import { letters, newId } from "../ids.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { now, type Scope } from "../scope.ts";
import type { PaymentLink } from "../store/stored.ts";
import { invoiceData } from "./invoice-data.ts";
import type { Cart } from "./items.ts";

type Parameters = Parsed<ParametersOf["paymentLinks.create"]>;

export function newLink(scope: Scope, cart: Cart, parameters: Parameters): PaymentLink {
  const { application_fee_amount, application_fee_percent, restrictions } = parameters;
  if (
    (application_fee_amount !== undefined || application_fee_percent !== undefined) &&
    !scope.request?.onBehalf
  ) {
    throw invalid(
      "Can only apply an application fee when the request is made on behalf of another account (using an OAuth key or the Stripe-Account header).",
      { param: "application_fee_amount" },
    );
  }
  return {
    id: newId("plink"),
    object: "payment_link",
    active: true,
    after_completion: afterCompletion(parameters.after_completion),
    allow_promotion_codes: parameters.allow_promotion_codes ?? false,
    application: null,
    application_fee_amount: application_fee_amount ?? null,
    application_fee_percent: application_fee_percent ?? null,
    automatic_tax: { enabled: false, liability: null },
    billing_address_collection: parameters.billing_address_collection ?? "auto",
    consent_collection: null,
    created: now(scope),
    currency: cart.currency,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer_creation: parameters.customer_creation ?? "if_required",
    inactive_message: parameters.inactive_message || null,
    invoice_creation: {
      enabled: parameters.invoice_creation?.enabled ?? false,
      invoice_data: invoiceData(parameters.invoice_creation?.invoice_data),
    },
    line_items: cart.items,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, parameters.metadata),
    on_behalf_of: parameters.on_behalf_of || null,
    payment_intent_data: intentData(parameters.payment_intent_data),
    payment_method_collection: parameters.payment_method_collection ?? "always",
    payment_method_options: null,
    payment_method_types: parameters.payment_method_types
      ? payableTypes(parameters.payment_method_types)
      : null,
    phone_number_collection: { enabled: false },
    restrictions: restrictions ? limited(restrictions.completed_sessions.limit, 0) : null,
    shipping_address_collection: null,
    shipping_options: [],
    submit_type: parameters.submit_type ?? "auto",
    subscription_data: null,
    tax_id_collection: { enabled: false, required: "never" },
    token: letters(20),
    transfer_data: parameters.transfer_data
      ? { amount: parameters.transfer_data.amount ?? null, destination: parameters.transfer_data.destination }
      : null,
  };
}

/** What the pages here can take. */
export function payableTypes(types: string[]): string[] {
  const unknown = types.find((type) => type !== "card" && type !== "us_bank_account");
  if (unknown === undefined) return types;
  throw refusal(`The local Stripe does not support the payment method type ${unknown}.`, {
    param: "payment_method_types",
  });
}

export function limited(limit: number, count: number): PaymentLink["restrictions"] {
  if (limit >= 1) return { completed_sessions: { count, limit } };
  throw invalid("Invalid positive integer", {
    code: "parameter_invalid_integer",
    param: "restrictions[completed_sessions][limit]",
  });
}

export function afterCompletion(wanted: Parameters["after_completion"]): PaymentLink["after_completion"] {
  if (wanted?.type !== "redirect") {
    const custom_message = wanted?.hosted_confirmation?.custom_message || null;
    return { type: "hosted_confirmation", hosted_confirmation: { custom_message } };
  }
  if (wanted.redirect === undefined) {
    throw invalid("Missing required param: after_completion[redirect].", {
      code: "parameter_missing",
      param: "after_completion[redirect]",
    });
  }
  return { type: "redirect", redirect: { url: wanted.redirect.url } };
}

function intentData(data: Parameters["payment_intent_data"]): PaymentLink["payment_intent_data"] {
  if (data === undefined) return null;
  if (data.capture_method === "manual") {
    throw refusal("The local Stripe does not support manual capture.", {
      param: "payment_intent_data[capture_method]",
    });
  }
  return {
    capture_method: data.capture_method ?? null,
    description: data.description || null,
    metadata: mergeMetadata({}, data.metadata),
    setup_future_usage: data.setup_future_usage ?? null,
    statement_descriptor: data.statement_descriptor || null,
    statement_descriptor_suffix: data.statement_descriptor_suffix || null,
    transfer_group: data.transfer_group || null,
  };
}
