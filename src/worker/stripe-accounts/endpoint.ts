import Stripe from "stripe";
import { WANTED_EVENTS } from "./wanted-events.ts";

/** Where the accounts of an organisation ring that it reaches by keys of its own. */
export function endpointUrl(appUrl: string, organisationId: string): string {
  return new URL(`/webhooks/stripe/${organisationId}`, appUrl).href;
}

/** Has the account ring at this address, in words of the version that we read. */
export async function makeEndpoint(stripe: Stripe, url: string): Promise<{ id: string; secret: string }> {
  const made = await stripe.webhookEndpoints.create({
    ...{ url, enabled_events: WANTED_EVENTS, description: "Closeout: invoices and payments" },
    api_version: Stripe.API_VERSION,
  });
  if (made?.object !== "webhook_endpoint" || !made.secret) throw new Error("Stripe's answer made no sense");
  return { id: made.id, secret: made.secret };
}

/** Removes every endpoint of ours but one: also those that an attempt left behind whose answer was lost. */
export async function removeEndpoints(stripe: Stripe, url: string, but: string | null): Promise<void> {
  const ours: string[] = [];
  for await (const one of stripe.webhookEndpoints.list({ limit: 100 })) {
    if (one.url === url && one.id !== but) ours.push(one.id);
  }
  for (const id of ours) await stripe.webhookEndpoints.del(id);
}
