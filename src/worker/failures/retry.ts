import { and, eq } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import { failure, stripeEvent } from "../database/schema.ts";
import { refuse } from "../jobs/decision.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor, Refusal, Source } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { failureById } from "./records.ts";

/**
 * Tries again what a person was asked about. What belongs to a job is decided by its object; an event of Stripe goes
 * back to the queue, where it is read from Stripe anew.
 */
export async function retryFailure(
  env: Env,
  organisationId: string,
  failureId: string,
  actor: Actor,
  source: Source = "office",
): Promise<{ ok: true } | Refusal> {
  const db = databaseOf(env, organisationId);
  const [found] = await failureById(db, organisationId, failureId);
  if (!found) return refuse("not_found", "There is no such failure.");
  if (found.status === "resolved") return refuse("not_retryable", "This is resolved already.");
  if (found.jobId !== null && found.kind !== "stripe_event") {
    const command = { type: "retry" as const, failureId };
    const result = await sendCommand(env, { organisationId, jobId: found.jobId, command, actor, source });
    return result.ok ? { ok: true } : result;
  }
  if (found.kind !== "stripe_event") return refuse("not_retryable", "This cannot be tried again from here.");

  const eventId = found.subjectId;
  const ofEvent = and(eq(stripeEvent.organisationId, organisationId), eq(stripeEvent.id, eventId));
  const ofFailure = and(eq(failure.organisationId, organisationId), eq(failure.id, failureId));
  await db.batch([
    db
      .update(stripeEvent)
      .set({ status: "received", attempts: 0, error: null, queuedAt: now(env) })
      .where(ofEvent),
    db.update(failure).set({ status: "retrying" }).where(ofFailure),
  ]);
  await env.STRIPE_EVENTS.send({ organisationId, eventId });
  return { ok: true };
}
