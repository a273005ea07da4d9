import { changed, happened } from "../decision.ts";
import type { Decision, Job } from "../types.ts";

/**
 * A phone without signal brought something that could no longer be done, such as completing a job that was cancelled
 * meanwhile. It changes nothing, but that the crew said so, and when it happened, is not lost.
 */
export function reportNotTaken(job: Job, what: string, happenedAt: number, why: string): Decision {
  return changed(job, happened("step.not_taken", { what, happenedAt, why }));
}
