import { withLinesByRule } from "../../billing/lines/by-rule.ts";
import { billWhatCanBe } from "../../billing/trigger.ts";
import { refuse } from "../decision.ts";
import { missingProof, rulesFor } from "../proof-rules.ts";
import { mayTake, takeStep } from "../steps.ts";
import type { Context, Decision, Job } from "../types.ts";
import { approveJob } from "./approve-job.ts";

/**
 * The crew says that the work is done. Refused while required proof is missing. Where the rules ask for no review, the
 * job is approved in the same breath; what stands against billing then waits for the office, not for the crew.
 */
export function completeJob(job: Job, context: Context): Decision {
  if (mayTake(job.row.status, "complete")) {
    const missing = missingProof(job);
    if (missing.length > 0) {
      return refuse("proof_missing", `${missing.map((one) => one.detail).join(". ")}.`, missing);
    }
  }
  const at = context.at ?? context.now;
  const taken = takeStep(job, "complete", { completedAt: at, returnReasons: [] });
  if (!taken.ok || taken.events.length === 0) return taken;
  const completed = withLinesByRule(taken, context);
  if (rulesFor(job).review) return billWhatCanBe(completed, context);
  const approved = approveJob(completed.job, context);
  if (!approved.ok) return completed;
  return { ...approved, events: [...completed.events, ...approved.events] };
}
