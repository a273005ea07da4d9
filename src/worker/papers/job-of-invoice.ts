import { and, eq } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import type { InvoiceRow } from "../database/rows.ts";
import { invoice } from "../database/schema.ts";
import { loadJob } from "../jobs/load-job.ts";
import type { Job } from "../jobs/types.ts";

/** An invoice with the job that it is for; null where the organisation has no such invoice. */
export async function jobOfInvoice(
  env: Pick<Env, "DB">,
  organisationId: string,
  invoiceId: string,
): Promise<{ job: Job; invoice: InvoiceRow } | null> {
  const db = databaseOf(env, organisationId);
  const [row] = await db
    .select({ jobId: invoice.jobId })
    .from(invoice)
    .where(and(eq(invoice.organisationId, organisationId), eq(invoice.id, invoiceId)));
  const { job } = row ? await loadJob(db, organisationId, row.jobId) : { job: null };
  const found = job?.invoices.find((one) => one.id === invoiceId);
  return job && found ? { job, invoice: found } : null;
}
