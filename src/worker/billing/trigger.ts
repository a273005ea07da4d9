import type { MilestoneRow } from "../database/rows.ts";
import type { Change, Context, Decision, Job, NewEvent } from "../jobs/types.ts";
import { hasLiveInvoice, startBilling } from "./verbs/start-billing.ts";
import { type BillingMoment, billingFor } from "./vocabulary.ts";

/** Whether the moment at which a milestone is billed has come. */
export function momentReached(job: Job, milestone: MilestoneRow, moment: BillingMoment): boolean {
  if (milestone.kind !== "final") return milestone.reachedAt !== null;
  const { status } = job.row;
  const isDone = status === "completed" || status === "approved" || status === "closed";
  switch (moment) {
    case "completed":
    case "milestone":
      return isDone;
    case "approved":
      return status === "approved" || status === "closed";
    case "confirmed":
      return isDone && job.signatures.length > 0;
    case "outside":
      return false;
  }
}

/**
 * Bills what the rules say is to be billed by now. A milestone that had an invoice already is a person's to bill again.
 * @returns the job unchanged where nothing is to be billed; the first refusal where something stands against it
 */
export function billWhatIsDue(change: Change, context: Context): Decision {
  const { moment, way } = billingFor(change.job);
  if (way === "manual") return change;
  let { job } = change;
  const events: NewEvent[] = [...change.events];
  for (const milestone of job.milestones) {
    const known = job.invoices.some((one) => one.milestoneId === milestone.id);
    if (known || hasLiveInvoice(job, milestone.id) || !momentReached(job, milestone, moment)) continue;
    const billed = startBilling(job, { milestoneId: milestone.id }, context);
    if (!billed.ok) return billed;
    job = billed.job;
    events.push(...billed.events);
  }
  return { ok: true, job, events };
}
