import { and, eq, ne } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import { failure } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";
import { idFor } from "../ids/new-id.ts";
import type { StripeEventMessage } from "../payments/stripe-event.ts";
import { now } from "../time/clock.ts";

/** How a failure names the event: where it is kept, and its id. */
function eventSubject({ organisationId, eventId }: StripeEventMessage): string {
  return `${organisationId}/${eventId}`;
}

export function eventOfSubject(subjectId: string): StripeEventMessage {
  const [organisationId = "", eventId = ""] = subjectId.split("/");
  return { organisationId, eventId };
}

/** Shows the owner's people that news from Stripe could not be taken in. The same event is shown once. */
export async function openEventFailure(
  env: Env,
  owner: string,
  message: StripeEventMessage,
  found: { jobId: string | null; reason: string | null },
): Promise<void> {
  const detail = `News from Stripe could not be taken in. ${found.reason ?? ""}`.trim();
  const open = { status: "open" as const, detail, createdAt: now(env), resolvedAt: null };
  const db = databaseOf(env, owner);
  const values = {
    ...{ organisationId: owner, id: await idFor("fail", owner, eventSubject(message)) },
    ...{ kind: "stripe_event" as const, subjectId: eventSubject(message), jobId: found.jobId },
    ...open,
  };
  const target = [failure.organisationId, failure.id];
  await db.batch([
    db.insert(failure).values(values).onConflictDoUpdate({ target, set: open }),
    bumpVersion(db, owner),
  ]);
}

/** The event was taken in after all. */
export async function resolveEventFailure(
  env: Env,
  owner: string,
  message: StripeEventMessage,
): Promise<void> {
  const id = await idFor("fail", owner, eventSubject(message));
  const db = databaseOf(env, owner);
  const unresolved = and(
    eq(failure.organisationId, owner),
    eq(failure.id, id),
    ne(failure.status, "resolved"),
  );
  await db.batch([
    db
      .update(failure)
      .set({ status: "resolved", resolvedAt: now(env) })
      .where(unresolved),
    bumpVersion(db, owner),
  ]);
}
