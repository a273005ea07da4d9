import type { CreditNoteRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import { drawInvoiceFile } from "../papers/draw-file.ts";
import { loadFaces } from "../papers/fonts.ts";
import { findStored } from "../papers/stored-picture.ts";
import type { PdfFile } from "../papers/write.ts";
import { renderFileName } from "../portals/templates.ts";
import { creditNoteContent } from "./content.ts";
import { isPaper } from "./is-paper.ts";

/**
 * A credit note on paper: at most 200 kB. Null where there is none: it is not issued, or its invoice is not the job's.
 * @param job with the invoice that it credits
 */
export async function makeCreditNotePdf(env: Env, job: Job, note: CreditNoteRow): Promise<PdfFile | null> {
  const invoice = job.invoices.find((one) => one.id === note.invoiceId);
  if (!invoice || !isPaper(note)) return null;
  return drawInvoiceFile(creditNoteContent(job, note, invoice), await loadFaces(env), findStored(env));
}

/** What the file is called where it is saved. */
export function creditNoteFileName({ number }: Pick<CreditNoteRow, "number">): string {
  return renderFileName("Credit note {{ number }}", { number: number ?? "" }, "credit note");
}
