import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type {
  CustomerRow,
  InvoiceRow,
  JobRow,
  OrganisationRow,
  PhotoRow,
  SiteRow,
} from "../database/rows.ts";
import { customer, invoice, job, organisation, photo, site } from "../database/schema.ts";
import type { PayTarget } from "./pay-link.ts";

/** Everything that a customer's page tells. */
export type PayFacts = {
  organisation: OrganisationRow;
  invoice: InvoiceRow;
  job: JobRow;
  customer: CustomerRow;
  site: SiteRow;
  photos: PhotoRow[];
};

/** What the link's invoice hangs on, in one batch; null if it is not there. */
export async function loadPayFacts(db: Database, target: PayTarget): Promise<PayFacts | null> {
  const { organisationId } = target;
  const [organisations, invoices, jobs, customers, sites, photos] = await db.batch([
    db.select().from(organisation).where(eq(organisation.id, organisationId)),
    db.select().from(invoice).where(thisInvoice(target)),
    db
      .select()
      .from(job)
      .where(and(eq(job.organisationId, organisationId), eq(job.id, jobOf(target)))),
    db
      .select()
      .from(customer)
      .where(and(eq(customer.organisationId, organisationId), eq(customer.id, customerOf(target)))),
    db
      .select()
      .from(site)
      .where(and(eq(site.organisationId, organisationId), eq(site.id, siteOf(target)))),
    db
      .select()
      .from(photo)
      .where(and(eq(photo.organisationId, organisationId), eq(photo.jobId, jobOf(target))))
      .orderBy(asc(photo.takenAt), asc(photo.id)),
  ]);
  const [ours, bill, work, theirs, place] = [organisations[0], invoices[0], jobs[0], customers[0], sites[0]];
  if (!ours || !bill || !work || !theirs || !place) return null;
  return { organisation: ours, invoice: bill, job: work, customer: theirs, site: place, photos };
}

/** A photo of the very job that the link's invoice is for; null for any other. */
export async function findPayPhoto(
  db: Database,
  target: PayTarget,
  photoId: string,
): Promise<PhotoRow | null> {
  const rows = await db
    .select()
    .from(photo)
    .where(
      and(
        eq(photo.organisationId, target.organisationId),
        eq(photo.jobId, jobOf(target)),
        eq(photo.id, photoId),
      ),
    );
  return rows[0] ?? null;
}

function thisInvoice({ organisationId, invoiceId }: PayTarget) {
  return and(eq(invoice.organisationId, organisationId), eq(invoice.id, invoiceId));
}

// Subqueries rather than joins: batched joins mix up columns of one name.

function jobOf({ organisationId, invoiceId }: PayTarget) {
  return sql<string>`(SELECT job_id FROM invoice WHERE organisation_id = ${organisationId} AND id = ${invoiceId})`;
}

function customerOf({ organisationId, invoiceId }: PayTarget) {
  return sql<string>`(SELECT customer_id FROM invoice WHERE organisation_id = ${organisationId} AND id = ${invoiceId})`;
}

function siteOf(target: PayTarget) {
  return sql<string>`(SELECT site_id FROM job WHERE organisation_id = ${target.organisationId} AND id = ${jobOf(target)})`;
}
