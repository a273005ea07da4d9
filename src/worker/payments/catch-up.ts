import type Stripe from "stripe";
import { databaseOf } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import { isLost, isReachable } from "../stripe-accounts/lost.ts";
import { readAccounts } from "../stripe-accounts/records.ts";
import { loseAccount } from "../stripe-accounts/refresh-account.ts";
import { withoutKeys } from "../stripe-accounts/without-keys.ts";
import { now } from "../time/clock.ts";
import { allOrganisations } from "../timers/organisations.ts";
import { keepNewEvents } from "./records.ts";
import { type Bell, byDeployment, eventRow, NEWS, type RungBy, readBell } from "./stripe-event.ts";
import { stripeFor, stripeOf } from "./stripe-gateway.ts";

const A_PAGE = 100;
const MOST_PAGES = 100;

/**
 * Reads in Stripe's own lists what rang and was not heard: a webhook can be lost between two machines that both believe to have
 * done their part. Each account is read by itself, so that one's trouble is not another's.
 * @param seconds how far to look back
 * @returns how many events were news
 */
export async function catchUp(env: Env, seconds: number): Promise<number> {
  const deployment = await readList(env, stripeFor(env), seconds, byDeployment).catch(asTrouble);
  let news = deployment;
  for (const { id } of await allOrganisations(env)) {
    const accounts = await readAccounts(databaseOf(env, id), id);
    for (const account of accounts.filter(isReachable)) news += await ofAccount(env, account, seconds);
  }
  return news;
}

async function ofAccount(env: Env, account: StripeAccountRow, seconds: number): Promise<number> {
  if (account.state === "disconnected") return 0;
  const by = { organisationId: account.organisationId, accountId: account.id };
  try {
    return await readList(env, await stripeOf(env, [account], account.id), seconds, () => by);
  } catch (error) {
    if (isLost(error)) await loseAccount(env, account);
    return asTrouble(error);
  }
}

function asTrouble(error: unknown): number {
  const message = "an account's events were not read; the next ring will";
  console.error({ message, error: withoutKeys(String(error)) });
  return 0;
}

async function readList(
  env: Env,
  stripe: Stripe,
  seconds: number,
  whose: (bell: Bell) => RungBy,
): Promise<number> {
  const asked = {
    types: [...NEWS],
    created: { gte: Math.floor(Date.now() / 1000) - seconds },
    limit: A_PAGE,
  };
  let news = 0;
  let after: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await stripe.events.list({ ...asked, ...(after && { starting_after: after }) });
    news += await takeIn(env, page.data, whose);
    after = page.data.at(-1)?.id;
    if (!page.has_more || !after) break;
  }
  return news;
}

/** Keeps and queues those of a page that nobody has heard of: one question an organisation, however many are old news. */
async function takeIn(env: Env, events: Stripe.Event[], whose: (bell: Bell) => RungBy): Promise<number> {
  const heard = events.map((event) => {
    const payload = JSON.stringify(event);
    const bell = readBell(JSON.parse(payload));
    return eventRow(bell, whose(bell), payload);
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
