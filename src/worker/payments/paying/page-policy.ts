import { policyWith } from "../../http/security-headers.ts";

const STRIPE_JS = "https://js.stripe.com/endive/stripe.js";

/** Where the browser script of Stripe is: the one whose API version is ours. */
export function stripeScript(env: Pick<Env, "STRIPE_JS_URL">): string {
  return env.STRIPE_JS_URL || STRIPE_JS;
}

/**
 * What a page on which one pays may load besides our own: https://docs.stripe.com/security/guide#content-security-policy. A script from
 * elsewhere (the local Stripe's) has its own origin in Stripe's places.
 */
export function payPageHeaders(env: Pick<Env, "STRIPE_JS_URL" | "ENVIRONMENT">): [string, string][] {
  const { origin } = new URL(stripeScript(env));
  const isStripe = origin === "https://js.stripe.com";
  const script = isStripe ? `${origin} https://*.js.stripe.com` : origin;
  const policy = policyWith(env, {
    "script-src": script,
    "frame-src": isStripe ? `${script} https://hooks.stripe.com` : origin,
    "connect-src": isStripe ? "https://api.stripe.com" : origin,
  });
  return [
    ["Content-Security-Policy", policy],
    // Wallets ask the browser for a payment, from Stripe's frame and in windows of their own.
    ["Permissions-Policy", `camera=(), geolocation=(), microphone=(), usb=(), payment=(self "${origin}")`],
    ["Cross-Origin-Opener-Policy", "same-origin-allow-popups"],
  ];
}
