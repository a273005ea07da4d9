import Stripe from "stripe";
import type { StripeAccountRow } from "../database/rows.ts";
import { KeyUnreadable } from "../stripe-accounts/lost.ts";
import { unseal } from "../stripe-accounts/seal.ts";
import { DEPLOYMENT } from "../stripe-accounts/types.ts";
import { stripeFetch } from "./stripe-fetch.ts";

const DEFAULT_TIMEOUT_MS = 20_000;

const clients = new WeakMap<Env, Stripe>();

/** The deployment's own account at Stripe, reached by a client that is made once. */
export function stripeFor(env: Env): Stripe {
  const known = clients.get(env);
  if (known) return known;
  const made = clientWith(env, env.STRIPE_SECRET_KEY);
  clients.set(env, made);
  return made;
}

/** The account of an organisation that an invoice stands in. Throws when it is not there any more. */
export async function stripeOf(env: Env, accounts: StripeAccountRow[], accountId: string): Promise<Stripe> {
  if (accountId === DEPLOYMENT) return stripeFor(env);
  const account = accounts.find((one) => one.id === accountId);
  if (!account) throw new Error("the account at Stripe is not known");
  if (account.kind === "connect") {
    return clientWith(env, platformKey(env, account.livemode), account.stripeAccountId ?? undefined);
  }
  return clientWith(env, await ownKey(env, account));
}

/** Throws for an account whose keys were taken away. */
async function ownKey(
  env: Env,
  { organisationId, id: accountId, sealedKey }: StripeAccountRow,
): Promise<string> {
  if (sealedKey === null) throw new Error("the account at Stripe is disconnected");
  try {
    return await unseal(env, { organisationId, accountId, field: "key" }, sealedKey);
  } catch {
    throw new KeyUnreadable("the account's key cannot be read any more");
  }
}

/** Whether bills may be made in the deployment's own account, whether its money is real, and what the platform keeps of others'. */
export function deploymentAccount(env: Env): { open: boolean; livemode: boolean; feePercent?: string } {
  const { STRIPE_PLATFORM, STRIPE_SECRET_KEY, STRIPE_APPLICATION_FEE_PERCENT: feePercent } = env;
  const livemode = isLiveKey(STRIPE_SECRET_KEY);
  return { open: STRIPE_PLATFORM !== "connect", livemode, ...(feePercent && { feePercent }) };
}

/** Whether a secret or restricted key of Stripe's is for real money. */
function isLiveKey(key: string): boolean {
  return /^(sk|rk)_live_/.test(key);
}

/** Whether the platform can connect accounts for test, or for real money. */
export function platformHas(env: Env, livemode: boolean): boolean {
  return isLiveKey(platformKey(env, livemode)) === livemode;
}

/** The platform's key for test or for real money; accounts that are connected are reached by it. */
export function platformKey(env: Env, livemode: boolean): string {
  return (livemode ? env.STRIPE_LIVE_SECRET_KEY : undefined) ?? env.STRIPE_SECRET_KEY;
}

/**
 * Stripe's own SDK, told to do nothing by itself: the ledger decides what is tried again. `STRIPE_API_BASE` points it at
 * another address that speaks the same wire format.
 */
export function clientWith(env: Env, key: string, stripeAccount?: string): Stripe {
  const base = env.STRIPE_API_BASE ? new URL(env.STRIPE_API_BASE) : null;
  return new Stripe(key, {
    ...(stripeAccount && { stripeAccount }),
    httpClient: Stripe.createFetchHttpClient(stripeFetch),
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
