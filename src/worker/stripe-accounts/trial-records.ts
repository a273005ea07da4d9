import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { billingIntent, invoice, job, payment } from "../database/schema.ts";
import { TRIAL } from "./trial.ts";

/**
 * Whether lists show the job of a query on `job`: a trial that is over, void or given back, stands in none of them. Only of a trial is
 * anything more read, by `invoice_job`.
 */
export const isListed = sql`(job.source <> ${TRIAL} or not exists (select 1 from invoice as tried
    where tried.organisation_id = job.organisation_id and tried.job_id = job.id
      and (tried.status = 'void' or (tried.amount_paid > 0 and tried.refunded >= tried.amount_paid))))`;

/** Whether the customer of a query on `customer` is one, and not whoever paid a trial. */
export const isCustomer = sql`(external_id is null or external_id not like ${`${TRIAL}:%`})`;

/** The last trial: its job, its invoices, what is done with them, and what was paid. No joins, for a page's batch. */
export function trialQueries(db: Database, organisationId: string) {
  const own = and(eq(job.organisationId, organisationId), eq(job.source, TRIAL));
  const last = db.select({ id: job.id }).from(job).where(own).orderBy(desc(job.createdAt)).limit(1);
  return [
    db.select().from(job).where(own).orderBy(desc(job.createdAt)).limit(1),
    db
      .select()
      .from(invoice)
      .where(and(eq(invoice.organisationId, organisationId), inArray(invoice.jobId, last)))
      .orderBy(desc(invoice.createdAt)),
    db
      .select()
      .from(billingIntent)
      .where(and(eq(billingIntent.organisationId, organisationId), inArray(billingIntent.jobId, last))),
    db
      .select()
      .from(payment)
      .where(and(eq(payment.organisationId, organisationId), inArray(payment.jobId, last))),
  ] as const;
}
