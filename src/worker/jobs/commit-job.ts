import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import * as t from "../database/schema.ts";
import { type Statement, upsert, upsertChanged } from "../database/upsert.ts";
import { bumpVersion } from "../database/version.ts";
import { derivedWrites } from "./derived-writes.ts";
import { sharedWrites } from "./shared-writes.ts";
import type { Context, Job, NewEvent } from "./types.ts";

/** Another writer was first: what was decided rests on a job that no longer is. */
export class JobChanged extends Error {}

/**
 * Writes a job's changed rows and its events in one transaction. The events go first: their primary key is the lock, and of
 * two writers who saw the same version the second one's whole batch fails with `JobChanged`.
 * @param before the job as it was read, or null for a new one
 * @returns the job as it now stands
 */
export async function commitJob(
  db: Database,
  before: Job | null,
  after: Job,
  events: readonly NewEvent[],
  context: Context,
): Promise<Job> {
  const [first, ...rest] = eventInserts(db, after, events, context);
  if (!first) return after;
  const version = after.row.version + events.length;
  const next: Job = { ...after, row: { ...after.row, version, updatedAt: context.now } };
  try {
    await db.batch([
      first,
      ...rest,
      ...rowWrites(db, before, next),
      ...sharedWrites(db, before, next, events),
      ...derivedWrites(db, before, next),
      bumpVersion(db, next.row.organisationId),
    ]);
  } catch (error) {
    if (isConflict(error)) throw new JobChanged("another writer was first", { cause: error });
    throw error;
  }
  return next;
}

function eventInserts(db: Database, job: Job, events: readonly NewEvent[], context: Context): Statement[] {
  const { organisationId, id: jobId, version } = job.row;
  return events.map(({ type, data }, index) =>
    db.insert(t.event).values({
      ...{ organisationId, jobId, sequence: version + index + 1 },
      ...{ type, data, at: context.at ?? context.now, recordedAt: context.now },
      ...{ actor: context.actor, source: context.source },
      // The first one carries the phone's name for all of them.
      clientId: index === 0 ? (context.clientId ?? null) : null,
    }),
  );
}

function rowWrites(db: Database, before: Job | null, after: Job): Statement[] {
  return [
    upsert(db, t.job, after.row),
    ...milestoneWrites(db, before, after),
    ...lineWrites(db, before, after),
    ...upsertChanged(db, t.photo, before?.photos, after.photos),
    ...upsertChanged(db, t.signature, before?.signatures, after.signatures),
    ...upsertChanged(db, t.note, before?.notes, after.notes),
    ...upsertChanged(db, t.checklistAnswer, before?.answers, after.answers),
    ...upsertChanged(db, t.moreRequest, before?.asks, after.asks),
    ...upsertChanged(db, t.changeOrder, before?.changeOrders, after.changeOrders),
    ...upsertChanged(db, t.confirmation, before?.confirmations, after.confirmations),
    ...upsertChanged(db, t.attachment, before?.attachments, after.attachments),
    ...upsertChanged(db, t.packet, before?.packets, after.packets),
    ...upsertChanged(db, t.share, before?.shares, after.shares),
    ...upsertChanged(db, t.invoice, before?.invoices, after.invoices),
    ...upsertChanged(db, t.payment, before?.payments, after.payments),
    ...upsertChanged(db, t.creditNote, before?.creditNotes, after.creditNotes),
    ...upsertChanged(db, t.refund, before?.refunds, after.refunds),
    ...upsertChanged(db, t.billingIntent, before?.intents, after.intents),
    ...upsertChanged(db, t.billingStep, before?.steps, after.steps),
    ...upsertChanged(db, t.delivery, before?.deliveries, after.deliveries),
    ...upsertChanged(db, t.failure, before?.failures, after.failures),
  ];
}

/** Milestones that are not planned any more go; what was billed cannot be among them. */
function milestoneWrites(db: Database, before: Job | null, after: Job): Statement[] {
  const { organisationId, id: jobId } = after.row;
  const kept = new Set(after.milestones.map(({ id }) => id));
  const gone = (before?.milestones ?? []).filter(({ id }) => !kept.has(id));
  const { milestone } = t;
  const removed = gone.map(({ id }) =>
    db
      .delete(milestone)
      .where(
        and(eq(milestone.organisationId, organisationId), eq(milestone.jobId, jobId), eq(milestone.id, id)),
      ),
  );
  return [...removed, ...upsertChanged(db, milestone, before?.milestones, after.milestones)];
}

/** Lines are given as a whole: the old ones go, the new ones come. */
function lineWrites(db: Database, before: Job | null, after: Job): Statement[] {
  if (before?.lines === after.lines) return [];
  const { organisationId, id: jobId } = after.row;
  const gone = db
    .delete(t.lineItem)
    .where(and(eq(t.lineItem.organisationId, organisationId), eq(t.lineItem.jobId, jobId)));
  return [gone, ...upsertChanged(db, t.lineItem, [], after.lines)];
}

/** The event's sequence was taken, or the milestone has a live invoice already. */
function isConflict(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes("UNIQUE constraint failed")) return true;
  }
  return false;
}
