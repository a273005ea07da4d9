import { and, eq, ne, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import * as t from "../database/schema.ts";
import type { Job, JobSetting, Ticket } from "./types.ts";

/** What was found: a job, or at least the organisation in which it would be made. */
export type Loaded = { job: Job | null; setting: JobSetting | null };

/**
 * Reads a job with everything that decisions about it need, in one round trip.
 * @param ticket what a ticket names (customer, site, portal), for a job that is made or moved by it
 */
export async function loadJob(
  db: Database,
  organisationId: string,
  jobId: string,
  ticket?: Ticket,
): Promise<Loaded> {
  // A subquery rather than a join: what the job points at comes in the same batch, before its row is known.
  const ofJob = (column: "customer_id" | "site_id" | "portal_id") => reference(organisationId, jobId, column);
  const own = { organisationId, jobId };
  const [
    organisations,
    customers,
    sites,
    portals,
    rows,
    milestones,
    lines,
    photos,
    signatures,
    notes,
    ...money
  ] = await db.batch([
    db.select().from(t.organisation).where(eq(t.organisation.id, organisationId)),
    db
      .select()
      .from(t.customer)
      .where(
        and(
          eq(t.customer.organisationId, organisationId),
          eq(t.customer.id, ticket?.customerId ?? ofJob("customer_id")),
        ),
      ),
    db
      .select()
      .from(t.site)
      .where(
        and(eq(t.site.organisationId, organisationId), eq(t.site.id, ticket?.siteId ?? ofJob("site_id"))),
      ),
    db
      .select()
      .from(t.portal)
      .where(
        and(
          eq(t.portal.organisationId, organisationId),
          eq(t.portal.id, ticket ? (ticket.portalId ?? "") : ofJob("portal_id")),
        ),
      ),
    db
      .select()
      .from(t.job)
      .where(and(eq(t.job.organisationId, organisationId), eq(t.job.id, jobId))),
    db.select().from(t.milestone).where(within(t.milestone, own)).orderBy(t.milestone.position),
    db.select().from(t.lineItem).where(within(t.lineItem, own)).orderBy(t.lineItem.position),
    db.select().from(t.photo).where(within(t.photo, own)).orderBy(t.photo.takenAt, t.photo.id),
    db.select().from(t.signature).where(within(t.signature, own)).orderBy(t.signature.signedAt),
    db.select().from(t.note).where(within(t.note, own)).orderBy(t.note.writtenAt),
    db.select().from(t.invoice).where(within(t.invoice, own)).orderBy(t.invoice.createdAt),
    db.select().from(t.payment).where(within(t.payment, own)).orderBy(t.payment.at),
    db.select().from(t.billingIntent).where(within(t.billingIntent, own)).orderBy(t.billingIntent.createdAt),
    db.select().from(t.billingStep).where(within(t.billingStep, own)).orderBy(t.billingStep.position),
    db.select().from(t.delivery).where(within(t.delivery, own)).orderBy(t.delivery.createdAt),
    db
      .select()
      .from(t.failure)
      .where(
        and(
          eq(t.failure.organisationId, organisationId),
          eq(t.failure.jobId, jobId),
          ne(t.failure.status, "resolved"),
        ),
      ),
  ]);
  const [organisation] = organisations;
  const [customer] = customers;
  const [site] = sites;
  const [row] = rows;
  if (!organisation || !customer || !site) return { job: null, setting: null };
  const setting = { organisation, customer, site, portal: portals[0] ?? null };
  if (!row) return { job: null, setting };
  const [invoices, payments, intents, steps, deliveries, failures] = money;
  return {
    setting,
    job: {
      ...setting,
      ...{ row, milestones, lines, photos, signatures, notes },
      ...{ invoices, payments, intents, steps, deliveries, failures },
    },
  };
}

type OfJob = typeof t.milestone | typeof t.lineItem | typeof t.photo | typeof t.signature | typeof t.note;
type Money =
  | typeof t.invoice
  | typeof t.payment
  | typeof t.billingIntent
  | typeof t.billingStep
  | typeof t.delivery;

function within(table: OfJob | Money, own: { organisationId: string; jobId: string }) {
  return and(eq(table.organisationId, own.organisationId), eq(table.jobId, own.jobId));
}

function reference(organisationId: string, jobId: string, column: "customer_id" | "site_id" | "portal_id") {
  const name = sql.raw(column);
  return sql<string>`(SELECT ${name} FROM job WHERE organisation_id = ${organisationId} AND id = ${jobId})`;
}
