import { ApiError, refusal } from "../http/errors.ts";
import type { Tree } from "../http/form.ts";
import type { Route } from "../http/routes.ts";
import { findIntent } from "../payments/find.ts";
import type { PaymentIntent } from "../store/stored.ts";

const allowed = new Set(["paymentIntents.retrieve", "paymentIntents.confirm"]);

/**
 * The call as a page may make it with a publishable key: it must know the intent's client secret, and sees of
 * the intent only what whoever pays may know. Takes what only browsers send out of `tree`.
 */
export function fromBrowser(route: Route, tree: Tree): Route {
  if (!allowed.has(route.call)) {
    throw new ApiError(401, {
      type: "invalid_request_error",
      code: "secret_key_required",
      message:
        "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
    });
  }
  const secret = tree.client_secret;
  delete tree.client_secret;
  return {
    ...route,
    run: (scope, parameters, ids) => {
      const intent = findIntent(scope, ids[0] ?? "");
      refuseStranger(intent, secret);
      return hidingRest(() => route.run(scope, parameters, ids));
    },
  };
}

function refuseStranger(intent: PaymentIntent, secret: string | Tree | undefined): void {
  if (secret === undefined || secret === "") {
    throw refusal("Missing required param: client_secret.", {
      code: "parameter_missing",
      param: "client_secret",
    });
  }
  if (secret === intent.client_secret) return;
  throw refusal(
    "The client_secret provided does not match the client_secret associated with this PaymentIntent.",
    { code: "payment_intent_invalid_parameter", param: "client_secret" },
  );
}

function hidingRest(run: () => object): object {
  try {
    return publicPart(run());
  } catch (error) {
    if (!(error instanceof ApiError) || error.body.payment_intent === undefined) throw error;
    const body = { ...error.body, payment_intent: publicPart(error.body.payment_intent) };
    throw new ApiError(error.status, body, { early: error.early, keepChanges: error.keepChanges });
  }
}

const shown = [
  "id",
  "object",
  "amount",
  "amount_details",
  "automatic_payment_methods",
  "canceled_at",
  "cancellation_reason",
  "capture_method",
  "client_secret",
  "confirmation_method",
  "created",
  "currency",
  "description",
  "last_payment_error",
  "livemode",
  "next_action",
  "payment_method",
  "payment_method_types",
  "processing",
  "receipt_email",
  "setup_future_usage",
  "shipping",
  "source",
  "status",
];

function publicPart(intent: object): object {
  return Object.fromEntries(Object.entries(intent).filter(([name]) => shown.includes(name)));
}
