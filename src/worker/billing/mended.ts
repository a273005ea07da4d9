import { rulesFor } from "../jobs/proof-rules.ts";
import type { Context, Decision, Job } from "../jobs/types.ts";
import { approveJob } from "../jobs/verbs/approve-job.ts";
import { billWhatCanBe, dueMilestones } from "./trigger.ts";
import { startBilling } from "./verbs/start-billing.ts";

/**
 * Billing that was due by the rules and that something stood against begins with the command that mends it: a line that was missing,
 * an address, an override. Nothing begins that could have begun before: rules that were changed since bill no old job by the way.
 */
export function billWhatIsMended(before: Job, decision: Decision, context: Context): Decision {
  if (!decision.ok || decision.events.length === 0) return decision;
  if (waitsForApproval(before, context)) {
    const approved = waitsUnseen(decision.job) ? approveJob(decision.job, context) : null;
    return approved?.ok ? { ...approved, events: [...decision.events, ...approved.events] } : decision;
  }
  const stuck = dueMilestones(before).filter(
    ({ id }) => !startBilling(before, { milestoneId: id }, context).ok,
  );
  return stuck.length === 0
    ? decision
    : billWhatCanBe(
        decision,
        context,
        stuck.map(({ id }) => id),
      );
}

/** Completed, and nobody has to look: it was to be approved in the same breath, and something stood against that. */
function waitsForApproval(job: Job, context: Context): boolean {
  return waitsUnseen(job) && !approveJob(job, context).ok;
}

const waitsUnseen = (job: Job) => job.row.status === "completed" && !rulesFor(job).review;
