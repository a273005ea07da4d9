import type { PayFacts } from "../pay-records.ts";
import { stripeOf } from "../stripe-gateway.ts";
import { type Attempt, attemptOf, readIntent } from "./attempt.ts";

/** What became of that payment, as Stripe says now; null where it is none of this invoice's. Never throws. */
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
    return { kind: "untold" };
  }
}
