import { closeIfPaid } from "../../billing/ledger/close-if-paid.ts";
import { billWhatIsDue } from "../../billing/trigger.ts";
import { takeStep } from "../steps.ts";
import type { Context, Decision, Job } from "../types.ts";

/** The office has seen the proof. Where the rules say so, this bills: what stands against billing stands against approval. */
export function approveJob(job: Job, context: Context): Decision {
  const approved = takeStep(job, "approve", { approvedAt: context.now });
  if (!approved.ok || approved.events.length === 0) return approved;
  const billed = billWhatIsDue(approved, context);
  if (!billed.ok) return billed;
  // What was billed before the proof was approved may be paid by now.
  const closed = closeIfPaid(billed.job, context.now);
  return { ...billed, job: closed.job, events: [...billed.events, ...closed.events] };
}
