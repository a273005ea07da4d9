import type { CreditNoteRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import { streamed } from "../papers/keep-file.ts";
import { pdfHeaders } from "../papers/pdf-headers.ts";
import { creditNoteFileName, makeCreditNotePdf } from "./make-credit-note.ts";

/** A credit note's paper as an answer; null where there is none. @param job with the invoice that it credits */
export async function answerCreditNote(
  env: Env,
  job: Job,
  note: CreditNoteRow | undefined,
): Promise<Response | null> {
  const file = note && (await makeCreditNotePdf(env, job, note));
  if (!file) return null;
  return new Response(streamed(file), { headers: pdfHeaders(creditNoteFileName(note), file.length) });
}
