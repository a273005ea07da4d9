import { replaceRow } from "../../../jobs/decision.ts";
import type { OutcomeRule } from "../outcome.ts";

/** The number that the sequence gave belongs to this document from now on. */
export const numberTaken: OutcomeRule = (job, { intent, invoice }, { stripeId: number }) => {
  if (intent.frozen.kind === "credit_note") {
    const creditNotes = replaceRow(job.creditNotes, intent.frozen.creditNoteId, { number });
    return { job: { ...job, creditNotes }, events: [] };
  }
  if (!invoice) return { job, events: [] };
  return { job: { ...job, invoices: replaceRow(job.invoices, invoice.id, { number }) }, events: [] };
};
