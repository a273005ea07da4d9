import { invalid, missingReference, refusal } from "../http/errors.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { Session } from "../store/stored.ts";
import { invoiceData } from "./invoice-data.ts";
import { readCart } from "./items.ts";
import { day, newSession } from "./new-session.ts";
import { refuseUnsupported } from "./unsupported.ts";

type Parameters = Parsed<ParametersOf["checkout.sessions.create"]>;

const shortest = 30 * 60;

/** A session of its own, without a link. Nothing at Stripe tells of its creation. */
export function createSession(scope: Scope, parameters: Parameters): object {
  const { customer, success_url } = parameters;
  refuseUnsupported(parameters);
  refuseOtherKinds(parameters);
  if (!success_url) {
    throw invalid("Missing required param: success_url.", {
      code: "parameter_missing",
      param: "success_url",
    });
  }
  if (parameters.line_items === undefined) {
    throw invalid("Missing required param: line_items.", { code: "parameter_missing", param: "line_items" });
  }
  if (customer && parameters.customer_email) {
    throw invalid("You may only specify one of these parameters: customer, customer_email.", {
      code: "parameters_exclusive",
      param: "customer",
    });
  }
  const known = customer ? scope.world.objects.find(scope.account, "customer", customer) : undefined;
  if (customer && known === undefined) throw missingReference("customer", customer, "customer");
  const blank = newSession(scope, readCart(scope, parameters.line_items));
  const session: Session = {
    ...blank,
    allowed_payment_method_types: parameters.allowed_payment_method_types ?? null,
    cancel_url: parameters.cancel_url || null,
    client_reference_id: parameters.client_reference_id || null,
    collect: collected(scope, parameters),
    customer: customer || null,
    customer_creation: parameters.customer_creation ?? (customer ? null : "if_required"),
    customer_email: parameters.customer_email || known?.email || null,
    expires_at: expiry(scope, parameters.expires_at),
    invoice_creation: {
      enabled: parameters.invoice_creation?.enabled ?? false,
      invoice_data: invoiceData(parameters.invoice_creation?.invoice_data),
    },
    metadata: mergeMetadata({}, parameters.metadata),
    payment_method_types: methodTypes(blank.payment_method_types, parameters),
    submit_type: parameters.submit_type ?? null,
    success_url,
  };
  scope.world.objects.insert(scope.account, "checkout_session", session);
  return render(scope, session);
}

function refuseOtherKinds({ mode, ui_mode }: Parameters): void {
  if (mode === undefined) {
    throw invalid("Missing required param: mode.", { code: "parameter_missing", param: "mode" });
  }
  if (mode !== "payment") {
    throw refusal(`The local Stripe does not support checkout sessions in ${mode} mode.`, { param: "mode" });
  }
  if (ui_mode !== undefined && ui_mode !== "hosted_page") {
    throw refusal(`The local Stripe does not support the ui_mode ${ui_mode}.`, { param: "ui_mode" });
  }
}

function collected(scope: Scope, { payment_intent_data: data }: Parameters): Session["collect"] {
  const fee = data?.application_fee_amount ?? null;
  if (fee !== null && !scope.request?.onBehalf) {
    throw invalid(
      "Can only apply an application_fee_amount when the request is made on behalf of another account (using an OAuth key or the Stripe-Account header).",
      { param: "payment_intent_data[application_fee_amount]" },
    );
  }
  return {
    application_fee_amount: fee,
    transfer_data: data?.transfer_data ?? null,
    on_behalf_of: data?.on_behalf_of || null,
    description: data?.description || null,
    metadata: mergeMetadata({}, data?.metadata),
    receipt_email: data?.receipt_email || null,
    transfer_group: data?.transfer_group || null,
  };
}

function expiry(scope: Scope, asked: number | undefined): number {
  const at = now(scope);
  if (asked === undefined) return at + day;
  // A clock that is a minute apart is no reason to refuse.
  if (asked >= at + shortest - 60 && asked <= at + day + 60) return asked;
  throw invalid(
    "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session creation.",
    { param: "expires_at" },
  );
}

function methodTypes(usual: string[], parameters: Parameters): string[] {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = parameters;
  const kept = usual.filter(
    (type) => (allowed === undefined || allowed.includes(type)) && !excluded?.includes(type),
  );
  if (kept.length > 0) return kept;
  throw refusal("No payment method types are left to pay this Checkout Session with.", {
    param: "allowed_payment_method_types",
  });
}
