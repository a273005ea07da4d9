import type { Job } from "../jobs/types.ts";

/** Money is owed again, so the job is not at its end. */
export function notClosed(job: Job): Job {
  return job.row.status === "closed"
    ? { ...job, row: { ...job.row, status: "approved", closedAt: null } }
    : job;
}
