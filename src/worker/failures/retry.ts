import { and, eq } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import type { FailureRow } from "../database/rows.ts";
import { failure } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";
import { runById } from "../intake/csv/records.ts";
import { resumeImport } from "../intake/csv/start-import.ts";
import { retryMessage } from "../intake/decide-message.ts";
import { refuse } from "../jobs/decision.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor, Refusal, Source } from "../jobs/types.ts";
import { startAnew } from "../notices/records.ts";
import { markEvents } from "../payments/records.ts";
import { refreshAccount } from "../stripe-accounts/refresh-account.ts";
import { now } from "../time/clock.ts";
import { eventOfSubject } from "./event-failures.ts";
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
  if (found.kind === "intake") return await retryMessage(env, organisationId, found.subjectId);
  if (found.kind === "import") {
    const [run] = await runById(db, organisationId, found.subjectId);
    if (!run) return refuse("not_found", "There is no such import.");
    await resumeImport(env, run);
    return { ok: true };
  }
  if (found.jobId !== null && found.kind !== "stripe_event") {
    const command = { type: "retry" as const, failureId };
    const result = await sendCommand(env, { organisationId, jobId: found.jobId, command, actor, source });
    return result.ok ? { ok: true } : result;
  }
  if (found.kind === "stripe_account") return await askAccountAgain(env, organisationId, found);
  if (found.kind === "notice") return await sendNoticeAgain(env, organisationId, found);
  if (found.kind !== "stripe_event") return refuse("not_retryable", "This cannot be tried again from here.");

  const message = eventOfSubject(found.subjectId);
  const ofFailure = and(eq(failure.organisationId, organisationId), eq(failure.id, failureId));
  const waiting = { status: "received", queuedAt: now(env) } as const;
  await markEvents(
    databaseOf(env, message.organisationId),
    message.organisationId,
    [message.eventId],
    waiting,
  );
  await db.batch([
    db.update(failure).set({ status: "retrying" }).where(ofFailure),
    bumpVersion(db, organisationId),
  ]);
  await env.STRIPE_EVENTS.send(message);
  return { ok: true };
}

/** Stripe is asked whether the account can be reached again; only that closes the failure. */
async function askAccountAgain(
  env: Env,
  organisationId: string,
  { subjectId }: FailureRow,
): Promise<{ ok: true } | Refusal> {
  try {
    const account = await refreshAccount(env, organisationId, subjectId);
    if (account && account.state !== "disconnected") return { ok: true };
    return refuse("not_retryable", "Stripe still lets nobody in: connect it again under Settings, Stripe.");
  } catch {
    return refuse("not_retryable", "Stripe did not answer. Try again in a minute.");
  }
}

/** A letter to the vendor's own people is due again; what comes of it closes the failure or opens it anew. */
async function sendNoticeAgain(
  env: Env,
  organisationId: string,
  { id, subjectId }: FailureRow,
): Promise<{ ok: true }> {
  const db = databaseOf(env, organisationId);
  const ofFailure = and(eq(failure.organisationId, organisationId), eq(failure.id, id));
  await db.batch([
    startAnew(db, organisationId, subjectId, now(env)),
    db.update(failure).set({ status: "retrying" }).where(ofFailure),
    bumpVersion(db, organisationId),
  ]);
  return { ok: true };
}
