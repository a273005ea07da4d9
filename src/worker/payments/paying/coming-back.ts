import type { PayFacts } from "../pay-records.ts";
import { stripeOf } from "../stripe-gateway.ts";
import { type Attempt, attemptOf, readIntent } from "./attempt.ts";

/** What Stripe adds to the address to which a customer comes back; the secret is never kept, shown or logged. */
const SECRET = "payment_intent_client_secret";

/** The same address without the secret, if it holds one. */
export function withoutSecret(address: URL): string | null {
  if (!address.searchParams.has(SECRET)) return null;
  const clean = new URL(address);
  for (const name of [SECRET, "redirect_status"]) clean.searchParams.delete(name);
  return clean.pathname + clean.search;
}

/** The payment that the address names; null where it names none. */
export function cameBackFrom(address: URL): string | null {
  const id = address.searchParams.get("payment_intent") ?? "";
  return /^pi_\w{1,100}$/.test(id) ? id : null;
}

/** What became of that payment, as Stripe says now; null where it does not say. Never throws. */
export async function readAttempt(
  env: Env,
  { invoice, account, payments }: PayFacts,
  paymentIntent: string,
): Promise<Attempt | null> {
  if (invoice.stripeInvoiceId === null) return null;
  try {
    const stripe = await stripeOf(env, account ? [account] : [], invoice.accountId);
    return attemptOf(await readIntent(stripe, invoice.stripeInvoiceId, paymentIntent), payments);
  } catch {
    // The books say the rest: the page shows what is known.
    return null;
  }
}
