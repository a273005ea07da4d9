import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type {
  CreditNoteRow,
  CustomerRow,
  InvoiceRow,
  JobRow,
  OrganisationRow,
  PaymentRow,
  PhotoRow,
  PortalRow,
  RefundRow,
  SiteRow,
  StripeAccountRow,
} from "../database/rows.ts";
import {
  creditNote,
  customer,
  invoice,
  job,
  organisation,
  payment,
  photo,
  portal,
  refund,
  site,
  stripeAccount,
} from "../database/schema.ts";
import type { PayTarget } from "./pay-link.ts";

/** Everything that a customer's page tells. */
export type PayFacts = {
  organisation: OrganisationRow;
  invoice: InvoiceRow;
  job: JobRow;
  customer: CustomerRow;
  site: SiteRow;
  portal: PortalRow | null;
  photos: PhotoRow[];
  /** What came, the first payment first; also what is on its way and what failed. */
  payments: PaymentRow[];
  creditNotes: CreditNoteRow[];
  refunds: RefundRow[];
  /** The account in which it stands; null for the deployment's own. */
  account: StripeAccountRow | null;
  /** The invoice that took its place. */
  successor: InvoiceRow | null;
};

/** What an invoice is found by, whatever version its link is of. */
type Named = Pick<PayTarget, "organisationId" | "invoiceId">;

/** What the link's invoice hangs on, in one batch; null if it is not there. */
export async function loadPayFacts(db: Database, target: Named): Promise<PayFacts | null> {
  const { organisationId, invoiceId } = target;
  const [
    ours,
    bills,
    jobs,
    customers,
    sites,
    portals,
    photos,
    payments,
    creditNotes,
    refunds,
    accounts,
    next,
  ] = await db.batch([
    db.select().from(organisation).where(eq(organisation.id, organisationId)),
    db.select().from(invoice).where(thisInvoice(target)),
    db
      .select()
      .from(job)
      .where(and(eq(job.organisationId, organisationId), eq(job.id, ofInvoice(target, "job_id")))),
    db
      .select()
      .from(customer)
      .where(
        and(eq(customer.organisationId, organisationId), eq(customer.id, ofInvoice(target, "customer_id"))),
      ),
    db
      .select()
      .from(site)
      .where(and(eq(site.organisationId, organisationId), eq(site.id, ofJob(target, "site_id")))),
    db
      .select()
      .from(portal)
      .where(and(eq(portal.organisationId, organisationId), eq(portal.id, ofJob(target, "portal_id")))),
    db
      .select()
      .from(photo)
      .where(and(eq(photo.organisationId, organisationId), eq(photo.jobId, ofInvoice(target, "job_id"))))
      .orderBy(asc(photo.takenAt), asc(photo.id)),
    db
      .select()
      .from(payment)
      .where(
        and(
          eq(payment.organisationId, organisationId),
          eq(payment.jobId, ofInvoice(target, "job_id")),
          eq(payment.invoiceId, invoiceId),
        ),
      )
      .orderBy(asc(payment.at)),
    db
      .select()
      .from(creditNote)
      .where(
        and(
          eq(creditNote.organisationId, organisationId),
          eq(creditNote.jobId, ofInvoice(target, "job_id")),
          eq(creditNote.invoiceId, invoiceId),
        ),
      )
      .orderBy(asc(creditNote.createdAt)),
    db
      .select()
      .from(refund)
      .where(
        and(
          eq(refund.organisationId, organisationId),
          eq(refund.jobId, ofInvoice(target, "job_id")),
          eq(refund.invoiceId, invoiceId),
        ),
      )
      .orderBy(asc(refund.createdAt)),
    db
      .select()
      .from(stripeAccount)
      .where(
        and(
          eq(stripeAccount.organisationId, organisationId),
          eq(stripeAccount.id, ofInvoice(target, "account_id")),
        ),
      ),
    db
      .select()
      .from(invoice)
      .where(
        and(
          eq(invoice.organisationId, organisationId),
          eq(invoice.jobId, ofInvoice(target, "job_id")),
          eq(invoice.replacesId, invoiceId),
        ),
      ),
  ]);
  const [vendor, bill, work, payer, place] = [ours[0], bills[0], jobs[0], customers[0], sites[0]];
  if (!vendor || !bill || !work || !payer || !place) return null;
  return {
    ...{ organisation: vendor, invoice: bill, job: work, customer: payer, site: place },
    ...{ portal: portals[0] ?? null, photos, payments, creditNotes, refunds },
    ...{ account: accounts[0] ?? null, successor: next[0] ?? null },
  };
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
        eq(photo.jobId, ofInvoice(target, "job_id", target.version)),
        eq(photo.id, photoId),
      ),
    );
  return rows[0] ?? null;
}

function thisInvoice({ organisationId, invoiceId }: Named) {
  return and(eq(invoice.organisationId, organisationId), eq(invoice.id, invoiceId));
}

// Subqueries rather than joins: batched joins mix up columns of one name.

/** @param version nothing is found where the link was taken back */
function ofInvoice(
  { organisationId, invoiceId }: Named,
  column: "job_id" | "customer_id" | "account_id",
  version?: number,
): SQL<string> {
  const current = version === undefined ? sql`` : sql` AND pay_version = ${version}`;
  return sql<string>`(SELECT ${sql.raw(column)} FROM invoice WHERE organisation_id = ${organisationId} AND id = ${invoiceId}${current})`;
}

function ofJob(target: Named, column: "site_id" | "portal_id"): SQL<string> {
  return sql<string>`(SELECT ${sql.raw(column)} FROM job WHERE organisation_id = ${target.organisationId} AND id = ${ofInvoice(target, "job_id")})`;
}
