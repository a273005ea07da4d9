import { dueMilestones } from "../../billing/trigger.ts";
import { startBilling } from "../../billing/verbs/start-billing.ts";
import { changed, happened, refuse, refuseEnded, replaceRow, unchanged } from "../decision.ts";
import type { Context, Decision, Job } from "../types.ts";

/**
 * A deposit is due, or a part of the work is done. Where the rules bill by themselves it is billed at once, and what stands against
 * that stands against this.
 */
export function reachMilestone(job: Job, milestoneId: string, context: Context): Decision {
  const milestone = job.milestones.find((one) => one.id === milestoneId);
  if (!milestone) return refuse("not_found", "There is no such milestone.");
  const { title, kind } = milestone;
  if (kind === "final") return refuse("invalid_input", `“${title}” is reached with the job itself.`);
  if (milestone.reachedAt !== null) return unchanged(job);
  const { status } = job.row;
  if (status === "cancelled" || status === "closed") return refuseEnded(job);
  if (status === "new") {
    return refuse("illegal_transition", "The job is not accepted yet: accept it, then bill a part of it.");
  }
  const milestones = replaceRow(job.milestones, milestoneId, { reachedAt: context.at ?? context.now });
  const reached = changed(
    { ...job, milestones },
    happened("milestone.reached", { milestoneId, title, kind }),
  );
  if (!dueMilestones(reached.job).some((one) => one.id === milestoneId)) return reached;
  const billed = startBilling(reached.job, { milestoneId }, context);
  return billed.ok ? { ...billed, events: [...reached.events, ...billed.events] } : billed;
}
