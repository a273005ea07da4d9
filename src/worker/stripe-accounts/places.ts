/** Where an organisation connects Stripe. */
export const STRIPE_SETTINGS = "/office/settings/stripe";
