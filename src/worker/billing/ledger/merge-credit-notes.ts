import type { CreditNoteRow, InvoiceRow } from "../../database/rows.ts";
import { happened } from "../../jobs/decision.ts";
import type { Job, NewEvent } from "../../jobs/types.ts";
import type { StripeCreditNote } from "../stripe-books.ts";
import { sameRow } from "./same-row.ts";

/** Takes over the credit notes that Stripe knows, ours and those of its dashboard. Null: nobody asked, nothing changes. */
export function mergeCreditNotes(
  job: Job,
  invoice: InvoiceRow,
  reported: StripeCreditNote[] | null,
): { job: Job; events: NewEvent[] } {
  let { creditNotes } = job;
  const events: NewEvent[] = [];
  for (const said of reported ?? []) {
    const known = creditNotes.find((one) => one.stripeId === said.id || one.id === said.creditNoteId);
    const row = known ? { ...known, status: said.status, stripeId: said.id } : fromElsewhere(invoice, said);
    // Our own is taken over by the answer to its step, which knows what comes next.
    if (known?.status === "issuing" || (known && sameRow(known, row))) continue;
    creditNotes = known ? creditNotes.map((one) => (one === known ? row : one)) : [...creditNotes, row];
    const { number, total } = row;
    if (!known) {
      const facts = {
        creditNoteId: row.id,
        invoiceId: invoice.id,
        number,
        total,
        currency: invoice.currency,
      };
      events.push(happened("credit_note.issued", facts));
    }
  }
  return { job: creditNotes === job.creditNotes ? job : { ...job, creditNotes }, events };
}

function fromElsewhere(invoice: InvoiceRow, said: StripeCreditNote): CreditNoteRow {
  const { organisationId, jobId, currency } = invoice;
  return {
    ...{ organisationId, id: said.id, jobId, invoiceId: invoice.id, currency, status: said.status },
    ...{ number: said.number, lines: [], subtotal: said.total - said.tax, tax: said.tax, total: said.total },
    ...{ giveBack: "none", reason: said.reason ?? "", stripeId: said.id },
    ...{ createdBy: "Stripe", createdAt: said.at, issuedAt: said.at },
  };
}
