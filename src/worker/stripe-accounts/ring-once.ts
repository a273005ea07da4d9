import type { StripeAccountRow } from "../database/rows.ts";
import { stripeOf } from "../payments/stripe-gateway.ts";

/**
 * Has the account ring once, by a customer that comes and goes, so that one hears whether its webhook arrives. That shows on the page
 * once it was heard; that it could not be rung is no trouble of the person's.
 */
export async function ringOnce(env: Env, account: StripeAccountRow): Promise<void> {
  try {
    const stripe = await stripeOf(env, [account], account.id);
    const { id } = await stripe.customers.create({
      description: "Closeout checks that its webhook is heard",
    });
    await stripe.customers.del(id);
  } catch {
    // "Never heard" stays on the page, with a button.
  }
}
