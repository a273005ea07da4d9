import type Stripe from "stripe";
import type { StripeAccountRow } from "../database/rows.ts";

/** What is kept of what Stripe says of an account. */
type AccountFacts = Pick<
  StripeAccountRow,
  | "stripeAccountId"
  | "name"
  | "country"
  | "currency"
  | "chargesEnabled"
  | "payoutsEnabled"
  | "detailsSubmitted"
  | "requirements"
>;

export function factsOf(account: Stripe.Account): AccountFacts {
  const { requirements, business_profile, settings } = account;
  return {
    stripeAccountId: account.id,
    name: business_profile?.name || settings?.dashboard?.display_name || null,
    country: account.country ?? null,
    currency: account.default_currency ?? null,
    chargesEnabled: account.charges_enabled === true,
    payoutsEnabled: account.payouts_enabled === true,
    detailsSubmitted: account.details_submitted === true,
    requirements: {
      currentlyDue: requirements?.currently_due ?? [],
      pastDue: requirements?.past_due ?? [],
      pendingVerification: requirements?.pending_verification ?? [],
      disabledReason: requirements?.disabled_reason ?? null,
    },
  };
}
