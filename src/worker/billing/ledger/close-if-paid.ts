import { happened } from "../../jobs/decision.ts";
import type { Job, NewEvent } from "../../jobs/types.ts";

/** A job is closed when it is approved and all of its live invoices are paid. */
export function closeIfPaid(job: Job, now: number): { job: Job; events: NewEvent[] } {
  const live = job.invoices.filter((invoice) => invoice.live);
  const billed = job.milestones.every((one) => live.some((invoice) => invoice.milestoneId === one.id));
  if (job.row.status !== "approved" || !billed || live.some((invoice) => invoice.status !== "paid")) {
    return { job, events: [] };
  }
  return {
    job: { ...job, row: { ...job.row, status: "closed", closedAt: now } },
    events: [happened("job.closed")],
  };
}
