import type { MilestoneRow } from "../../database/rows.ts";
import type { Context, Job } from "../../jobs/types.ts";
import { accountFor } from "../account.ts";
import { needsInvoice } from "../milestones/needs-invoice.ts";
import { billingFor } from "../vocabulary.ts";
import { failedPreflight, notYet, whatStandsAgainst } from "../what-stands-against.ts";

export type PlanContext = Pick<Context, "now" | "deployment">;

/** What would be said against billing a milestone as the job stands, whether its moment has come or not; in words. */
export function obstaclesOf(job: Job, milestone: MilestoneRow, { now, deployment }: PlanContext): string[] {
  const account = billingFor(job).as === "outside" ? null : accountFor(job, { deployment });
  const against = [
    // What the preflight fails for may be the same said otherwise.
    whatStandsAgainst(job, milestone) ?? failedPreflight(job, now),
    account && !account.ok ? account : null,
  ];
  return against.flatMap((one) => (one ? [one.detail] : []));
}

/** The first milestone that is still to be billed and that a person may bill now, as far as its moment goes. */
export function billableNow(job: Job): MilestoneRow | undefined {
  return job.milestones.find((one) => needsInvoice(job, one) && notYet(job, one) === null);
}
