import type { Command, JobStatus } from "../jobs/types.ts";
import type { TransitionInput } from "./shapes/job-inputs.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The command that leads to a status; null for `new` and `closed`, to which none leads. */
export function commandTo({
  to,
  reason,
  reasons,
  assigneeIds,
  scheduledOn,
}: TransitionInput): Command | null {
  switch (to) {
    case "accepted":
      return { type: "accept" };
    case "scheduled":
      return { type: "schedule", assigneeIds, scheduledOn };
    case "en_route":
      return { type: "set_out" };
    case "on_site":
      return { type: "arrive" };
    case "completed":
      return { type: "complete" };
    case "approved":
      return { type: "approve" };
    case "returned":
      return { type: "return", reason: reason ?? "", reasons };
    case "on_hold":
      return { type: "hold", reason: reason ?? "" };
    case "cancelled":
      return { type: "cancel", reason: reason ?? "" };
    case "new":
    case "closed":
      return null;
  }
}

/** Whether the job waits and `to` is where it was before: then it goes on. */
export function goesOn(row: { status: JobStatus; heldFrom: JobStatus | null }, to: JobStatus): boolean {
  return row.status === "on_hold" && row.heldFrom === to;
}

/**
 * What stands against a time of happening; null if nothing does.
 * @param at milliseconds since 1970, as `now`
 */
export function implausible(at: number | undefined, now: number): string | null {
  if (at === undefined) return null;
  if (at > now + 5 * MINUTE) return "This is more than 5 minutes in the future.";
  if (at < now - 60 * DAY) return "This is more than 60 days ago.";
  return null;
}
