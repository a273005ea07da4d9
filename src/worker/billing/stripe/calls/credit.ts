import type Stripe from "stripe";
import type { StepAnswer } from "../../types.ts";
import { ABSENT, type Call, frozenAs, invoiceOf, references, senseless } from "../call.ts";
import { readInvoice } from "../read-invoice.ts";
import { toStripeCreditNote } from "../stripe-corrections.ts";

/** Stripe mails a credit note by default: ours goes out from the vendor's own address. */
export const credit: Call = {
  async call({ stripe }, job, work, idempotencyKey) {
    const { creditNoteId, lines, stripeLines, refund, outside, memo } = frozenAs(work, "credit_note");
    const invoice = invoiceOf(work).stripeInvoiceId;
    if (invoice === null) return ofOursAlone(creditNoteId);
    const note = await stripe.creditNotes.create(
      {
        invoice,
        lines: lines.map((line) => toStripeLine(line, stripeLines[line.index])),
        email_type: "none",
        memo,
        ...(refund > 0 && { refund_amount: refund }),
        ...(outside > 0 && { out_of_band_amount: outside }),
        metadata: { ...references(job, work), credit_note_id: creditNoteId },
      },
      { idempotencyKey },
    );
    return note?.object === "credit_note" ? withInvoice(stripe, note) : senseless();
  },
  async look({ stripe }, _job, work) {
    const { creditNoteId } = frozenAs(work, "credit_note");
    const invoice = invoiceOf(work).stripeInvoiceId;
    if (invoice === null) return ofOursAlone(creditNoteId);
    for await (const note of stripe.creditNotes.list({ invoice, limit: 100 })) {
      if (note.metadata?.credit_note_id === creditNoteId) return withInvoice(stripe, note);
    }
    return ABSENT;
  },
};

/** A bill that stands in no book of Stripe's invoices is credited by our word alone. */
function ofOursAlone(creditNoteId: string): StepAnswer {
  return { kind: "done", stripeId: creditNoteId };
}

async function withInvoice(stripe: Stripe, note: Stripe.CreditNote): Promise<StepAnswer> {
  const id = typeof note.invoice === "string" ? note.invoice : note.invoice.id;
  const invoice = await readInvoice(stripe, id, { refunds: true });
  return { kind: "done", stripeId: note.id, invoice, creditNote: toStripeCreditNote(note) };
}

type Credited = { amount: number; tax: number; taxInclusive?: boolean };

function toStripeLine(
  { amount, tax, taxInclusive = false }: Credited,
  line: { id: string; taxRateId: string | null } | undefined,
): Stripe.CreditNoteCreateParams.Line {
  const own = { type: "invoice_line_item" as const, invoice_line_item: line?.id ?? "", amount };
  if (!line?.taxRateId) return own;
  const taxable_amount = taxInclusive ? amount - tax : amount;
  return { ...own, tax_amounts: [{ amount: tax, taxable_amount, tax_rate: line.taxRateId }] };
}
