import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import * as t from "../database/schema.ts";
import type { Statement } from "../database/upsert.ts";
import { tallyChanges } from "./tallies.ts";
import type { Job } from "./types.ts";
import { wordsOf } from "./words.ts";

/** What follows from a job and is kept beside it, so that lists, searches and sums read little. */
export function derivedWrites(db: Database, before: Job | null, after: Job): Statement[] {
  return [
    ...assignmentWrites(db, before, after),
    ...wordWrites(db, before, after),
    ...tallyWrites(db, before, after),
    ...directoryWrites(db, before, after),
  ];
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
