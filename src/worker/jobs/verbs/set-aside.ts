import { changed, happened, refuse, unchanged, withRow } from "../decision.ts";
import { canBeDoneAgain } from "../return-reasons.ts";
import { mayTake, refuseStep, takeStep } from "../steps.ts";
import type { Decision, EventData, Job, ReturnReason } from "../types.ts";

/**
 * Sends a finished job back to the crew, with what they will read. Beside reasons for single things, the general one becomes
 * one of them, so that the list says everything.
 */
export function returnJob(job: Job, reason: string, given: ReturnReason[] = []): Decision {
  const named = given.filter((one) => one.reason.trim() !== "");
  if (mayTake(job.row.status, "return") && !named.every((one) => canBeDoneAgain(job, one))) {
    return refuse("invalid_input", "One of the reasons is for something that this job does not have.");
  }
  const general = named.length > 0 && reason.trim() !== "" ? [{ requirement: "other", reason }] : [];
  const reasons = [...named, ...general];
  const whole = reasons.length > 0 ? [...new Set(reasons.map((one) => one.reason))].join("; ") : reason;
  const fields = { completedAt: null, returnReasons: reasons };
  const told: EventData =
    reasons.length > 0
      ? {
          requirements: reasons.map((one) => one.requirement),
          reasons: reasons.map((one) => one.reason),
        }
      : {};
  return withReason(job, "return", whole, "Say what the crew is to mend.", fields, told);
}

/** Waits, for a part or a person, and remembers where it was. */
export function holdJob(job: Job, reason: string): Decision {
  return withReason(job, "hold", reason, "Say what the job waits for.", { heldFrom: job.row.status });
}

/** Will not be done, or not be billed. */
export function cancelJob(job: Job, reason: string): Decision {
  const needsLook = job.row.needsLook.filter((one) => one !== "cancelled");
  return withReason(job, "cancel", reason, "Say why the job is cancelled.", { needsLook });
}

/** Goes on where it was put on hold. */
export function resumeJob(job: Job): Decision {
  if (job.row.status !== "on_hold") {
    return job.row.heldFrom === null && mayTake(job.row.status, "hold")
      ? unchanged(job)
      : refuseStep(job.row.status, "accepted");
  }
  const to = job.row.heldFrom ?? "accepted";
  return changed(withRow(job, { status: to, heldFrom: null, reason: null }), happened("job.resumed", { to }));
}

function withReason(
  job: Job,
  type: "return" | "hold" | "cancel",
  reason: string,
  ask: string,
  fields: Partial<Job["row"]>,
  told: EventData = {},
): Decision {
  if (mayTake(job.row.status, type) && reason.trim() === "") return refuse("reason_missing", ask);
  return takeStep(job, type, { ...fields, reason }, { reason, ...told });
}
