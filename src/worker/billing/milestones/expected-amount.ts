import type { MilestoneRow } from "../../database/rows.ts";
import type { Job } from "../../jobs/types.ts";
import { billLines } from "../bill-lines.ts";
import { needsInvoice } from "./needs-invoice.ts";

/** What a milestone will come to as the job stands, in minor units: the final one what the planned ones before it leave. */
export function expectedAmount(job: Job, milestone: MilestoneRow): number {
  const own = billLines(job, milestone).total;
  if (milestone.kind !== "final") return own;
  const before = job.milestones.filter((one) => one.kind !== "final" && needsInvoice(job, one));
  return Math.max(0, own - before.reduce((sum, one) => sum + billLines(job, one).total, 0));
}
