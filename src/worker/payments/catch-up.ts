import type Stripe from "stripe";
import { databaseOf } from "../database/database.ts";
import { now } from "../time/clock.ts";
import { keepNewEvents } from "./records.ts";
import { eventRow, NEWS, readBell } from "./stripe-event.ts";
import { stripeFor } from "./stripe-gateway.ts";

const A_PAGE = 100;
const MOST_PAGES = 100;

/**
 * Reads in Stripe's own list what rang and was not heard: a webhook can be lost between two machines that both believe to have
 * done their part.
 * @param seconds how far to look back
 * @returns how many events were news
 */
export async function catchUp(env: Env, seconds: number): Promise<number> {
  const stripe = stripeFor(env);
  const asked = {
    types: [...NEWS],
    created: { gte: Math.floor(Date.now() / 1000) - seconds },
    limit: A_PAGE,
  };
  let news = 0;
  let after: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await stripe.events.list({ ...asked, ...(after && { starting_after: after }) });
    news += await takeIn(env, page.data);
    after = page.data.at(-1)?.id;
    if (!page.has_more || !after) break;
  }
  return news;
}

/** Keeps and queues those of a page that nobody has heard of: one question an organisation, however many are old news. */
async function takeIn(env: Env, events: Stripe.Event[]): Promise<number> {
  const heard = events.map((event) => {
    const payload = JSON.stringify(event);
    return eventRow(readBell(JSON.parse(payload)), payload);
  });
  let news = 0;
  for (const organisationId of new Set(heard.map((row) => row.organisationId))) {
    const rows = heard.filter((row) => row.organisationId === organisationId);
    const fresh = await keepNewEvents(databaseOf(env, organisationId), organisationId, rows, now(env));
    if (fresh.length === 0) continue;
    await env.STRIPE_EVENTS.sendBatch(fresh.map((eventId) => ({ body: { organisationId, eventId } })));
    news += fresh.length;
  }
  return news;
}
