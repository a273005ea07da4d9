import { changed, happened, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job } from "../../jobs/types.ts";
import type { Terms } from "../vocabulary.ts";
import { draftOf, refuseBusy } from "./draft-of.ts";
import { refreeze } from "./refreeze.ts";

/** Changes when a draft that waits is due, and its words to the customer. Its lines are the job's, and are changed there. */
export function editDraft(
  job: Job,
  { invoiceId, terms, memo }: { invoiceId: string; terms?: Terms; memo?: string | null },
  context: Context,
): Decision {
  const draft = draftOf(job, invoiceId);
  if ("ok" in draft) return draft;
  const { invoice, intent } = draft;
  const isNew = {
    terms: terms !== undefined && JSON.stringify(terms) !== JSON.stringify(invoice.terms),
    memo: memo !== undefined && memo !== invoice.memo,
  };
  if (!isNew.terms && !isNew.memo) return unchanged(job);
  const busy = refuseBusy(draft);
  if (busy) return busy;
  const news = { ...(isNew.terms && { terms }), ...(isNew.memo && { memo }) };
  const so = { ...job, invoices: replaceRow(job.invoices, invoiceId, news) };
  const edited = happened("billing.edited", { invoiceId, changed: Object.keys(news) });
  return changed(refreeze(so, intent.id, null, context), edited);
}
