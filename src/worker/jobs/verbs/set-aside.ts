import { changed, happened, refuse, unchanged, withRow } from "../decision.ts";
import { mayTake, refuseStep, takeStep } from "../steps.ts";
import type { Decision, Job, ReturnReason } from "../types.ts";

/** Sends a finished job back to the crew, with the reason that they will read. */
export function returnJob(job: Job, reason: string, reasons: ReturnReason[] = []): Decision {
  const whole = [reason, ...reasons.map((one) => one.reason)].filter(Boolean).join(" ");
  const fields = { completedAt: null, returnReasons: reasons };
  return withReason(job, "return", whole, "Say what the crew is to mend.", fields);
}

/** Waits, for a part or a person, and remembers where it was. */
export function holdJob(job: Job, reason: string): Decision {
  return withReason(job, "hold", reason, "Say what the job waits for.", { heldFrom: job.row.status });
}

/** Will not be done, or not be billed. */
export function cancelJob(job: Job, reason: string): Decision {
  return withReason(job, "cancel", reason, "Say why the job is cancelled.", {});
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
): Decision {
  if (mayTake(job.row.status, type) && reason.trim() === "") return refuse("reason_missing", ask);
  return takeStep(job, type, { ...fields, reason }, { reason });
}
