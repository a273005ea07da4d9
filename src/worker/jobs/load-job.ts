import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import type { Database } from "../database/database.ts";
import * as t from "../database/schema.ts";
import { eventByClientId } from "./event-records.ts";
import type { Job, JobSetting, Ticket } from "./types.ts";

/** What was found: a job, and what a ticket for it names; at least the organisation in which it would be made. */
export type Loaded = {
  job: Job | null;
  setting: JobSetting | null;
  /** Whether what a phone asks for under this name was done before: it may ask again because the answer was lost. */
  done: boolean;
};

/** What is known of the command that the job is read for: what it names, and the phone's own name for it. */
type Asked = { named?: Named; clientId?: string };

/** What a command names beside what the job itself points at: a ticket all of it, a new payer a customer alone. */
export type Named = Partial<Pick<Ticket, "customerId" | "siteId" | "portalId">>;

/** Reads a job with everything that decisions about it need, in one round trip. */
export async function loadJob(
  db: Database,
  organisationId: string,
  jobId: string,
  { named, clientId }: Asked = {},
): Promise<Loaded> {
  const [before, ...rows] = await db.batch([
    eventByClientId(db, organisationId, jobId, clientId),
    ...jobQueries(db, organisationId, jobId, named),
  ]);
  const setting = toSetting(rows, { ...rows[0][0], ...named });
  return { job: toJob(rows), setting, done: before.length > 0 };
}

/** A job's rows, each by primary key or by job, in the order of `toJob`; a page adds its own queries behind them. */
export function jobQueries(db: Database, organisationId: string, jobId: string, other: Named = {}) {
  const thisJob = and(eq(t.job.organisationId, organisationId), eq(t.job.id, jobId));
  const ofJob = (table: OfJob) => and(eq(table.organisationId, organisationId), eq(table.jobId, jobId));
  // What the job points at comes in the same batch, before its row is known; a command may name others.
  const named = (id: Id, column: Reference, also: string | null | undefined) =>
    sql`${id} IN ((SELECT ${column} FROM ${t.job} WHERE ${thisJob}), ${also ?? null})`;
  return [
    db.select().from(t.job).where(thisJob),
    db.select().from(t.organisation).where(eq(t.organisation.id, organisationId)),
    db
      .select()
      .from(t.customer)
      .where(
        and(
          eq(t.customer.organisationId, organisationId),
          named(t.customer.id, t.job.customerId, other.customerId),
        ),
      ),
    db
      .select()
      .from(t.site)
      .where(and(eq(t.site.organisationId, organisationId), named(t.site.id, t.job.siteId, other.siteId))),
    db
      .select()
      .from(t.portal)
      .where(
        and(eq(t.portal.organisationId, organisationId), named(t.portal.id, t.job.portalId, other.portalId)),
      ),
    db
      .select()
      .from(t.vendorDocument)
      .where(eq(t.vendorDocument.organisationId, organisationId))
      .orderBy(asc(t.vendorDocument.uploadedAt)),
    db.select().from(t.milestone).where(ofJob(t.milestone)).orderBy(asc(t.milestone.position)),
    db.select().from(t.lineItem).where(ofJob(t.lineItem)).orderBy(asc(t.lineItem.position)),
    db.select().from(t.photo).where(ofJob(t.photo)).orderBy(asc(t.photo.takenAt), asc(t.photo.id)),
    db.select().from(t.signature).where(ofJob(t.signature)).orderBy(asc(t.signature.signedAt)),
    db.select().from(t.note).where(ofJob(t.note)).orderBy(asc(t.note.writtenAt)),
    db.select().from(t.checklistAnswer).where(ofJob(t.checklistAnswer)),
    db.select().from(t.moreRequest).where(ofJob(t.moreRequest)).orderBy(asc(t.moreRequest.askedAt)),
    db.select().from(t.confirmation).where(ofJob(t.confirmation)).orderBy(asc(t.confirmation.askedAt)),
    db.select().from(t.invoice).where(ofJob(t.invoice)).orderBy(asc(t.invoice.createdAt)),
    db.select().from(t.payment).where(ofJob(t.payment)).orderBy(asc(t.payment.at)),
    db.select().from(t.billingIntent).where(ofJob(t.billingIntent)).orderBy(asc(t.billingIntent.createdAt)),
    db.select().from(t.billingStep).where(ofJob(t.billingStep)).orderBy(asc(t.billingStep.position)),
    db.select().from(t.delivery).where(ofJob(t.delivery)).orderBy(asc(t.delivery.createdAt)),
    db.select().from(t.attachment).where(ofJob(t.attachment)).orderBy(asc(t.attachment.addedAt)),
    db.select().from(t.packet).where(ofJob(t.packet)).orderBy(asc(t.packet.revision)),
    db.select().from(t.share).where(ofJob(t.share)).orderBy(asc(t.share.sharedAt)),
    db
      .select()
      .from(t.failure)
      .where(and(ofJob(t.failure), ne(t.failure.status, "resolved"))),
    db.select().from(t.changeOrder).where(ofJob(t.changeOrder)).orderBy(asc(t.changeOrder.askedAt)),
    db.select().from(t.creditNote).where(ofJob(t.creditNote)).orderBy(asc(t.creditNote.createdAt)),
    db.select().from(t.refund).where(ofJob(t.refund)).orderBy(asc(t.refund.createdAt)),
    db.select().from(t.stripeAccount).where(eq(t.stripeAccount.organisationId, organisationId)),
    db
      .select()
      .from(t.stripeCustomer)
      .where(
        and(
          eq(t.stripeCustomer.organisationId, organisationId),
          named(t.stripeCustomer.customerId, t.job.customerId, other.customerId),
        ),
      ),
  ] as const;
}

