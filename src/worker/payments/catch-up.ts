import { databaseOf } from "../database/database.ts";
import { now } from "../time/clock.ts";
import { keepEvent } from "./records.ts";
import { PLATFORM, readBell } from "./stripe-event.ts";
import { stripeFor } from "./stripe-gateway.ts";

const NEWS = [
  "invoice.paid",
  "invoice.payment_failed",
  "invoice.voided",
  "invoice.marked_uncollectible",
  "invoice.finalized",
  "invoice_payment.paid",
  "payment_intent.processing",
];
const MOST = 500;

/**
 * Reads in Stripe's own list what rang and was not heard: a webhook can be lost between two machines that both believe to have
 * done their part.
 * @param seconds how far to look back
 * @returns how many events were news
 */
export async function catchUp(env: Env, seconds: number): Promise<number> {
  const since = { gte: Math.floor(Date.now() / 1000) - seconds };
  const stripe = stripeFor(env);
  let read = 0;
  let news = 0;
  for await (const event of stripe.events.list({ types: NEWS, created: since, limit: 100 })) {
    const plain = JSON.parse(JSON.stringify(event));
    const bell = readBell(plain);
    const organisationId = bell.organisationId ?? PLATFORM;
    const row = {
      organisationId,
      id: bell.id,
      type: bell.type,
      objectId: bell.objectId,
      payload: JSON.stringify(plain),
    };
    if (await keepEvent(databaseOf(env, organisationId), row, now(env))) {
      news++;
      await env.STRIPE_EVENTS.send({ organisationId, eventId: bell.id });
    }
    if (++read >= MOST) break;
  }
  return news;
}
