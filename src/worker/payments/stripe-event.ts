/** What the queue carries for one event of Stripe: where it is stored, never what it says. */
export type StripeEventMessage = { organisationId: string; eventId: string };
