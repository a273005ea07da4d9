import type { ConfirmationRow, DeliveryRow, InvoiceRow, MoreRequestRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";

/** What a letter is about. */
export type LetterSubject =
  | { about: "invoice"; invoice: InvoiceRow }
  | { about: "confirmation"; confirmation: ConfirmationRow }
  | { about: "more"; request: MoreRequestRow };

/** What a letter of this job is about; null where that is not there. */
export function subjectOf(job: Job, { kind, subjectId }: DeliveryRow): LetterSubject | null {
  switch (kind) {
    case "invoice":
    case "reminder": {
      const invoice = job.invoices.find((one) => one.id === subjectId);
      return invoice ? { about: "invoice", invoice } : null;
    }
    case "confirmation": {
      const confirmation = job.confirmations.find((one) => one.id === subjectId);
      return confirmation ? { about: "confirmation", confirmation } : null;
    }
    case "more": {
      const request = job.asks.find((one) => one.id === subjectId);
      return request ? { about: "more", request } : null;
    }
  }
}

/** What the customer is asked while the crew is on site. */
export type AskSubject = Exclude<LetterSubject, { about: "invoice" }>;

/** Why the customer need not be asked any more, in a few words; null while they must be. */
export function whyNeedless(job: Job, subject: AskSubject): string | null {
  if (job.row.status === "cancelled") return "job cancelled";
  if (subject.about === "confirmation") {
    const { confirmedAt, askedAt } = subject.confirmation;
    if (confirmedAt !== null) return "confirmed";
    // A signature from before it was asked for is of an earlier visit: the crew asks again, knowing of it.
    return job.signatures.some((one) => one.signedAt >= askedAt) ? "signed" : null;
  }
  const { status, amount } = subject.request;
  if (status !== "asked") return status;
  return (job.row.notToExceed ?? 0) >= amount ? "approved already" : null;
}
