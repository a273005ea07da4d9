import type { CreditLine, InvoiceLine } from "../billing/types.ts";
import type { CreditNoteRow, InvoiceRow, OrganisationRow } from "../database/rows.ts";
import { netWords, quantityCell } from "../invoice-pdf/shown-lines.ts";
import { rateCell, type TaxedLine } from "../invoice-pdf/taxes.ts";
import type { ShownInvoiceLine } from "../invoice-pdf/types.ts";
import type { Voice } from "../invoice-pdf/voice.ts";

/** What is taken back, with the invoice's line that it is taken back of; null where nobody says which. */
export type CreditedLine = TaxedLine & { description: string; billed: InvoiceLine | null };

/** A credit note's lines with the rates at which they were billed. One from elsewhere is known by its sum alone. */
export function creditedLines(note: CreditNoteRow, invoice: Pick<InvoiceRow, "lines">): CreditedLine[] {
  if (note.lines.length === 0) {
    const { subtotal: amount, tax } = note;
    return [{ description: "Credit", amount, tax, taxRate: null, billed: null }];
  }
  return note.lines.map((line) => creditedLine(line, invoice.lines[line.index] ?? null));
}

function creditedLine(line: CreditLine, billed: InvoiceLine | null): CreditedLine {
  const { description, amount, tax, taxInclusive } = line;
  const { taxRate = null, taxName } = billed ?? {};
  return {
    ...{ description, amount, tax, taxRate, billed },
    ...(taxInclusive && { taxInclusive }),
    ...(taxName && { taxName }),
  };
}

/** With its quantity and price where all of the line goes back; else with what it is a part of. */
export function shownCreditLine(
  seller: Pick<OrganisationRow, "identity" | "locale">,
  line: CreditedLine,
  voice: Voice,
): ShownInvoiceLine {
  const { billed, amount } = line;
  const whole = billed !== null && billed.amount === amount && !billed.discount && !billed.before;
  const part =
    billed !== null && billed.amount !== amount ? [`Of ${voice.amount(billed.amount)} billed`] : [];
  return {
    description: [line.description, ...part, ...netWords(seller, line, voice)].join("\n"),
    quantity: whole ? quantityCell(billed, voice) : "",
    unitPrice: whole ? voice.amount(billed.unitAmount) : "",
    rate: rateCell(line, voice),
    amount: voice.amount(amount),
  };
}
