import { databaseOf } from "../database/database.ts";
import { now } from "../time/clock.ts";
import { allOrganisations } from "../timers/organisations.ts";
import { takeLateMessages } from "./message-records.ts";

const MINUTE = 60_000;
const MOST = 100;

/** Puts on the queue again what was kept a while ago and never read: a queue may forget, the store does not. */
export async function sweepMessages(env: Env): Promise<void> {
  for (const { id: organisationId } of await allOrganisations(env)) {
    const at = now(env);
    const limits = { untried: at - 2 * MINUTE, tried: at - 15 * MINUTE };
    const db = databaseOf(env, organisationId);
    const ids = await takeLateMessages(db, organisationId, limits, at, MOST);
    if (ids.length === 0) continue;
    await env.INTAKE.sendBatch(
      ids.map((messageId) => ({ body: { kind: "message", organisationId, messageId } })),
    );
  }
}
