import { rulesFor } from "../../jobs/proof-rules.ts";
import type { Job } from "../../jobs/types.ts";
import { needsInvoice } from "../milestones/needs-invoice.ts";
import { hadInvoice } from "../trigger.ts";
import { billingFor } from "../vocabulary.ts";
import { billableNow } from "./obstacles.ts";
import { waitingDrafts } from "./people-steps.ts";
import { lastMoment, type PlanStep } from "./steps.ts";

/** How the job's money stands, in one sentence; where nothing is billed, why. */
export function standingWords(job: Job, steps: readonly PlanStep[]): string {
  const { status, reason } = job.row;
  const why = reason ? ` (${reason})` : "";
  if (waitingDrafts(job).length > 0) return "A draft waits until somebody sends it.";
  const open = job.milestones.filter((one) => needsInvoice(job, one));
  if (open.length === 0) return "Everything is billed.";
  if (status === "cancelled") return `Nothing will be billed because the job is cancelled${why}.`;
  const nothing =
    open.length === job.milestones.length ? "Nothing is billed yet" : "The rest is not billed yet";
  if (steps.some((one) => one.state === "blocked")) return `${nothing} because something stands against it.`;
  if (status === "on_hold") return `${nothing} because the job is on hold${why}.`;
  if (status === "returned") return `${nothing} because the crew has something to mend${why}.`;
  if (status !== "completed" && status !== "approved" && status !== "closed") {
    return `${nothing} because the work is not done.`;
  }
  return `${nothing} because ${whyNotDone(job)}.`;
}

/** The work is done, nothing stands against billing, and still it did not begin. */
function whyNotDone(job: Job): string {
  const billable = billableNow(job);
  if (billable && hadInvoice(job, billable)) return "its invoice was taken back: press Bill to bill it again";
  const acts = lastMoment(job);
  if (acts === "approved" && job.row.status === "completed") {
    return rulesFor(job).review ? "the proof waits for a look" : "the proof is not approved";
  }
  if (billingFor(job).way === "manual") return "the rules leave it to a person: press Bill";
  if (acts === "outside") return "no other system has asked for it";
  if (acts === "confirmed" && job.signatures.length === 0) return "the customer has not signed or confirmed";
  return "the rules said otherwise when its moment came: press Bill";
}
