import type { InvoiceRow } from "../../database/rows.ts";
import { changed, refuse, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job } from "../../jobs/types.ts";
import { refuseUnderWay } from "../ledger/under-way.ts";
import { notClosed } from "../not-closed.ts";
import { failedPreflight, notYet, whatStandsAgainst } from "../what-stands-against.ts";
import { reissue } from "./reissue.ts";
import { hasLiveInvoice } from "./start-billing.ts";

/**
 * Asks anew for what credit notes took back whole, by a draft in that invoice's place. A job that was closed with it is open again. What
 * stands in the way is a refusal, and leaves everything as it is.
 */
export function billAgain(job: Job, invoiceId: string, context: Context): Decision {
  const old = job.invoices.find((one) => one.id === invoiceId);
  const milestone = job.milestones.find((one) => one.id === old?.milestoneId);
  if (!old || !milestone) return refuse("not_found", "There is no such invoice.");
  if (!isTakenBack(old))
    return refuse(
      "not_payable",
      "Only what was credited in full is billed again: credit it first, or void it.",
    );
  // A second press, or somebody billed it in another way.
  if (!old.live || hasLiveInvoice(withoutIt(job, old), milestone.id)) return unchanged(job);
  const so = notClosed(withoutIt(job, old));
  const refusal =
    refuseUnderWay(job, old.id) ??
    notYet(so, milestone) ??
    whatStandsAgainst(so, milestone) ??
    failedPreflight(so, context.now);
  if (refusal) return refusal;
  const again = reissue(so, old.id, old.via, context);
  return changed(again.job, ...again.events);
}

/** Whether nothing of it is owed or earned any more, since all of it was credited. */
export function isTakenBack({ status, credited, creditedAfter, total }: InvoiceRow): boolean {
  return status === "paid" && credited + creditedAfter >= total;
}

function withoutIt(job: Job, { id }: InvoiceRow): Job {
  return { ...job, invoices: replaceRow(job.invoices, id, { live: false }) };
}
