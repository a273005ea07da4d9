import type { CrewMessages } from "../../messages/crew/messages.ts";
import { type Asked, askedOf, missingProof } from "../jobs/proof-rules.ts";
import type { Missing, Refusal } from "../jobs/types.ts";
import type { Clock } from "../time/format.ts";
import type { CrewJob, CrewSnapshot } from "./crew-job.ts";
import { type CrewAction, nextActions } from "./next-actions.ts";
import { withPending } from "./preview.ts";
import type { PendingItem, PhoneState } from "./waiting.ts";

/** All that the job's screen shows; made in one place for the server and for the phone. */
export type JobProps = Omit<CrewSnapshot, "job"> & {
  /** With what the phone has not sent yet laid over it. */
  job: CrewJob;
  asked: Asked[];
  missing: Missing[];
  actions: CrewAction[];
  clock: Clock;
  t: CrewMessages;
  /** Why the last press changed nothing. */
  refusal?: Pick<Refusal, "code" | "detail" | "missing">;
  /** Absent on the server. */
  phone?: PhoneState;
};

type Around = {
  clock: Clock;
  t: CrewMessages;
  refusal?: JobProps["refusal"];
  pending?: readonly PendingItem[];
  phone?: PhoneState;
};

/** What the screen shows of a job as the office knows it, with what waits on the phone laid over it. */
export function jobScreen(snapshot: CrewSnapshot, { pending = [], ...around }: Around): JobProps {
  const job = withPending(snapshot, pending);
  const missing = missingProof(job);
  const actions = nextActions(job.row.status, missing);
  return { ...snapshot, ...around, job, asked: askedOf(job), missing, actions };
}
