import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { billingIntent, invoice, job, payment } from "../database/schema.ts";
import { TRIAL } from "./trial.ts";

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
