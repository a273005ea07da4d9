import type {
  ChangeOrderRow,
  ConfirmationRow,
  CreditNoteRow,
  DeliveryRow,
  InvoiceRow,
  MoreRequestRow,
  PaymentRow,
} from "../database/rows.ts";
import { changeStanding } from "../jobs/change-orders.ts";
import type { Job } from "../jobs/types.ts";

/** What a letter is about. */
export type LetterSubject =
  | { about: "invoice"; invoice: InvoiceRow }
  | { about: "receipt"; invoice: InvoiceRow; payment: PaymentRow }
  | { about: "credit_note"; invoice: InvoiceRow; note: CreditNoteRow }
  | { about: "confirmation"; confirmation: ConfirmationRow }
  | { about: "more"; request: MoreRequestRow }
  | { about: "change"; order: ChangeOrderRow };

/** What a letter of this job is about; null where that is not there. */
export function subjectOf(job: Job, { kind, subjectId }: DeliveryRow): LetterSubject | null {
  switch (kind) {
    case "invoice":
    case "reminder": {
      const invoice = job.invoices.find((one) => one.id === subjectId);
      return invoice ? { about: "invoice", invoice } : null;
    }
    case "receipt": {
      const payment = job.payments.find((one) => one.id === subjectId);
      const invoice = job.invoices.find((one) => one.id === payment?.invoiceId);
      return payment && invoice ? { about: "receipt", invoice, payment } : null;
    }
    case "credit_note": {
      const note = job.creditNotes.find((one) => one.id === subjectId);
      const invoice = job.invoices.find((one) => one.id === note?.invoiceId);
      return note && invoice ? { about: "credit_note", invoice, note } : null;
    }
    case "confirmation": {
      const confirmation = job.confirmations.find((one) => one.id === subjectId);
      return confirmation ? { about: "confirmation", confirmation } : null;
    }
    case "more": {
      const request = job.asks.find((one) => one.id === subjectId);
      return request ? { about: "more", request } : null;
    }
    case "change": {
      const order = job.changeOrders.find((one) => one.id === subjectId);
      return order ? { about: "change", order } : null;
    }
  }
}

/** What the customer is asked while the job goes on. */
export type AskSubject = Extract<LetterSubject, { about: "confirmation" | "more" | "change" }>;

/** What the customer is told about money that came or was taken back. */
export type MoneySubject = Extract<LetterSubject, { about: "receipt" | "credit_note" }>;

/** Why the customer need not be told any more; null while they must be. */
export function whyUntold(subject: MoneySubject): string | null {
  if (subject.about === "credit_note") return subject.note.status === "issued" ? null : subject.note.status;
  // A cheque that was recorded by mistake, or bounced before the letter left.
  return subject.payment.status === "paid" ? null : subject.payment.status;
}

/** Why the customer need not be asked any more, in a few words; null while they must be. */
export function whyNeedless(job: Job, subject: AskSubject): string | null {
  if (job.row.status === "cancelled") return "job cancelled";
  if (subject.about === "confirmation") {
    const { confirmedAt, askedAt } = subject.confirmation;
    if (confirmedAt !== null) return "confirmed";
    // A signature from before it was asked for is of an earlier visit: the crew asks again, knowing of it.
    return job.signatures.some((one) => one.signedAt >= askedAt) ? "signed" : null;
  }
  if (subject.about === "change") {
    const standing = changeStanding(job, subject.order);
    if (standing === "billed") return "billed already";
    return standing === "open" ? null : subject.order.status;
  }
  const { status, amount } = subject.request;
  if (status !== "asked") return status;
  return (job.row.notToExceed ?? 0) >= amount ? "approved already" : null;
}
