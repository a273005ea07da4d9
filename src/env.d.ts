/** What the Worker is given: bindings from wrangler.toml, then variables and secrets. */
interface Env {
  DB: D1Database;
  FILES: R2Bucket;
  STRIPE_EVENTS: Queue<import("./worker/payments/stripe-event.ts").StripeEventMessage>;
  REMINDERS: Queue<import("./worker/reminders/message.ts").ReminderMessage>;
  SUMS: Queue<import("./worker/billing/sums/message.ts").SumsMessage>;
  INTAKE: Queue<import("./worker/intake/work.ts").IntakeWork>;
  JOB: DurableObjectNamespace<import("./durable/job-object.ts").JobObject>;
  ASSETS: Fetcher;

  /** `production` or `local`. What is refused in production is refused by this. */
  ENVIRONMENT: string;
  /** Where links in letters point to, such as `https://close.example.com`; without it, the address of the request. */
  APP_URL?: string;
  /** The domain of the addresses that tickets are mailed to, such as `tickets.example.com`; without it there are none. */
  INTAKE_DOMAIN?: string;
  /** Signs links and hashes what must not be stored. */
  APP_SECRET: string;
  STRIPE_SECRET_KEY: string;
  /** The platform's live key, where test and live stand side by side and STRIPE_SECRET_KEY is the test key. */
  STRIPE_LIVE_SECRET_KEY?: string;
  /** Not secret; without it, customers of the deployment's own account pay on Stripe's page. */
  STRIPE_PUBLISHABLE_KEY?: string;
  STRIPE_LIVE_PUBLISHABLE_KEY?: string;
  /** `connect`: organisations bill with accounts of their own only. Otherwise those without one bill with the deployment's. */
  STRIPE_PLATFORM?: string;
  /** What the platform keeps of each payment of a connected account, in percent such as `0.5`. */
  STRIPE_APPLICATION_FEE_PERCENT?: string;
  /** Where Stripe's browser script is, if not at js.stripe.com. */
  STRIPE_JS_URL?: string;
  /** What secrets in the database are sealed with: `name:key` in base64, 32 bytes each, the newest first, separated by commas. */
  SEAL_KEYS?: string;
  /** One or several secrets, separated by commas, so that one can be rolled. */
  STRIPE_WEBHOOK_SECRET: string;
  STRIPE_API_BASE?: string;
  /** Milliseconds that one call to Stripe may take; 20,000 if not set. */
  STRIPE_TIMEOUT_MS?: string;
  RESEND_API_KEY: string;
  RESEND_API_BASE?: string;
  /** Signs what Resend reports of a letter; without it, reports are refused. */
  RESEND_WEBHOOK_SECRET?: string;
  /** Texts go through Twilio; without the account, its token and a sender, links go by e-mail alone. */
  TWILIO_ACCOUNT_SID?: string;
  TWILIO_AUTH_TOKEN?: string;
  /** A number such as `+18135550100`, or the id of a messaging service (`MG…`). */
  TWILIO_FROM?: string;
  TWILIO_API_BASE?: string;
  /** Shifts the clock in local runs; refused in production. */
  NOW_OFFSET_SECONDS?: string;
  /** A sign-in code that always works for the demo's members, in local runs only. */
  DEMO_SIGN_IN_CODE?: string;
}

declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import("./worker/index.ts");
  }
  interface Env extends globalThis.Env {}
}
