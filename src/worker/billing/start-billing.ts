import type { BillingStepRow, InvoiceRow } from "../database/rows.ts";
import { invoiceAddress } from "../delivery/invoice-mail.ts";
import { changed, happened, refuse, unchanged } from "../jobs/decision.ts";
import type { Context, Decision, Job, Refusal } from "../jobs/types.ts";
import { totalsOf } from "../money/totals.ts";
import { profileFor } from "../portals/profile.ts";
import { standsAgainstSending } from "../preflight/preflight.ts";
import { freezeBill } from "./freeze.ts";
import type { StepName } from "./types.ts";

export const STEP_ORDER: readonly StepName[] = ["customer", "draft", "lines", "finalise"];

/**
 * Decides to bill a milestone: the invoice, the intent with everything frozen, and its steps are written before Stripe hears
 * a word. A milestone that has a live invoice is left as it is, so that a second press bills nothing twice.
 */
export function startBilling(job: Job, milestoneId: string | undefined, context: Context): Decision {
  const milestone = milestoneId
    ? job.milestones.find((one) => one.id === milestoneId)
    : job.milestones.find((one) => liveInvoice(job, one.id) === undefined);
  if (!milestone) return milestoneId ? refuse("not_found", "There is no such milestone.") : unchanged(job);
  if (liveInvoice(job, milestone.id)) return unchanged(job);
  if (job.row.status !== "approved") {
    return refuse("illegal_transition", "The proof is not approved yet; the job is billed after that.");
  }
  const refusal = whatStandsAgainst(job, milestone.id) ?? failedPreflight(job, context.now);
  if (refusal) return refusal;

  const { organisationId, id: jobId, currency } = job.row;
  const { bill, dueOn } = freezeBill(job, milestone.id, context.now);
  const { subtotal, tax } = totalsOf(bill.lines);
  const invoice: InvoiceRow = {
    organisationId,
    id: context.newId("inv"),
    jobId,
    milestoneId: milestone.id,
    customerId: job.row.customerId,
    status: "draft",
    kind: "invoice",
    number: null,
    currency,
    lines: bill.lines,
    subtotal,
    tax,
    total: bill.total,
    amountPaid: 0,
    amountDue: bill.total,
    dueOn,
    stripeInvoiceId: null,
    hostedUrl: null,
    processing: false,
    remindedStep: 0,
    createdAt: context.now,
    finalisedAt: null,
    sentAt: null,
    viewedAt: null,
    paidAt: null,
    voidedAt: null,
    paidOn: null,
  };
  const intent = {
    organisationId,
    id: context.newId("bill"),
    jobId,
    invoiceId: invoice.id,
    status: "running" as const,
    revision: 1,
    frozen: bill,
    createdAt: context.now,
    runningSince: context.now,
  };
  const next: Job = {
    ...job,
    invoices: [...job.invoices, invoice],
    intents: [...job.intents, intent],
    steps: [...job.steps, ...stepsFor(job, intent.id, context.now)],
  };
  return changed(
    next,
    happened("billing.started", {
      invoiceId: invoice.id,
      intentId: intent.id,
      total: bill.total,
      currency,
      dueOn,
    }),
  );
}

/** The steps of an intent, the first one due at once. A customer whom Stripe knows needs no step of their own. */
function stepsFor(job: Job, intentId: string, now: number): BillingStepRow[] {
  const { organisationId, id: jobId } = job.row;
  const known = job.customer.stripeCustomerId;
  const first = known === null ? "customer" : "draft";
  return STEP_ORDER.map((name, index) => ({
    organisationId,
    jobId,
    intentId,
    name,
    position: index + 1,
    status: name === first ? "calling" : name === "customer" ? "done" : "waiting",
    attempt: 1,
    tries: 0,
    attemptStartedAt: name === first ? now : null,
    look: false,
    dueAt: name === first ? now : null,
    stripeId: name === "customer" ? known : null,
    error: null,
  }));
}

function liveInvoice(job: Job, milestoneId: string): InvoiceRow | undefined {
  return job.invoices.find((invoice) => invoice.milestoneId === milestoneId && invoice.status !== "void");
}

/** The reason why a milestone cannot be billed as it is, if there is one. */
export function whatStandsAgainst(job: Job, milestoneId: string): Refusal | null {
  const { needsLook } = job.row;
  if (needsLook.includes("cancelled")) {
    const detail = "Its manager says that it is cancelled: cancel it, or keep it, before it is billed.";
    return refuse("needs_look", detail);
  }
  if (needsLook.includes("customer")) {
    return refuse("needs_look", "Nobody has said yet who pays: enter it under Change the ticket.");
  }
  const { total } = totalsOf(job.lines.filter((line) => line.milestoneId === milestoneId));
  if (total === 0)
    return refuse("nothing_to_bill", "There is nothing to bill yet: add a line with an amount first.");
  if (isOverLimit(job, total)) {
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
