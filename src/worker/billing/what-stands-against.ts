import type { MilestoneRow } from "../database/rows.ts";
import { invoiceAddress } from "../delivery/invoice-mail.ts";
import { refuse } from "../jobs/decision.ts";
import type { Job, Refusal } from "../jobs/types.ts";
import { formatMoney } from "../money/format.ts";
import { profileFor } from "../portals/profile.ts";
import { standsAgainstSending } from "../preflight/preflight.ts";
import { billLines } from "./bill-lines.ts";
import { jobTotals } from "./job-totals.ts";
import { whatIsLeft } from "./milestones/what-is-left.ts";
import { billingFor } from "./vocabulary.ts";

/** The reason why it is too early to bill a milestone, if it is. */
export function notYet(job: Job, milestone: MilestoneRow): Refusal | null {
  const { status } = job.row;
  if (status === "cancelled") return refuse("job_ended", "The job is cancelled; there is nothing to bill.");
  if (milestone.kind !== "final") return notReached(job, milestone);
  if (status === "approved" || status === "closed") return null;
  const early = billingFor(job).moment !== "approved";
  if (status === "completed" && early) return null;
  return status === "completed"
    ? refuse("illegal_transition", "The proof is not approved yet; the job is billed after that.")
    : refuse("illegal_transition", "The work is not completed yet; the job is billed after that.");
}

function notReached(job: Job, { title, reachedAt }: MilestoneRow): Refusal | null {
  if (reachedAt === null) {
    return refuse("illegal_transition", `“${title}” is not reached yet; it is billed after that.`);
  }
  return job.row.completedAt === null && profileFor(job).invoice.afterCompletion
    ? refuse(
        "illegal_transition",
        `${job.portal?.name ?? "The customer"} takes no invoice before the work is completed.`,
      )
    : null;
}

/** The reason why a milestone cannot be billed as it is, if there is one. */
export function whatStandsAgainst(job: Job, milestone: MilestoneRow): Refusal | null {
  const { needsLook } = job.row;
  if (needsLook.includes("cancelled")) {
    const detail = "Its manager says that it is cancelled: cancel it, or keep it, before it is billed.";
    return refuse("needs_look", detail);
  }
  if (needsLook.includes("customer")) {
    return refuse("needs_look", "Nobody has said yet who pays: enter it under Change the ticket.");
  }
  const amiss = billedAmiss(job, milestone);
  if (amiss) return amiss;
  if (billLines(job, milestone).total <= 0) {
    return job.invoices.some((one) => one.live && one.milestoneId !== milestone.id)
      ? refuse("nothing_to_bill", "Nothing is left to bill: the invoices before it come to all of the job.")
      : refuse("nothing_to_bill", "There is nothing to bill yet: add a line with an amount first.");
  }
  if (isOverLimit(job, jobTotals(job).total)) {
    return refuse(
      "over_not_to_exceed",
      "The total is above the not-to-exceed amount: lower the lines, or enter the amount that was approved.",
    );
  }
  if (invoiceAddress(job) === null) {
    return refuse("no_address", `${job.customer.name} has no e-mail address for the invoice: add one first.`);
  }
  return null;
}

/** What must be settled of the invoices before this one, if anything: it is made of what they left. */
function billedAmiss(job: Job, { id }: MilestoneRow): Refusal | null {
  const others = job.invoices.filter((one) => one.live && one.milestoneId !== id);
  if (others.length === 0) return null;
  if (
    job.creditNotes.some(
      (note) => note.status === "issuing" && others.some((one) => one.id === note.invoiceId),
    )
  ) {
    return refuse("under_way", "A credit note of this job is on its way. Bill it once that is issued.");
  }
  const { toCredit } = whatIsLeft(job, id);
  if (toCredit === 0) return null;
  const amount = formatMoney(toCredit, job.row.currency, job.organisation.locale);
  return refuse(
    "too_much",
    `More is billed than the job comes to: credit ${amount} of what was billed first.`,
  );
}

/** Above the not-to-exceed amount, where the manager holds to it and no owner let it pass. */
function isOverLimit(job: Job, total: number): boolean {
  const { notToExceed, preflightOverride } = job.row;
  if (notToExceed === null || total <= notToExceed) return false;
  const { withinNotToExceed, writtenApproval } = profileFor(job).amounts;
  const letPass = preflightOverride?.checks ?? [];
  return (
    (withinNotToExceed || writtenApproval) &&
    !letPass.includes("within_not_to_exceed") &&
    !letPass.includes("written_approval")
  );
}

/** What the job's manager would send it back for, in words. @param now milliseconds since 1970 */
export function failedPreflight(job: Job, now: number): Refusal | null {
  const failed = standsAgainstSending(job, now);
  if (failed.length === 0) return null;
  const by = job.portal?.name ?? "The customer";
  const words = failed.map((one) => one.words).join(". ");
  return refuse("preflight_failed", `${by} would send this back. ${words}.`);
}
