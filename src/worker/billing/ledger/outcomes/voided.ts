import { happened, replaceRow } from "../../../jobs/decision.ts";
import type { Context, Job, NewEvent } from "../../../jobs/types.ts";
import { reissue } from "../../verbs/reissue.ts";
import type { BillingSurface } from "../../vocabulary.ts";
import { mergeInvoice } from "../merge-invoice.ts";
import type { OutcomeRule } from "../outcome.ts";

/** Void at Stripe; only then is there another in its place. */
export const voided: OutcomeRule = (job, { intent, invoice }, { invoice: says }, context) => {
  if (!invoice || !says || intent.frozen.kind !== "void") return { job, events: [] };
  if (says.status !== "void") return { refused: notVoid(says.status) };
  const merged = mergeInvoice(job, invoice.id, says, context);
  return thenReissue(merged, invoice.id, intent.frozen.reissue, context);
};

/** What was to be void was paid in the same moment, or is something else by now. */
function notVoid(status: string): { code: string; reason: string } {
  return status === "paid"
    ? {
        code: "paid_meanwhile",
        reason: "It was paid in the same moment, so it cannot be void. Refund it or credit it.",
      }
    : { code: "not_void", reason: `It is ${status}, and did not become void.` };
}

export function thenReissue(
  so: { job: Job; events: NewEvent[] },
  invoiceId: string,
  asked: { as: BillingSurface } | null,
  context: Context,
): { job: Job; events: NewEvent[] } {
  if (!asked) return so;
  const again = reissue(so.job, invoiceId, asked.as, context);
  return { job: again.job, events: [...so.events, ...again.events] };
}

/** The draft is gone at Stripe; here it stays as a document that was never sent. */
export const draftDiscarded: OutcomeRule = (job, { invoice }, _answer, context) => {
  if (!invoice) return { job, events: [] };
  const gone = { status: "void" as const, live: false, amountDue: 0, voidedAt: context.now };
  const invoices = replaceRow(job.invoices, invoice.id, gone);
  return {
    job: { ...job, invoices },
    events: [happened("invoice.void", { invoiceId: invoice.id, number: invoice.number })],
  };
};
