import { mergeInvoice } from "../merge-invoice.ts";
import type { OutcomeRule } from "../outcome.ts";

/** Stripe's books say what became of it. */
export const reported: OutcomeRule = (job, { invoice }, { invoice: says }, context) =>
  invoice && says ? mergeInvoice(job, invoice.id, says, context) : { job, events: [] };

/** Only the step's own id is of use, to the step after it. */
export const stepOnly: OutcomeRule = (job) => ({ job, events: [] });
