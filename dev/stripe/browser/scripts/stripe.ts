import { callIntent } from "./api.ts";
import { ElementHandle, integrationError } from "./element-handle.ts";
import type { Access, Greeting, Outcome, StripeError } from "./messages.ts";

/*
 * Stands in for https://js.stripe.com/endive/stripe.js: the part of it that pays an existing payment intent.
 * Card data stays in the element's iframe; this script never sees it.
 */

interface ElementsOptions {
  clientSecret: string;
  appearance?: Greeting["appearance"];
  locale?: string;
  loader?: string;
}

interface ConfirmOptions {
  elements?: Elements;
  clientSecret?: string;
  confirmParams?: { return_url?: string };
  redirect?: "always" | "if_required";
}

const script = document.currentScript;
const origin = new URL(script instanceof HTMLScriptElement ? script.src : location.href).origin;

class Elements {
  readonly clientSecret: string;
  private readonly access: Access;
  private readonly appearance: Greeting["appearance"];
  private element: ElementHandle | undefined;

  constructor(access: Access, { clientSecret, appearance = {} }: ElementsOptions) {
    if (!/^pi_\w+_secret_\w+$/.test(clientSecret ?? "")) {
      throw integrationError(
        "Invalid value for elements(): clientSecret should be a client secret of the form id_secret_secret.",
      );
    }
    this.clientSecret = clientSecret;
    this.access = access;
    this.appearance = appearance;
  }

  create(type: string): ElementHandle {
    if (type !== "payment") throw integrationError(`The local Stripe has no ${type} element.`);
    if (this.element) throw integrationError("Can only create one Element of type payment.");
    this.element = new ElementHandle(origin, this.access, this.clientSecret, this.appearance);
    return this.element;
  }

  getElement(type: string): ElementHandle | null {
    return type === "payment" ? (this.element ?? null) : null;
  }

  submit(): Promise<{ error?: StripeError; selectedPaymentMethod?: string }> {
    return this.mounted().ask({ ask: "validate" });
  }

  fetchUpdates(): Promise<{ error?: StripeError }> {
    return this.mounted().ask({ ask: "load" });
  }

  mounted(): ElementHandle {
    if (this.element?.isMounted()) return this.element;
    throw integrationError("Elements should have a mounted Payment Element.");
  }
}

function checkKey(key: unknown): string {
  if (typeof key === "string" && /^pk_(test|live)_\w+$/.test(key)) return key;
  const secret = typeof key === "string" && /^(sk|rk)_/.test(key);
  throw integrationError(
    secret
      ? "You should not use your secret key with Stripe.js.\n        Please pass a publishable key instead."
      : `Invalid value for Stripe(): apiKey should be a string. You specified: ${String(key)}.`,
  );
}

function Stripe(
  publishableKey: string,
  options: { stripeAccount?: string; locale?: string; apiVersion?: string } = {},
) {
  const access: Access = {
    key: checkKey(publishableKey),
    ...(options.stripeAccount && { account: options.stripeAccount }),
  };

  async function confirmPayment(chosen: ConfirmOptions): Promise<Outcome> {
    const { elements, confirmParams, redirect = "always" } = chosen;
    if (elements === undefined) throw integrationError("stripe.confirmPayment(): elements is missing.");
    const returnUrl = confirmParams?.return_url;
    if (redirect === "always" && returnUrl === undefined) {
      throw integrationError("stripe.confirmPayment(): the `confirmParams.return_url` argument is required.");
    }
    const clientSecret = chosen.clientSecret ?? elements.clientSecret;
    const outcome = await elements.mounted().ask<Outcome>({
      ask: "confirm",
      clientSecret,
      returnUrl: returnUrl ?? location.href,
    });
    if (outcome.error) return outcome;
    const { next_action, status } = outcome.paymentIntent;
    const elsewhere = next_action?.redirect_to_url?.url;
    if (elsewhere) return leaveFor(elsewhere);
    if (redirect === "if_required" || returnUrl === undefined) return outcome;
    const url = new URL(returnUrl, location.href);
    url.searchParams.set("payment_intent", outcome.paymentIntent.id);
    url.searchParams.set("payment_intent_client_secret", clientSecret);
    url.searchParams.set("redirect_status", status === "processing" ? "pending" : status);
    return leaveFor(url.href);
  }

  return {
    elements: (wanted: ElementsOptions) => new Elements(access, wanted),
    confirmPayment,
    retrievePaymentIntent: (clientSecret: string) => callIntent(origin, access, clientSecret),
  };
}

/** Never resolves: the page is gone. */
function leaveFor(url: string): Promise<never> {
  location.assign(url);
  return new Promise(() => {});
}

Object.assign(window, { Stripe: Object.assign(Stripe, { version: "endive" }) });
