import type Stripe from "stripe";

/** Has the account ring once, by a customer that comes and goes, so that one hears whether its webhook arrives. */
export async function ringOnce(stripe: Stripe): Promise<void> {
  const { id } = await stripe.customers.create({ description: "Closeout checks that its webhook is heard" });
  await stripe.customers.del(id);
}
