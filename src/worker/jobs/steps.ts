import { changed, happened, refuse, unchanged, withRow } from "./decision.ts";
import type { Command, Decision, EventData, EventType, Job, JobStatus } from "./types.ts";

type Step = { to: JobStatus; from: readonly JobStatus[]; event: EventType };

/** The plain steps of a job's way: where each may start, and where it leads. */
export const STEPS = {
  accept: { to: "accepted", from: ["new"], event: "job.accepted" },
  schedule: { to: "scheduled", from: ["new", "accepted", "scheduled", "returned"], event: "job.scheduled" },
  set_out: { to: "en_route", from: ["accepted", "scheduled", "returned"], event: "job.en_route" },
  arrive: { to: "on_site", from: ["accepted", "scheduled", "en_route", "returned"], event: "job.on_site" },
  complete: { to: "completed", from: ["on_site", "returned"], event: "job.completed" },
  approve: { to: "approved", from: ["completed"], event: "job.approved" },
  return: { to: "returned", from: ["completed"], event: "job.returned" },
  hold: {
    to: "on_hold",
    from: ["new", "accepted", "scheduled", "en_route", "on_site", "returned"],
    event: "job.held",
  },
  cancel: {
    to: "cancelled",
    from: ["new", "accepted", "scheduled", "en_route", "on_site", "completed", "on_hold", "returned"],
    event: "job.cancelled",
  },
} as const satisfies { [type in Command["type"]]?: Step };

export type StepCommand = keyof typeof STEPS;

const SHOWN: { [status in JobStatus]: string } = {
  new: "new",
  accepted: "accepted",
  scheduled: "scheduled",
  en_route: "on the way",
  on_site: "on site",
  completed: "completed",
  approved: "approved",
  closed: "closed",
  on_hold: "on hold",
  returned: "returned to the crew",
  cancelled: "cancelled",
};

/** Whether a job in this status can take the step. */
export function mayTake(status: JobStatus, type: StepCommand): boolean {
  const { from }: Step = STEPS[type];
  return from.includes(status);
}

/**
 * A step that nothing stands against but the job's status. Asked for again where it already led, it changes nothing:
 * a double press and a phone that sends twice are not mistakes.
 */
export function takeStep(
  job: Job,
  type: StepCommand,
  fields: Partial<Job["row"]> = {},
  data: EventData = {},
): Decision {
  const step: Step = STEPS[type];
  const { status } = job.row;
  if (status === step.to && type !== "schedule") return unchanged(job);
  if (!mayTake(status, type)) return refuseStep(status, step.to);
  const next = withRow(job, { heldFrom: null, reason: null, ...fields, status: step.to });
  return changed(next, happened(step.event, { from: status, ...data }));
}

export function refuseStep(from: JobStatus, to: JobStatus) {
  return refuse("illegal_transition", `The job is ${SHOWN[from]} and cannot become ${SHOWN[to]} from there.`);
}
