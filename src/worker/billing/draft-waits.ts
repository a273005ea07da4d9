import { type SQL, sql } from "drizzle-orm";

/**
 * Whether an invoice is a draft that nobody has sent yet, as a condition of a query on `invoice`. The names are written out, since a query
 * on one table leaves the table's name away. Only for drafts is anything more read, by `billing_intent_job`.
 */
export const isWaitingDraft = sql`(invoice.status = 'draft' and exists (select 1 from billing_intent
    where billing_intent.organisation_id = invoice.organisation_id and billing_intent.job_id = invoice.job_id
      and billing_intent.invoice_id = invoice.id and billing_intent.status = 'waiting'))`;

/** The same as a column. */
export const draftWaits = sql<number>`${isWaitingDraft}`.mapWith(Boolean).as("waiting");

/** Bills that are a part of a job: what is done is not billed by them. */
const PARTS = sql`('deposit', 'progress')`;

/** The same of a query on `job`: whether the draft of its bill waits; one of a part does not count. */
export const draftOfJobWaits = sql<number>`exists (select 1 from invoice
    where invoice.organisation_id = job.organisation_id and invoice.job_id = job.id
      and invoice.kind not in ${PARTS} and ${isWaitingDraft})`
  .mapWith(Boolean)
  .as("draft_waits");

/** Whether nothing was made yet for the job of a query on `job`, but parts: the same rule as in the sums. */
export const nothingMade = sql`not exists (select 1 from invoice
    where invoice.organisation_id = job.organisation_id and invoice.job_id = job.id
      and invoice.live and invoice.kind not in ${PARTS} and (invoice.status not in ('draft', 'void') or ${isWaitingDraft}))`;

/** The ids of jobs of which a draft waits, the first made first: at most `most`, by the index `invoice_status`. */
export function jobsWithDrafts(organisationId: string, most: number): SQL {
  return sql`(select job_id from (select invoice.job_id from invoice
    where invoice.organisation_id = ${organisationId} and ${isWaitingDraft} order by invoice.due_on limit ${most}))`;
}
