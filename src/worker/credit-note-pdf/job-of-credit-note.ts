import { and, eq } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import type { CreditNoteRow } from "../database/rows.ts";
import { creditNote } from "../database/schema.ts";
import { loadJob } from "../jobs/load-job.ts";
import type { Job } from "../jobs/types.ts";

/** A credit note with the job that it is of; null where the organisation has no such credit note. */
export async function jobOfCreditNote(
  env: Pick<Env, "DB">,
  organisationId: string,
  creditNoteId: string,
): Promise<{ job: Job; note: CreditNoteRow } | null> {
  const db = databaseOf(env, organisationId);
  const [row] = await db
    .select({ jobId: creditNote.jobId })
    .from(creditNote)
    .where(and(eq(creditNote.organisationId, organisationId), eq(creditNote.id, creditNoteId)));
  const { job } = row ? await loadJob(db, organisationId, row.jobId) : { job: null };
  const note = job?.creditNotes.find((one) => one.id === creditNoteId);
  return job && note ? { job, note } : null;
}
