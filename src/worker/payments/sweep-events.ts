import { databaseOf } from "../database/database.ts";
import { now } from "../time/clock.ts";
import { allOrganisations } from "../timers/organisations.ts";
import { takeWaiting } from "./records.ts";
import { PLATFORM } from "./stripe-event.ts";

const LATE = 60_000;
const MOST = 100;

/** Puts on the queue again what was stored over a minute ago and never processed: a queue may forget, the store does not. */
export async function sweepEvents(env: Env): Promise<void> {
  const organisations = await allOrganisations(env);
  for (const organisationId of [PLATFORM, ...organisations.map(({ id }) => id)]) {
    const time = now(env);
    const ids = await takeWaiting(databaseOf(env, organisationId), organisationId, time - LATE, time, MOST);
    if (ids.length > 0) {
      await env.STRIPE_EVENTS.sendBatch(ids.map((eventId) => ({ body: { organisationId, eventId } })));
    }
  }
}
