import { and, asc, eq, lte, ne } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { NoticeRow } from "../database/rows.ts";
import { failure, notice } from "../database/schema.ts";
import type { Statement } from "../database/upsert.ts";
import { bumpVersion } from "../database/version.ts";
import { idFor } from "../ids/new-id.ts";
import type { Outcome } from "./answer-notice.ts";

const MOST = 50;
/** As long as one try takes at most, and some more: who died meanwhile leaves the letter to the next ring. */
const TAKEN_FOR = 60_000;

/** Letters that are due, by the index `notice_due`. */
export function dueNotices(db: Database, organisationId: string, now: number) {
  return db
    .select()
    .from(notice)
    .where(
      and(eq(notice.organisationId, organisationId), eq(notice.status, "queued"), lte(notice.dueAt, now)),
    )
    .orderBy(asc(notice.dueAt))
    .limit(MOST);
}

/** Takes a due letter for one try; false where another ring was faster. */
export async function takeNotice(db: Database, row: NoticeRow, now: number): Promise<boolean> {
  if (row.dueAt === null) return false;
  const asSeen = and(ofNotice(row), eq(notice.status, "queued"), eq(notice.dueAt, row.dueAt));
  const taken = await db
    .update(notice)
    .set({ dueAt: now + TAKEN_FOR })
    .where(asSeen)
    .returning({ id: notice.id });
  return taken.length > 0;
}

/** Writes down what came of a try, with what a person must see. */
export async function keepOutcome(
  db: Database,
  row: NoticeRow,
  outcome: Outcome,
  now: number,
): Promise<void> {
  const kept = db.update(notice).set(outcome.row).where(ofNotice(row));
  const { organisationId, id: subjectId } = row;
  const id = await idFor("fail", organisationId, subjectId);
  const open = { status: "open" as const, createdAt: now, resolvedAt: null };
  const told =
    outcome.failure === null
      ? resolved(db, organisationId, id, now)
      : shown(db, { ...open, organisationId, id, kind: "notice", subjectId, detail: outcome.failure });
  await db.batch([kept, told, bumpVersion(db, organisationId)]);
}

/** Begins anew, as a letter that was never tried: the mail service forgets a key, and a refused letter may be right now. */
export function startAnew(db: Database, organisationId: string, noticeId: string, now: number): Statement {
  return db
    .update(notice)
    .set({ status: "queued", tries: 0, dueAt: now, createdAt: now, error: null })
    .where(
      and(ofNotice({ organisationId, id: noticeId }), ne(notice.status, "queued"), ne(notice.status, "sent")),
    );
}

function ofNotice({ organisationId, id }: Pick<NoticeRow, "organisationId" | "id">) {
  return and(eq(notice.organisationId, organisationId), eq(notice.id, id));
}

function shown(db: Database, row: typeof failure.$inferInsert): Statement {
  return db
    .insert(failure)
    .values(row)
    .onConflictDoUpdate({ target: [failure.organisationId, failure.id], set: row });
}

function resolved(db: Database, organisationId: string, id: string, now: number): Statement {
  return db
    .update(failure)
    .set({ status: "resolved", resolvedAt: now })
    .where(
      and(eq(failure.organisationId, organisationId), eq(failure.id, id), ne(failure.status, "resolved")),
    );
}
