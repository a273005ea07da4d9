import type { InvoiceRow } from "../../../database/rows.ts";
import { happened, replaceRow } from "../../../jobs/decision.ts";
import type { Context, Job, NewEvent } from "../../../jobs/types.ts";
import type { Frozen } from "../../types.ts";
import { reissueUnpaid } from "../../verbs/undo-payment.ts";
import { askForRest } from "../ask-for-rest.ts";
import { begin } from "../begin.ts";
import { linkStillPays } from "../link-pays.ts";
import { mergeInvoice } from "../merge-invoice.ts";
import { settleHere } from "../merge-link.ts";
import type { OutcomeRule } from "../outcome.ts";
import { beginRefund } from "../refund-begins.ts";

type FrozenCredit = Extract<Frozen, { kind: "credit_note" }>;

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
  // An invoice whose payment did not come after all is nobody's debt any more: nothing ends because it is settled.
  const gone = frozen.undoes === null ? {} : { live: false };
  const so: Job = { ...job, creditNotes, invoices: replaceRow(job.invoices, invoice.id, gone) };
  const seen = says ? mergeInvoice(so, invoice.id, says, context) : creditHere(so, invoice, frozen, context);
  if (frozen.undoes === null) return { job: seen.job, events: [told, ...seen.events] };
  const again = reissueUnpaid(seen.job, invoice.id, frozen.undoes, context);
  return { job: again.job, events: [told, ...seen.events, ...again.events] };
};

/** A bill that stands in no book of Stripe's invoices: what was paid by its link goes back in a step of its own. */
function creditHere(
  job: Job,
  invoice: InvoiceRow,
  { creditNoteId, total, refund, outside, memo }: FrozenCredit,
  context: Context,
): { job: Job; events: NewEvent[] } {
  const after = refund + outside;
  const taken = {
    ...invoice,
    credited: invoice.credited + total - after,
    creditedAfter: invoice.creditedAfter + after,
  };
  const settled = settleHere(job, taken, context);
  const paid = settled.job.payments.find((one) => one.invoiceId === invoice.id && one.source === "stripe");
  if (refund > 0 && paid) {
    const asked = { id: context.newId("ref"), amount: refund, reason: memo, creditNoteId };
    const back = beginRefund(settled.job, paid, asked, context);
    return { job: back.job, events: [...settled.events, ...back.events] };
  }
  const now = settled.job.invoices.find((one) => one.id === invoice.id);
  if (now && now.amountDue > 0) return askForRest(settled, invoice.id, memo, context);
  if (!now || !linkStillPays(now)) return settled;
  const frozen = { kind: "close_link" as const, reason: memo, reissue: null };
  return { job: begin(settled.job, { invoiceId: invoice.id, frozen }, context).job, events: settled.events };
}
