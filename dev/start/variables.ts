import type { LocalSecrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import { INTAKE_DOMAIN, MAIL_WEBHOOK_SECRET, type StandIns, TEXTS_ACCOUNT } from "./stand-ins.ts";

const DEMO_SIGN_IN_CODE = "424242";

/** What the Worker gets in a local run beside its bindings; in production these are variables and secrets. */
export function workerVariables(
  settings: Settings,
  addresses: Pick<StandIns, "stripe" | "mailbox" | "texts">,
  secrets: LocalSecrets,
  stripeWebhookSecret: string,
): Record<string, string> {
  return {
    ENVIRONMENT: "local",
    INTAKE_DOMAIN,
    APP_URL: `http://localhost:${settings.PORT}`,
    APP_SECRET: secrets.appSecret,
    SEAL_KEYS: secrets.sealKeys,
    STRIPE_API_BASE: addresses.stripe,
    STRIPE_SECRET_KEY: settings.STRIPE_SECRET_KEY,
    STRIPE_PUBLISHABLE_KEY: settings.STRIPE_PUBLISHABLE_KEY,
    STRIPE_JS_URL: settings.STRIPE_JS_URL ?? `${addresses.stripe}/js/stripe.js`,
    STRIPE_WEBHOOK_SECRET: stripeWebhookSecret,
    // The local Stripe has live books beside its test books, and no money in either.
    ...(settings.STRIPE_API_BASE === undefined && {
      STRIPE_LIVE_SECRET_KEY: "sk_live_local",
      STRIPE_LIVE_PUBLISHABLE_KEY: "pk_live_local",
    }),
    RESEND_API_BASE: addresses.mailbox,
    RESEND_API_KEY: "re_local",
    RESEND_WEBHOOK_SECRET: MAIL_WEBHOOK_SECRET,
    TWILIO_API_BASE: addresses.texts,
    TWILIO_ACCOUNT_SID: TEXTS_ACCOUNT.sid,
    TWILIO_AUTH_TOKEN: TEXTS_ACCOUNT.token,
    TWILIO_FROM: "+15005550006",
    ...(settings.STRIPE_TIMEOUT_MS !== undefined && {
      STRIPE_TIMEOUT_MS: String(settings.STRIPE_TIMEOUT_MS),
    }),
    ...(settings.NOW_OFFSET_SECONDS !== 0 && { NOW_OFFSET_SECONDS: String(settings.NOW_OFFSET_SECONDS) }),
    ...(settings.DEMO === "1" && { DEMO_SIGN_IN_CODE }),
  };
}
