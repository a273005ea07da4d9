import { happened, replaceRow } from "../../../jobs/decision.ts";
import { reissueUnpaid } from "../../verbs/undo-payment.ts";
import { mergeInvoice } from "../merge-invoice.ts";
import type { OutcomeRule } from "../outcome.ts";

/** The credit note is issued; what it takes back shows on the invoice. */
export const credited: OutcomeRule = (job, { intent, invoice }, { stripeId, invoice: says }, context) => {
  const { frozen } = intent;
  if (!invoice || frozen.kind !== "credit_note") return { job, events: [] };
  const issued = { status: "issued" as const, stripeId, issuedAt: context.now };
  const creditNotes = replaceRow(job.creditNotes, frozen.creditNoteId, issued);
  const note = creditNotes.find((one) => one.id === frozen.creditNoteId);
  const told = happened("credit_note.issued", {
    ...{ creditNoteId: frozen.creditNoteId, invoiceId: invoice.id, number: note?.number ?? null },
    ...{ total: frozen.total, currency: invoice.currency },
  });
  const seen = says
    ? mergeInvoice({ ...job, creditNotes }, invoice.id, says, context)
    : { job: { ...job, creditNotes }, events: [] };
  if (frozen.undoes === null) return { job: seen.job, events: [told, ...seen.events] };
  const again = reissueUnpaid(seen.job, invoice.id, frozen.undoes, context);
  return { job: again.job, events: [told, ...seen.events, ...again.events] };
};
