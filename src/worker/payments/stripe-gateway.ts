import Stripe from "stripe";

const DEFAULT_TIMEOUT_MS = 20_000;

const clients = new WeakMap<Env, Stripe>();

/** Stripe as this Worker reaches it, made once. */
export function stripeFor(env: Env): Stripe {
  const known = clients.get(env);
  if (known) return known;
  const made = clientFor(env);
  clients.set(env, made);
  return made;
}

/**
 * Stripe's own SDK, told to do nothing by itself: the ledger decides what is tried again. `STRIPE_API_BASE` points it at
 * another address that speaks the same wire format.
 */
function clientFor(env: Env): Stripe {
  const base = env.STRIPE_API_BASE ? new URL(env.STRIPE_API_BASE) : null;
  return new Stripe(env.STRIPE_SECRET_KEY, {
    // The fetch of the moment of the call: the SDK would keep the one of the moment at which it was made.
    httpClient: Stripe.createFetchHttpClient((...call: Parameters<typeof fetch>) => fetch(...call)),
    maxNetworkRetries: 0,
    telemetry: false,
    timeout: Number(env.STRIPE_TIMEOUT_MS ?? DEFAULT_TIMEOUT_MS),
    ...(base && {
      protocol: base.protocol === "http:" ? ("http" as const) : ("https" as const),
      host: base.hostname,
      port: base.port === "" ? (base.protocol === "http:" ? 80 : 443) : Number(base.port),
    }),
  });
}
