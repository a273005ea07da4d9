import { changed, happened, refuse, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job } from "../../jobs/types.ts";
import { startStep } from "../ledger/answer-step.ts";
import { failedPreflight, notYet, whatStandsAgainst } from "../what-stands-against.ts";
import { billIntentOf, draftOf, refuseBusy } from "./draft-of.ts";
import { isStale } from "./keep-drafts-fresh.ts";
import { refreeze } from "./refreeze.ts";

/**
 * A person sends a draft that waited: its number is taken and it goes out. Where the job, the payer or the date changed since, it is
 * made anew first. One that was sent already is left as it is.
 */
export function sendDraft(job: Job, invoiceId: string, context: Context): Decision {
  const known = job.invoices.find((one) => one.id === invoiceId);
  const bill = billIntentOf(job, invoiceId);
  const isOut = known && known.status !== "draft" && known.status !== "void";
  if (isOut || (bill?.status === "running" && !bill.hold)) return unchanged(job);
  const draft = draftOf(job, invoiceId);
  if ("ok" in draft) return draft;
  const { invoice, intent } = draft;
  const milestone = job.milestones.find((one) => one.id === invoice.milestoneId);
  if (!milestone) return refuse("not_found", "There is no such milestone.");
  const refusal =
    refuseBusy(draft) ??
    notYet(job, milestone) ??
    whatStandsAgainst(job, milestone) ??
    failedPreflight(job, context.now);
  if (refusal) return refusal;
  const released = happened("billing.released", {
    invoiceId,
    total: invoice.total,
    currency: invoice.currency,
  });
  if (isStale(job, intent, context)) {
    return changed(refreeze(job, intent.id, null, context, { hold: false }), released);
  }
  const running = { status: "running" as const, hold: false, runningSince: context.now };
  const so = { ...job, intents: replaceRow(job.intents, intent.id, running) };
  return changed(startStep(so, intent.id, "number", context.now), released);
}
