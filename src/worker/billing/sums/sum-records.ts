import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../database/database.ts";
import type { JobRow } from "../../database/rows.ts";
import * as t from "../../database/schema.ts";
import type { Billable } from "../job-totals.ts";

export type SummedJob = Billable & { row: Pick<JobRow, "id" | "total"> };

/**
 * The next jobs of an organisation by the primary key, and of those that are still to be billed what their sums are made of. It reads
 * `most` jobs, whatever they are, so that a part costs the same with many jobs as with a few.
 */
export async function jobsToSum(
  db: Database,
  organisationId: string,
  { after, most }: { after: string; most: number },
): Promise<{ jobs: SummedJob[]; last: string | null }> {
  const slice = db
    .select({ id: t.job.id })
    .from(t.job)
    .where(and(eq(t.job.organisationId, organisationId), gt(t.job.id, after)))
    .orderBy(asc(t.job.id))
    .limit(most);
  const open = and(eq(t.job.organisationId, organisationId), inArray(t.job.id, slice), stillToBill);
  const [ids, rows, lines, customers, portals, [organisation]] = await db.batch([
    slice,
    db.select().from(t.job).where(open),
    db
      .select()
      .from(t.lineItem)
      .where(
        and(
          eq(t.lineItem.organisationId, organisationId),
          inArray(t.lineItem.jobId, db.select({ id: t.job.id }).from(t.job).where(open)),
        ),
      )
      .orderBy(asc(t.lineItem.position)),
    db
      .select()
      .from(t.customer)
      .where(
        and(
          eq(t.customer.organisationId, organisationId),
          inArray(t.customer.id, db.select({ id: t.job.customerId }).from(t.job).where(open)),
        ),
      ),
    db.select().from(t.portal).where(eq(t.portal.organisationId, organisationId)),
    db.select().from(t.organisation).where(eq(t.organisation.id, organisationId)),
  ]);
  const jobs = rows.flatMap((row) => {
    const customer = customers.find(({ id }) => id === row.customerId);
    const portal = portals.find(({ id }) => id === row.portalId) ?? null;
    const ofJob = lines.filter(({ jobId }) => jobId === row.id);
    return organisation && customer ? [{ organisation, customer, portal, row, lines: ofJob }] : [];
  });
  return { jobs, last: ids.length < most ? null : (ids.at(-1)?.id ?? null) };
}

/** Not over, and no bill for all that is left is out: near enough to `isStillToBill`, which the job asks again. */
const stillToBill: SQL = sql`${t.job.status} not in ('closed', 'cancelled') and not exists (
  select 1 from invoice where invoice.organisation_id = ${t.job.organisationId} and invoice.job_id = ${t.job.id}
    and invoice.live and invoice.status <> 'draft' and invoice.kind not in ('deposit', 'progress'))`;
