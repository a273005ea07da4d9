import { databaseOf } from "../database/database.ts";
import { openEventFailure } from "../failures/event-failures.ts";
import { markEvents, readEvents } from "./records.ts";
import type { StripeEventMessage } from "./stripe-event.ts";
import { whoIsRung } from "./who-is-rung.ts";

/** An event failed too often: nothing more is tried by itself, and a person is shown it, with a button. */
export async function giveUpEvent(env: Env, message: StripeEventMessage): Promise<void> {
  const { organisationId, eventId } = message;
  const db = databaseOf(env, organisationId);
  const [row] = await readEvents(db, organisationId, [eventId]);
  if (row?.status !== "received") return;
  const ring = await whoIsRung(env, row);
  if (ring)
    await openEventFailure(env, ring.organisationId, message, { jobId: ring.jobId, reason: row.error });
  await markEvents(db, organisationId, [eventId], {
    status: ring ? "failed" : "ignored",
    error: row.error ?? "no reason was noted",
  });
}
