import { databaseOf } from "../database/database.ts";
import { bumpVersion } from "../database/version.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { changeMessage, type FoundMessage } from "./message-records.ts";
import { findForTicket } from "./records.ts";
import { settleMessage } from "./settle-message.ts";
import { API, sameTicket, sourcesOfPortal } from "./ticket-source.ts";

/** `origin`: the source that a ticket of this message has. */
type Cancellation = { ticketNumber: string | null; origin: string; layout: string; actor: Actor };

/**
 * A message says that an order is cancelled: its job is marked for a person, or, where nobody knows it, the message is set aside and no
 * job is made. Safe to repeat.
 * @returns false where a person took the message after it was set aside for this: then it is read as a ticket
 */
export async function hearCancelled(env: Env, found: FoundMessage, said: Cancellation): Promise<boolean> {
  const { row, from } = found;
  const { organisationId } = row;
  const { ticketNumber, origin, layout, actor } = said;
  const db = databaseOf(env, organisationId);
  const known = ticketNumber
    ? await findForTicket(db, organisationId, {
        ...{ onceId: null, ticketNumber, identity: "", siteId: "", portalName: "" },
        sources: from.portal ? [...sourcesOfPortal(from.portal), API] : [origin],
      })
    : null;
  const job = known && sameTicket(known.jobs, origin, from.portal);
  if (!job) {
    const reason = unknownOrder(ticketNumber);
    if (row.reason === reason) return false;
    const aside = { status: "set_aside", reason, layout, doneAt: now(env) } as const;
    await db.batch([changeMessage(db, row, row.status, aside), bumpVersion(db, organisationId)]);
    return true;
  }
  const by = from.portal?.name ?? (row.sender || actor.name);
  const command = { type: "hear_cancelled", by, messageId: row.id } as const;
  const about = { organisationId, jobId: job.id, actor, source: "webhook", clientId: row.id } as const;
  const result = await sendCommand(env, { ...about, command });
  // Somebody else changed the job at this moment: the queue comes again.
  if (!result.ok) throw new Error(result.detail);
  await settleMessage(env, row, { ...result, created: false }, { layout, gaps: [] });
  return true;
}

function unknownOrder(ticketNumber: string | null): string {
  const order = ticketNumber ? `Work order ${ticketNumber} is cancelled` : "An order is cancelled";
  const whose = ticketNumber ? "no job has this number" : "it does not say its number";
  return `${order}, it says, and ${whose}, so no job was made or changed. Take it only if it is an order all the same.`;
}
