import { startBilling } from "../../billing/start-billing.ts";
import { rulesFor } from "../proof-rules.ts";
import { takeStep } from "../steps.ts";
import type { Context, Decision, Job } from "../types.ts";

/** The office has seen the proof. Where the rules say so, this bills: what stands against billing stands against approval. */
export function approveJob(job: Job, context: Context): Decision {
  const approved = takeStep(job, "approve", { approvedAt: context.now });
  if (!approved.ok || approved.events.length === 0) return approved;
  if (rulesFor(job).billing === "by_hand") return approved;
  const billed = startBilling(approved.job, undefined, context);
  if (!billed.ok) return billed;
  return { ...billed, events: [...approved.events, ...billed.events] };
}