/** Where in the batch stands what the setting needs. */
const JOB_ROWS = { accounts: 26, payers: 27 } as const;

export type JobRows = BatchResponse<ReturnType<typeof jobQueries>>;

/** The job's rows put together; null when the organisation has no such job. */
export function toJob(rows: JobRows): Job | null {
  const [[row], , , , , , milestones, lines, photos, signatures, notes, answers, asks, ...more] = rows;
  const [confirmations, invoices, payments, intents, steps, deliveries, ...last] = more;
  const [attachments, packets, shares, failures, changeOrders, creditNotes, refunds] = last;
  const setting = row && toSetting(rows, row);
  if (!setting) return null;
  return {
    ...setting,
    ...{ row, milestones, lines, photos, signatures, notes, answers, asks, confirmations },
    ...{ invoices, payments, intents, steps, deliveries, attachments, packets, shares, failures },
    ...{ changeOrders, creditNotes, refunds },
  };
}

function toSetting(rows: JobRows, named: Named | undefined): JobSetting | null {
  const [, [organisation], customers, sites, portals, documents] = rows;
  const [allPayers, accounts] = [rows[JOB_ROWS.payers], rows[JOB_ROWS.accounts]];
  const customer = customers.find((one) => one.id === named?.customerId);
  const site = sites.find((one) => one.id === named?.siteId);
  const portal = portals.find((one) => one.id === named?.portalId) ?? null;
  const payers = allPayers.filter((one) => one.customerId === customer?.id);
  return organisation && customer && site
    ? { organisation, customer, site, portal, documents, accounts, payers }
    : null;
}

type Id = typeof t.customer.id | typeof t.stripeCustomer.customerId | typeof t.site.id | typeof t.portal.id;
type Reference = typeof t.job.customerId | typeof t.job.siteId | typeof t.job.portalId;
type OfJob =
  | typeof t.milestone
  | typeof t.lineItem
  | typeof t.photo
  | typeof t.signature
  | typeof t.note
  | typeof t.checklistAnswer
  | typeof t.moreRequest
  | typeof t.confirmation
  | typeof t.invoice
  | typeof t.payment
  | typeof t.billingIntent
  | typeof t.billingStep
  | typeof t.delivery
  | typeof t.attachment
  | typeof t.packet
  | typeof t.share
  | typeof t.failure
  | typeof t.changeOrder
  | typeof t.creditNote
  | typeof t.refund;
