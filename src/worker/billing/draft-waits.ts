import { sql } from "drizzle-orm";

/**
 * Whether an invoice is a draft that nobody has sent yet, as a column of a query on `invoice`. The names are written out, since a query
 * on one table leaves the table's name away. Only for drafts is anything more read, by `billing_intent_job`.
 */
export const draftWaits = sql<number>`(invoice.status = 'draft' and exists (select 1 from billing_intent
    where billing_intent.organisation_id = invoice.organisation_id and billing_intent.job_id = invoice.job_id
      and billing_intent.invoice_id = invoice.id and billing_intent.status = 'waiting'))`
  .mapWith(Boolean)
  .as("waiting");

/** The same of a query on `job`: whether any draft of it waits. */
export const draftOfJobWaits = sql<number>`exists (select 1 from billing_intent
    where billing_intent.organisation_id = job.organisation_id and billing_intent.job_id = job.id
      and billing_intent.status = 'waiting')`
  .mapWith(Boolean)
  .as("draft_waits");
