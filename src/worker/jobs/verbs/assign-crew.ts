import type { JobRow } from "../../database/rows.ts";
import { changed, happened, refuse, refuseEnded, unchanged, withRow } from "../decision.ts";
import { takeStep } from "../steps.ts";
import type { Decision, Job, TimeWindow } from "../types.ts";

const ENDED: readonly string[] = ["completed", "approved", "closed", "cancelled"];

/** Gives the job to a crew. A job that nobody had accepted is thereby accepted and scheduled. */
export function assignCrew(
  job: Job,
  assigneeIds: string[],
  scheduledOn: string | null | undefined,
  window?: TimeWindow,
): Decision {
  if (ENDED.includes(job.row.status)) return refuseEnded(job);
  if (assigneeIds.length === 0) return refuse("assignee_missing", "Choose who is to do the job.");
  const { start, end } = window ?? { start: job.row.windowStart, end: job.row.windowEnd };
  if (start !== null && end !== null && start >= end) {
    return refuse("invalid_input", "The time window ends before it begins.");
  }
  const fields = {
    assigneeIds,
    scheduledOn: scheduledOn === undefined ? job.row.scheduledOn : scheduledOn,
    windowStart: start,
    windowEnd: end,
  };
  const same =
    job.row.assigneeIds.join() === assigneeIds.join() &&
    fields.scheduledOn === job.row.scheduledOn &&
    start === job.row.windowStart &&
    end === job.row.windowEnd;
  const waiting = job.row.status === "new" || job.row.status === "accepted";
  if (same && !waiting) return unchanged(job);
  const assigned = happened("job.assigned", {
    changed: whatChanges(job.row, fields),
    assigneeIds,
    scheduledOn: fields.scheduledOn,
    ...(start !== null && { windowStart: start }),
    ...(end !== null && { windowEnd: end }),
  });
  const status = waiting ? "scheduled" : job.row.status;
  return changed(withRow(job, { ...fields, status }), assigned);
}

/** Puts the job on the calendar, with or without naming who does it. */
export function scheduleJob(
  job: Job,
  assigneeIds: string[] | undefined,
  scheduledOn: string | null | undefined,
): Decision {
  const fields = {
    assigneeIds: assigneeIds ?? job.row.assigneeIds,
    scheduledOn: scheduledOn === undefined ? job.row.scheduledOn : scheduledOn,
  };
  const same =
    job.row.status === "scheduled" &&
    fields.scheduledOn === job.row.scheduledOn &&
    fields.assigneeIds.join() === job.row.assigneeIds.join();
  if (same) return unchanged(job);
  const changed = whatChanges(job.row, fields);
  return takeStep(job, "schedule", fields, { changed, scheduledOn: fields.scheduledOn });
}

type Plan = Pick<JobRow, "assigneeIds" | "scheduledOn"> & Partial<Pick<JobRow, "windowStart" | "windowEnd">>;

/** What is new to a crew that had the job already: when it is, who comes along. */
function whatChanges(before: JobRow, after: Plan): string[] {
  const { scheduledOn, windowStart = before.windowStart, windowEnd = before.windowEnd } = after;
  const moved =
    scheduledOn !== before.scheduledOn ||
    windowStart !== before.windowStart ||
    windowEnd !== before.windowEnd;
  const others = after.assigneeIds.join() !== before.assigneeIds.join();
  return [...(moved ? ["time"] : []), ...(others ? ["crew"] : [])];
}
