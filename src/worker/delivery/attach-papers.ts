import { creditNoteFileName, makeCreditNotePdf } from "../credit-note-pdf/make-credit-note.ts";
import type { CreditNoteRow, InvoiceRow } from "../database/rows.ts";
import type { Actor, Job } from "../jobs/types.ts";
import { wholeOf } from "../papers/keep-file.ts";
import { MOST_MAILED, megabytes } from "../papers/limits.ts";
import { type AttachedPaper, papersFor } from "../papers/papers-for.ts";
import type { MailAttachment } from "./mail-gateway.ts";

const LEDGER: Actor = { kind: "timer", id: "ledger", name: "Closeout" };

export type Attached =
  | { ok: true; attachments: MailAttachment[] }
  /** `final`: trying again would change nothing. */
  | { ok: false; final: boolean; reason: string };

/** The invoice's papers as files of its letter, as its manager wants them. A paper that cannot go along keeps the letter back. */
export async function attachPapers(
  env: Env,
  job: Job,
  invoice: InvoiceRow,
  origin: string,
): Promise<Attached> {
  try {
    const made = await papersFor(env, job, invoice, { actor: LEDGER, source: "alarm", origin });
    if (!made.ok) return { ok: false, final: true, reason: made.detail };
    const size = made.papers.reduce((sum, paper) => sum + paper.size, 0);
    if (size > MOST_MAILED) return { ok: false, final: true, reason: tooMuch(size) };
    return { ok: true, attachments: await Promise.all(made.papers.map((paper) => attach(env, paper))) };
  } catch (error) {
    return notMade(error);
  }
}

/** A credit note's paper as the file of its letter. */
export async function attachCreditNote(env: Env, job: Job, note: CreditNoteRow): Promise<Attached> {
  try {
    const file = await makeCreditNotePdf(env, job, note);
    if (!file) return { ok: false, final: true, reason: "The credit note is not issued." };
    const bytes = await wholeOf(file);
    const paper = { fileName: creditNoteFileName(note), contentType: "application/pdf", bytes } as const;
    return { ok: true, attachments: [await attach(env, { ...paper, size: bytes.length, tooLarge: null })] };
  } catch (error) {
    return notMade(error);
  }
}

/** What could not be made now may be made in a while. */
function notMade(error: unknown): Attached {
  console.error({ message: "the papers of a letter could not be made", error: String(error) });
  return { ok: false, final: false, reason: "Its papers could not be made." };
}

async function attach(env: Env, paper: AttachedPaper): Promise<MailAttachment> {
  const { fileName: filename, contentType } = paper;
  const bytes = paper.bytes ?? (await stored(env, paper.storageKey));
  return { filename, contentType, content: base64(bytes) };
}

async function stored(env: Env, key: string): Promise<Uint8Array> {
  const file = await env.FILES.get(key);
  if (!file) throw new Error("a paper that was kept is gone");
  return new Uint8Array(await file.arrayBuffer());
}

/** In parts, since a call takes only so many arguments; a multiple of three, so that the parts can be put together. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  const size = 3 * 10_000;
  for (let from = 0; from < bytes.length; from += size) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(from, from + size))));
  }
  return parts.join("");
}

function tooMuch(size: number): string {
  return `Its papers have ${megabytes(size)} MB, and a mail carries ${megabytes(MOST_MAILED)} MB in all. Have the largest photos taken again with the app, or let the letter carry the invoice alone and hand the packet in yourself.`;
}
