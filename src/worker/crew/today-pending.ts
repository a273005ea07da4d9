import { mayTake, STEPS } from "../jobs/steps.ts";
import type { CrewStep } from "./next-actions.ts";
import type { TodayJob } from "./today-snapshot.ts";
import type { PendingItem } from "./waiting.ts";

/** A job as it will be once the office has what this phone holds, and how much of that there is. */
export type WithPending = TodayJob & {
  /** What of this job is not at the office yet and goes by itself. */
  unsent: number;
  /** What of it does not go before a person looked. */
  stuck: number;
  /** Completed on this phone; the office does not know yet. */
  willBeSent: boolean;
};

/** Lays over a job what the phone has not sent of it. What a person must look at counts, and changes nothing. */
export function withPendingSteps(job: TodayJob, items: readonly PendingItem[]): WithPending {
  const own = items.filter((item) => item.jobId === job.id);
  const going = own.filter(({ state }) => state !== "attention");
  const then = going.reduce(afterItem, job);
  return {
    ...then,
    unsent: going.filter(({ state }) => state !== "sent").length,
    stuck: own.length - going.length,
    willBeSent: then.status === "completed" && job.status !== "completed",
  };
}

function afterItem(job: TodayJob, { deed, at }: PendingItem): TodayJob {
  return deed.type === "step" ? afterStep(job, deed.step, at) : job;
}

/** Where a step may not start, the office will say why; the list stays as it is. */
function afterStep(job: TodayJob, step: CrewStep, at: number): TodayJob {
  if (!mayTake(job.status, step)) return job;
  const { to } = STEPS[step];
  return { ...job, status: to, reason: null, completedAt: step === "complete" ? at : job.completedAt };
}
