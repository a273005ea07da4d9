import { resolveFailures } from "../../failures/rules.ts";
import { changed, happened, refuse, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job } from "../../jobs/types.ts";
import { nextToBill } from "../milestones/needs-invoice.ts";
import { newBill } from "../new-bill.ts";
import { type BillingSurface, billingFor } from "../vocabulary.ts";
import { failedPreflight, notYet, whatStandsAgainst } from "../what-stands-against.ts";

export type HowToBill = { milestoneId?: string; how?: "send" | "draft"; as?: BillingSurface };

/**
 * Decides to bill a milestone: the invoice, the intent with everything frozen, and its steps are written before Stripe hears
 * a word. A milestone that has a live invoice is left as it is, so that a second press bills nothing twice.
 */
export function startBilling(job: Job, asked: HowToBill, context: Context): Decision {
  const { milestoneId } = asked;
  const milestone = milestoneId ? job.milestones.find((one) => one.id === milestoneId) : nextToBill(job);
  if (!milestone) return milestoneId ? refuse("not_found", "There is no such milestone.") : unchanged(job);
  if (hasLiveInvoice(job, milestone.id)) return unchanged(job);
  const refusal =
    notYet(job, milestone) ?? whatStandsAgainst(job, milestone) ?? failedPreflight(job, context.now);
  if (refusal) return refusal;

  const rules = billingFor(job);
  const hold = asked.how ? asked.how === "draft" : rules.way === "auto_draft_then_review";
  const made = newBill(job, milestone, { as: asked.as ?? rules.as, hold }, context);
  if ("ok" in made) return made;
  const { id: invoiceId, total, currency, dueOn } = made.invoice;
  const started = happened("billing.started", { invoiceId, intentId: made.intentId, total, currency, dueOn });
  const waits = made.job.intents.some((one) => one.id === made.intentId && one.status === "waiting");
  const drafted = waits ? [happened("billing.drafted", { invoiceId })] : [];
  // An invoice that was void and could not be made anew is made anew now.
  const old = job.invoices.filter((one) => one.milestoneId === milestone.id);
  const mended = old.reduce((so, { id }) => resolveFailures(so, "billing", id, context.now), made.job);
  return changed(mended, started, ...drafted);
}

/** Whether an invoice stands for a milestone: there is never a second one. */
export function hasLiveInvoice(job: Pick<Job, "invoices">, milestoneId: string): boolean {
  return job.invoices.some((invoice) => invoice.milestoneId === milestoneId && invoice.live);
}
