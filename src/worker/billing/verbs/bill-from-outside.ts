import { refuse, unchanged } from "../../jobs/decision.ts";
import type { Change, Context, Decision, Job } from "../../jobs/types.ts";
import { needsInvoice } from "../milestones/needs-invoice.ts";
import { hadInvoice } from "../trigger.ts";
import { billingFor } from "../vocabulary.ts";
import { notYet } from "../what-stands-against.ts";
import { startBilling } from "./start-billing.ts";

/**
 * Another system says that the job is to be billed: what is reached by now is, by the way of the rules. Asked again, nothing is billed
 * twice. Where the rules leave it to a person, it stays with a person.
 */
export function billFromOutside(job: Job, context: Context): Decision {
  const open = job.milestones.filter((one) => needsInvoice(job, one));
  if (open.length === 0) return unchanged(job);
  if (billingFor(job).way === "manual") {
    return refuse(
      "billed_by_hand",
      "The rules for this job say that a person bills it: press Bill on its screen.",
    );
  }
  const fresh = open.filter((one) => !hadInvoice(job, one));
  if (fresh.length === 0) {
    return refuse(
      "already_billed",
      "It was billed before and taken back: a person bills it again, on its screen.",
    );
  }
  const reached = fresh.filter((one) => notYet(job, one) === null);
  const [first] = fresh;
  if (reached.length === 0) return (first && notYet(job, first)) ?? unchanged(job);
  let current: Change = unchanged(job);
  for (const { id } of reached) {
    const billed = startBilling(current.job, { milestoneId: id }, context);
    if (!billed.ok) return billed;
    current = { ...billed, events: [...current.events, ...billed.events] };
  }
  return current;
}
