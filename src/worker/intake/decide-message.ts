import { and, eq } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import { portal } from "../database/schema.ts";
import type { Statement } from "../database/upsert.ts";
import { bumpVersion } from "../database/version.ts";
import { markMessageRetried, messageFailureId, resolveMessageFailure } from "../failures/message-failures.ts";
import { refuse } from "../jobs/decision.ts";
import type { Refusal } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { changeMessage, findMessage } from "./message-records.ts";
import { canBeTaken } from "./message-rules.ts";
import { queueMessage } from "./queue-message.ts";

type Decided = { ok: true } | Refusal;

const GONE = "There is no such message.";
const DEALT_WITH = "Somebody has dealt with this message already. Look at it again.";

/**
 * A person takes a message that was set aside or left: it is read like any other.
 * @param allowSender whether whoever sent it may write to this portal from now on
 */
export async function takeMessage(
  env: Env,
  organisationId: string,
  messageId: string,
  allowSender: boolean,
): Promise<Decided> {
  const db = databaseOf(env, organisationId);
  const found = await findMessage(db, organisationId, messageId);
  if (!found) return refuse("not_found", GONE);
  const { row, from } = found;
  if (!canBeTaken(row)) return refuse("illegal_transition", DEALT_WITH);
  const waiting = { status: "waiting", queuedAt: now(env), doneAt: null } as const;
  const writes: Statement[] = [];
  if (allowSender && from.portal && row.sender) {
    const senders = [...new Set([...from.portal.senders, row.sender])];
    const own = and(eq(portal.organisationId, organisationId), eq(portal.id, from.portal.id));
    writes.push(
      db
        .update(portal)
        .set({ senders, updatedAt: now(env) })
        .where(own),
    );
  }
  await db.batch([changeMessage(db, row, row.status, waiting), ...writes, bumpVersion(db, organisationId)]);
  await queueMessage(env, { ...row, ...waiting });
  return { ok: true };
}

/** A person leaves a message that was set aside or failed: no job is made of it. Its original stays. */
export async function leaveMessage(
  env: Env,
  organisationId: string,
  messageId: string,
  name: string,
): Promise<Decided> {
  const db = databaseOf(env, organisationId);
  const found = await findMessage(db, organisationId, messageId);
  if (!found) return refuse("not_found", GONE);
  const { row } = found;
  if (row.status !== "set_aside" && row.status !== "failed") return refuse("illegal_transition", DEALT_WITH);
  const reason = `${name} left it. ${row.reason ?? ""}`.trim();
  await db.batch([
    changeMessage(db, row, row.status, { status: "refused", reason, doneAt: now(env) }),
    resolveMessageFailure(db, organisationId, await messageFailureId(row), now(env)),
    bumpVersion(db, organisationId),
  ]);
  return { ok: true };
}

/** A person has a message that failed tried again. */
export async function retryMessage(env: Env, organisationId: string, messageId: string): Promise<Decided> {
  const db = databaseOf(env, organisationId);
  const found = await findMessage(db, organisationId, messageId);
  if (!found) return refuse("not_found", GONE);
  const { row } = found;
  if (row.status !== "failed") return refuse("illegal_transition", DEALT_WITH);
  const waiting = { status: "waiting", reason: null, tries: 0, queuedAt: now(env), doneAt: null } as const;
  await db.batch([
    changeMessage(db, row, "failed", waiting),
    markMessageRetried(db, organisationId, await messageFailureId(row)),
    bumpVersion(db, organisationId),
  ]);
  await queueMessage(env, { ...row, ...waiting });
  return { ok: true };
}
