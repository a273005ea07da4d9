import type { CreditNoteRow, InvoiceRow } from "../../database/rows.ts";
import type { Job } from "../../jobs/types.ts";
import { spread } from "../../money/spread.ts";
import { taxKey } from "../../money/tax-sums.ts";
import { minus, type Part, partOf } from "./part.ts";

/** What an invoice billed of one of the job's lines, less what credit notes took back of it. */
export type BilledLine = {
  /** Undefined on bills that were frozen without it. */
  lineId: string | undefined;
  tax: string;
  part: Part;
};

/**
 * What the live invoices of a job billed, line by line.
 * @param except the milestone whose own invoice does not count: it is the one that is being made
 */
export function billedLines(job: Pick<Job, "invoices" | "creditNotes">, except: string | null): BilledLine[] {
  return job.invoices
    .filter((invoice) => invoice.live && invoice.milestoneId !== except)
    .flatMap((invoice) => linesOf(invoice, creditsOf(job, invoice)));
}

function creditsOf({ creditNotes }: Pick<Job, "creditNotes">, { id }: InvoiceRow): CreditNoteRow[] {
  return creditNotes.filter((one) => one.invoiceId === id && one.status === "issued");
}

function linesOf({ lines }: InvoiceRow, credits: CreditNoteRow[]): BilledLine[] {
  const named = lines.map((line, index) => {
    const back = credits.flatMap((note) => note.lines.filter((one) => one.index === index));
    const part = back.map((one) => partOf({ ...one, taxRate: line.taxRate })).reduce(minus, partOf(line));
    return { lineId: line.lineId, tax: taxKey(line), part };
  });
  return credits.filter((note) => note.lines.length === 0).reduce(lessUnnamed, named);
}

/** A credit note from Stripe's dashboard names no lines: it is taken off all of them by what is left of each. */
function lessUnnamed(lines: BilledLine[], { subtotal, tax }: CreditNoteRow): BilledLine[] {
  const nets = spread(
    subtotal,
    lines.map(({ part }) => Math.max(0, part.net)),
  );
  const taxes = spread(
    tax,
    lines.map(({ part }) => Math.max(0, part.tax)),
  );
  return lines.map((line, index) => ({
    ...line,
    part: minus(line.part, { net: nets[index] ?? 0, tax: taxes[index] ?? 0 }),
  }));
}
