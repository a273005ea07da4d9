import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { CreditNoteRow } from "../database/rows.ts";
import { creditNote, invoice } from "../database/schema.ts";
import type { Place } from "./page.ts";

/**
 * A page of an invoice's credit notes, the newest first, by `credit_note_job`; one more than `limit` tells of a next page.
 * `null` if the organisation has no such invoice.
 */
export async function listCreditNotes(
  db: Database,
  organisationId: string,
  invoiceId: string,
  page: { limit: number; after: Place | null },
): Promise<CreditNoteRow[] | null> {
  const thisOne = and(eq(invoice.organisationId, organisationId), eq(invoice.id, invoiceId));
  const { createdAt, id, jobId } = creditNote;
  const { after } = page;
  const [invoices, notes] = await db.batch([
    db.select({ id: invoice.id }).from(invoice).where(thisOne),
    db
      .select()
      .from(creditNote)
      .where(
        and(
          eq(creditNote.organisationId, organisationId),
          inArray(jobId, db.select({ id: invoice.jobId }).from(invoice).where(thisOne)),
          eq(creditNote.invoiceId, invoiceId),
          after ? or(lt(createdAt, after.at), and(eq(createdAt, after.at), lt(id, after.id))) : undefined,
        ),
      )
      .orderBy(desc(createdAt), desc(id))
      .limit(page.limit + 1),
  ]);
  return invoices.length === 0 ? null : notes;
}
