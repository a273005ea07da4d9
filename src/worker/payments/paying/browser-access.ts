import type { InvoiceRow, StripeAccountRow } from "../../database/rows.ts";
import { DEPLOYMENT } from "../../stripe-accounts/types.ts";

/** With what a browser reaches the account that an invoice stands in. Nothing of it is secret. */
export type BrowserAccess = {
  publishableKey: string;
  /** The connected account, where the key is the platform's. */
  stripeAccount: string | null;
};

/** Of the deployment. */
type Keys = { STRIPE_PUBLISHABLE_KEY?: string; STRIPE_LIVE_PUBLISHABLE_KEY?: string };

/** Null where no key is known: the customer pays on Stripe's own page then. A key of the wrong mode would open nothing. */
export function browserAccess(
  env: Keys,
  { accountId, livemode }: Pick<InvoiceRow, "accountId" | "livemode">,
  account: Pick<StripeAccountRow, "kind" | "publishableKey" | "stripeAccountId"> | null,
): BrowserAccess | null {
  const fits = (key: string | null | undefined) => key?.startsWith(livemode ? "pk_live_" : "pk_test_");
  const platform = [env.STRIPE_PUBLISHABLE_KEY, env.STRIPE_LIVE_PUBLISHABLE_KEY].find(fits);
  if (accountId === DEPLOYMENT) return platform ? { publishableKey: platform, stripeAccount: null } : null;
  if (account?.kind === "keys") {
    const { publishableKey } = account;
    return publishableKey && fits(publishableKey) ? { publishableKey, stripeAccount: null } : null;
  }
  const stripeAccount = account?.stripeAccountId;
  return platform && stripeAccount ? { publishableKey: platform, stripeAccount } : null;
}
