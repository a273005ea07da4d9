import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import * as t from "../database/schema.ts";
import { type Statement, upsert, upsertChanged } from "../database/upsert.ts";
import { bumpVersion } from "../database/version.ts";
import { tallyChanges } from "./tallies.ts";
import type { Context, Job, NewEvent } from "./types.ts";
import { wordsOf } from "./words.ts";

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
      ...contactWrites(db, next, events, context.now),
      ...assignmentWrites(db, before, next),
      ...wordWrites(db, before, next),
      ...tallyWrites(db, before, next),
      ...directoryWrites(db, before, next),
      ...siteWrites(db, before, next),
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
    ...stripeCustomerWrites(db, before, after),
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

/** The customer is shared by many jobs: what the event names is written, and no more. */
function contactWrites(db: Database, after: Job, events: readonly NewEvent[], now: number): Statement[] {
  const { organisationId, id, name, email, phone, address, country, taxId } = after.customer;
  const { exemptCertificate, postal } = after.customer;
  const news = new Set(events.flatMap(({ type, data }) => (type === "customer.changed" ? data.changed : [])));
  if (news.size === 0) return [];
  const contact = {
    ...(news.has("name") && { name }),
    ...(news.has("email") && { email }),
    ...(news.has("phone") && { phone }),
    ...(news.has("address") && { address }),
    ...(news.has("country") && { country }),
    ...(news.has("taxId") && { taxId }),
    ...(news.has("exemptCertificate") && { exemptCertificate }),
    ...(news.has("postal") && { postal }),
  };
  const own = and(eq(t.customer.organisationId, organisationId), eq(t.customer.id, id));
  return [
    db
      .update(t.customer)
      .set({ ...contact, updatedAt: now })
      .where(own),
  ];
}

/** The id that Stripe gave a customer is written once: of two first invoices at one time, the first one's counts. */
function stripeCustomerWrites(db: Database, before: Job | null, after: Job): Statement[] {
  const known = new Set(before?.payers);
  const { stripeCustomer: payer } = t;
  return after.payers
    .filter((row) => !known.has(row))
    .map((row) =>
      db
        .insert(payer)
        .values(row)
        .onConflictDoUpdate({
          target: [payer.organisationId, payer.accountId, payer.customerId],
          set: { told: row.told },
          setWhere: eq(payer.stripeId, row.stripeId),
        }),
    );
}

const FIELD_WORK_ENDED: readonly string[] = ["completed", "approved", "closed", "cancelled"];

function assignmentWrites(db: Database, before: Job | null, after: Job): Statement[] {
  const old = before?.row;
  const { organisationId, id: jobId, assigneeIds, scheduledOn, status, completedAt: doneAt } = after.row;
  const same = old?.assigneeIds === assigneeIds && old.scheduledOn === scheduledOn && old.status === status;
  if (same) return [];
  const active = !FIELD_WORK_ENDED.includes(status);
  const gone = (old?.assigneeIds ?? []).filter((memberId) => !assigneeIds.includes(memberId));
  const assignment = (memberId: string, state: { active: boolean; doneAt: number | null }) =>
    db
      .insert(t.assignment)
      .values({ organisationId, jobId, memberId, scheduledOn, ...state })
      // What they have seen of it stays theirs.
      .onConflictDoUpdate({
        target: [t.assignment.organisationId, t.assignment.memberId, t.assignment.jobId],
        set: { scheduledOn, ...state },
      });
  return [
    ...assigneeIds.map((memberId) => assignment(memberId, { active, doneAt })),
    ...gone.map((memberId) => assignment(memberId, { active: false, doneAt: null })),
  ];
}

function wordWrites(db: Database, before: Job | null, after: Job): Statement[] {
  const { organisationId, id: jobId } = after.row;
  const words = searchWords(after);
  if (before && searchWords(before).join(" ") === words.join(" ")) return [];
  const gone = db
    .delete(t.jobWord)
    .where(and(eq(t.jobWord.organisationId, organisationId), eq(t.jobWord.jobId, jobId)));
  // One statement for all of them: a list of words is one bound parameter, whatever its length.
  const list = JSON.stringify(words);
  const insert = db
    .insert(t.jobWord)
    .select(sql`SELECT ${organisationId}, value, ${jobId} FROM json_each(${list}) WHERE true`);
  return before ? [gone, insert] : [insert];
}

function searchWords({ row, customer, site }: Job): string[] {
  return wordsOf(
    row.ticketNumber,
    row.purchaseOrder,
    row.title,
    customer.name,
    site.line1,
    site.line2,
    site.city,
  );
}

function tallyWrites(db: Database, before: Job | null, after: Job): Statement[] {
  const { organisationId } = after.row;
  return tallyChanges(before, after).map((change) =>
    db
      .insert(t.tally)
      .values({ organisationId, ...change })
      .onConflictDoUpdate({
        target: [t.tally.organisationId, t.tally.kind, t.tally.key, t.tally.currency],
        set: {
          count: sql`${t.tally.count} + excluded.count`,
          amount: sql`${t.tally.amount} + excluded.amount`,
          days: sql`${t.tally.days} + excluded.days`,
        },
      }),
  );
}

/** An event of Stripe may name nothing but the invoice or the link; this tells whose it is. */
function directoryWrites(db: Database, before: Job | null, after: Job): Statement[] {
  const { organisationId } = after.row;
  const known = new Set(namesAtStripe(before));
  return namesAtStripe(after)
    .filter((name) => !known.has(name))
    .map((name) => {
      const [kind, key = ""] = name.split(" ");
      const entry = { kind: kind === "stripe_link" ? ("stripe_link" as const) : ("stripe_invoice" as const) };
      return db
        .insert(t.directory)
        .values({ ...entry, key, organisationId })
        .onConflictDoNothing();
    });
}

function namesAtStripe(job: Job | null): string[] {
  return (job?.invoices ?? []).flatMap(({ stripeInvoiceId, stripeLinkId }) => [
    ...(stripeInvoiceId === null ? [] : [`stripe_invoice ${stripeInvoiceId}`]),
    ...(stripeLinkId === null ? [] : [`stripe_link ${stripeLinkId}`]),
  ]);
}

/** A site whose place nobody knew lies where the first photo was taken there. */
function siteWrites(db: Database, before: Job | null, after: Job): Statement[] {
  const { organisationId, id, latitude } = after.site;
  const known = new Set(before?.photos);
  const placed = after.photos.find((photo) => !known.has(photo) && photo.latitude !== null);
  if (latitude !== null || !placed) return [];
  const unknown = and(eq(t.site.organisationId, organisationId), eq(t.site.id, id), isNull(t.site.latitude));
  const place = { latitude: placed.latitude, longitude: placed.longitude };
  return [db.update(t.site).set(place).where(unknown)];
}

/** The event's sequence was taken, or the milestone has a live invoice already. */
function isConflict(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes("UNIQUE constraint failed")) return true;
  }
  return false;
}
