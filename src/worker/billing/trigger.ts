import type { MilestoneRow } from "../database/rows.ts";
import type { Change, Context, Decision, Job } from "../jobs/types.ts";
import { needsInvoice } from "./milestones/needs-invoice.ts";
import { startBilling } from "./verbs/start-billing.ts";
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

/** What the rules bill by now, by themselves. A milestone that had an invoice already is a person's to bill again. */
export function dueMilestones(job: Job): MilestoneRow[] {
  const { moment, way } = billingFor(job);
  if (way === "manual") return [];
  return job.milestones.filter(
    (one) => !hadInvoice(job, one) && momentReached(job, one, moment) && needsInvoice(job, one),
  );
}

export function hadInvoice(job: Pick<Job, "invoices">, { id }: Pick<MilestoneRow, "id">): boolean {
  return job.invoices.some((invoice) => invoice.milestoneId === id);
}

/**
 * Bills what the rules say is to be billed by now.
 * @returns the job unchanged where nothing is to be billed; the first refusal where something stands against it
 */
export function billWhatIsDue(change: Change, context: Context): Decision {
  let current = change;
  for (const { id } of dueMilestones(change.job)) {
    const billed = startBilling(current.job, { milestoneId: id }, context);
    if (!billed.ok) return billed;
    current = { ...billed, events: [...current.events, ...billed.events] };
  }
  return current;
}

/**
 * The same for what happens in the field: never a refusal. What something stands against waits for the office, under "Done, not
 * billed" and on the job's plan, and holds up nothing else.
 * @param only the ids of the milestones that are looked at; all where it is left out
 */
export function billWhatCanBe(change: Change, context: Context, only?: readonly string[]): Change {
  let current = change;
  for (const { id } of dueMilestones(change.job)) {
    if (only && !only.includes(id)) continue;
    const billed = startBilling(current.job, { milestoneId: id }, context);
    if (billed.ok) current = { ...billed, events: [...current.events, ...billed.events] };
  }
  return current;
}
