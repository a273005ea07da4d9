import { happened } from "../../jobs/decision.ts";
import type { Job, NewEvent } from "../../jobs/types.ts";
import { needsInvoice } from "../milestones/needs-invoice.ts";

/** A job is closed when it is approved, nothing of it is left to bill, and all of its live invoices are paid. */
export function closeIfPaid(job: Job, now: number): { job: Job; events: NewEvent[] } {
  const live = job.invoices.filter((invoice) => invoice.live);
  const billed = !job.milestones.some((one) => needsInvoice(job, one));
  if (job.row.status !== "approved" || !billed || live.some((invoice) => invoice.status !== "paid")) {
    return { job, events: [] };
  }
  return {
    job: { ...job, row: { ...job.row, status: "closed", closedAt: now } },
    events: [happened("job.closed")],
  };
}
