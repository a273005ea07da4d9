import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { IntakeMessageRow } from "../database/rows.ts";
import { attachment, directory, intakeMessage, job, organisation, portal } from "../database/schema.ts";
import type { Statement } from "../database/upsert.ts";
import { ticketSourceQueries } from "./receive-loose-ticket.ts";
import type { MessageStatus } from "./vocabulary.ts";

export const MESSAGES_A_PAGE = 50;

/** A message with all that reading it needs: where it came through, and by what its amounts and dates are read. */
export type FoundMessage = NonNullable<Awaited<ReturnType<typeof findMessage>>>;

/** Whose address this is; read before the organisation is known. */
export async function organisationOfMailKey(db: Database, key: string): Promise<string | null> {
  const [row] = await db
    .select({ id: directory.organisationId })
    .from(directory)
    .where(and(eq(directory.kind, "mail_key"), eq(directory.key, key)))
    .limit(1);
  return row?.id ?? null;
}

export async function portalOfMailKey(db: Database, organisationId: string, key: string) {
  const [row] = await db
    .select()
    .from(portal)
    .where(and(eq(portal.organisationId, organisationId), eq(portal.mailKey, key)));
  return row ?? null;
}

export function portalById(db: Database, organisationId: string, portalId: string) {
  return db
    .select()
    .from(portal)
    .where(and(eq(portal.organisationId, organisationId), eq(portal.id, portalId)));
}

export function allPortals(db: Database, organisationId: string) {
  return db.select().from(portal).where(eq(portal.organisationId, organisationId)).orderBy(portal.name);
}

/** Enters a message unless the same one is there already; answers the one that stands. */
export async function enterMessage(db: Database, row: IntakeMessageRow): Promise<IntakeMessageRow> {
  const same = and(
    eq(intakeMessage.organisationId, row.organisationId),
    eq(intakeMessage.onceKey, row.onceKey),
  );
  const [, rows] = await db.batch([
    db.insert(intakeMessage).values(row).onConflictDoNothing(),
    db.select().from(intakeMessage).where(same),
  ]);
  return rows[0] ?? row;
}

export function messageById(db: Database, organisationId: string, messageId: string) {
  return db.select().from(intakeMessage).where(thisMessage(organisationId, messageId));
}

export async function findMessage(db: Database, organisationId: string, messageId: string) {
  const [row] = await messageById(db, organisationId, messageId);
  if (!row) return null;
  const [[portalRow], [usual], [readBy]] = await db.batch([
    ...ticketSourceQueries(db, organisationId, row.portalId),
    db
      .select({
        currency: organisation.currency,
        locale: organisation.locale,
        timeZone: organisation.timeZone,
      })
      .from(organisation)
      .where(eq(organisation.id, organisationId)),
  ]);
  return readBy ? { row, from: { portal: portalRow ?? null, usual: usual ?? null }, readBy } : null;
}

/** Changes a message that stands as `was`; one that moved on meanwhile stays as it is. */
export function changeMessage(
  db: Database,
  { organisationId, id }: Pick<IntakeMessageRow, "organisationId" | "id">,
  was: MessageStatus,
  change: Partial<IntakeMessageRow>,
): Statement {
  return db
    .update(intakeMessage)
    .set(change)
    .where(and(thisMessage(organisationId, id), eq(intakeMessage.status, was)));
}

/** Counts a try and keeps the sweep away while it is under way. */
export function countRead(db: Database, row: IntakeMessageRow, now: number): Statement {
  return changeMessage(db, row, "waiting", { tries: row.tries + 1, queuedAt: now });
}

export type MessageQuery = {
  status: MessageStatus | null;
  /** The last row of the page before: when it came, and its id. */
  before: { receivedAt: number; id: string } | null;
};

/** One page of messages, the newest first, and one more to show that there is a next page. */
export function messagesOn(db: Database, organisationId: string, query: MessageQuery) {
  return db
    .select()
    .from(intakeMessage)
    .where(matching(organisationId, query))
    .orderBy(desc(intakeMessage.receivedAt), desc(intakeMessage.id))
    .limit(MESSAGES_A_PAGE + 1);
}

/** What the jobs of the same page are called, and what they still lack. */
export function jobsOfMessages(db: Database, organisationId: string, query: MessageQuery) {
  const ids = db
    .select({ id: intakeMessage.jobId })
    .from(intakeMessage)
    .where(matching(organisationId, query))
    .orderBy(desc(intakeMessage.receivedAt), desc(intakeMessage.id))
    .limit(MESSAGES_A_PAGE + 1);
  return db
    .select({ id: job.id, ticketNumber: job.ticketNumber, title: job.title, needsLook: job.needsLook })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), inArray(job.id, ids)));
}

/** The job of one message. */
export function jobOfMessage(db: Database, organisationId: string, messageId: string) {
  const id = db
    .select({ id: intakeMessage.jobId })
    .from(intakeMessage)
    .where(thisMessage(organisationId, messageId));
  return db
    .select({ id: job.id, ticketNumber: job.ticketNumber, title: job.title, needsLook: job.needsLook })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), inArray(job.id, id)));
}

export function portalOfMessage(db: Database, organisationId: string, messageId: string) {
  const id = db
    .select({ id: intakeMessage.portalId })
    .from(intakeMessage)
    .where(thisMessage(organisationId, messageId));
  return db
    .select({ id: portal.id, name: portal.name })
    .from(portal)
    .where(and(eq(portal.organisationId, organisationId), inArray(portal.id, id)));
}

/** All files of a message's job. */
export function filesOfMessage(db: Database, organisationId: string, messageId: string) {
  const id = db
    .select({ id: intakeMessage.jobId })
    .from(intakeMessage)
    .where(thisMessage(organisationId, messageId));
  return db
    .select()
    .from(attachment)
    .where(and(eq(attachment.organisationId, organisationId), inArray(attachment.jobId, id)));
}

/**
 * Takes messages that wait for too long, to be handed to the queue again. One that was tried already waits for the queue's own
 * next try, which comes within ten minutes.
 * @param limits milliseconds since 1970: queued before, for those never tried and for those that were
 */
export async function takeLateMessages(
  db: Database,
  organisationId: string,
  limits: { untried: number; tried: number },
  now: number,
  most: number,
): Promise<string[]> {
  const late = and(
    eq(intakeMessage.organisationId, organisationId),
    eq(intakeMessage.status, "waiting"),
    or(
      and(eq(intakeMessage.tries, 0), lt(intakeMessage.queuedAt, limits.untried)),
      lt(intakeMessage.queuedAt, limits.tried),
    ),
  );
  const ids = db.select({ id: intakeMessage.id }).from(intakeMessage).where(late).limit(most);
  const rows = await db
    .update(intakeMessage)
    .set({ queuedAt: now })
    .where(and(eq(intakeMessage.organisationId, organisationId), inArray(intakeMessage.id, ids)))
    .returning({ id: intakeMessage.id });
  return rows.map((row) => row.id);
}

function matching(organisationId: string, { status, before }: MessageQuery) {
  return and(
    eq(intakeMessage.organisationId, organisationId),
    status ? eq(intakeMessage.status, status) : undefined,
    before
      ? or(
          lt(intakeMessage.receivedAt, before.receivedAt),
          and(eq(intakeMessage.receivedAt, before.receivedAt), lt(intakeMessage.id, before.id)),
        )
      : undefined,
  );
}

function thisMessage(organisationId: string, messageId: string) {
  return and(eq(intakeMessage.organisationId, organisationId), eq(intakeMessage.id, messageId));
}
