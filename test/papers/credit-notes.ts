import type { CreditLine } from "../../src/worker/billing/types.ts";
import { creditNoteContent } from "../../src/worker/credit-note-pdf/content.ts";
import type { BillingIntentRow, CreditNoteRow, InvoiceRow } from "../../src/worker/database/rows.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { drawInvoiceFile } from "../../src/worker/papers/draw-file.ts";
import { DAY, NOW } from "../rules/fixtures.ts";
import { bytesOf, picturesFrom, readFaces } from "./support.ts";

const faces = await readFaces();

/** Takes back so much of an invoice's line, net, with its part of the tax. */
export function creditOf({ lines }: InvoiceRow, index: number, amount?: number): CreditLine {
  const line = lines[index];
  if (!line) throw new Error("the invoice has such a line");
  const net = amount ?? line.amount;
  const { description, taxInclusive } = line;
  const tax = Math.round((line.tax * net) / line.amount);
  return { index, description, amount: net, tax, ...(taxInclusive && { taxInclusive }) };
}

/** An issued credit note of these lines; `over` changes it. */
export function aCreditNote(lines: CreditLine[], over: Partial<CreditNoteRow> = {}): CreditNoteRow {
  const [subtotal, tax] = [sum(lines.map(({ amount }) => amount)), sum(lines.map((line) => line.tax))];
  const included = sum(lines.map((line) => (line.taxInclusive ? line.tax : 0)));
  return {
    ...{ organisationId: "org_1", id: "note_1", jobId: "job_1", invoiceId: "inv_1", currency: "usd" },
    ...{ status: "issued", number: "CN-0007", lines, subtotal, tax, total: subtotal + tax - included },
    ...{ giveBack: "none", reason: "One panel was torn again after a day.", stripeId: "cn_1" },
    ...{ createdBy: "Dana", createdAt: NOW + 4 * DAY, issuedAt: NOW + 5 * DAY },
    ...over,
  };
}

/** The operation that made it, with where its money goes. */
export function theCrediting(
  note: CreditNoteRow,
  over: { refund?: number; outside?: number; undoes?: string | null } = {},
): BillingIntentRow {
  const { organisationId, jobId, invoiceId, lines, total, id: creditNoteId } = note;
  return {
    ...{ organisationId, id: "op_1", jobId, invoiceId, status: "done", hold: false, revision: 1 },
    frozen: {
      ...{ kind: "credit_note", creditNoteId, lines, stripeLines: [], total, memo: note.reason },
      ...{ refund: 0, outside: 0, undoes: null, ...over },
    },
    ...{ createdAt: NOW, runningSince: NOW },
  };
}

export async function creditNoteOf(job: Job, note: CreditNoteRow, invoice: InvoiceRow): Promise<Uint8Array> {
  const content = creditNoteContent({ ...job, invoices: [invoice], creditNotes: [note] }, note, invoice);
  return bytesOf(await drawInvoiceFile(content, faces, picturesFrom({})));
}

function sum(amounts: number[]): number {
  return amounts.reduce((all, one) => all + one, 0);
}
