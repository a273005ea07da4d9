import type { InvoiceRow } from "../database/rows.ts";
import { daysBetween } from "../time/calendar.ts";

export type ShownStatusName =
  | "draft"
  | "waiting"
  | "not_sent"
  | "sent"
  | "viewed"
  | "partly_paid"
  | "processing"
  | "overdue"
  | "paid"
  | "partly_refunded"
  | "refunded"
  | "credited"
  | "void"
  | "written_off"
  | "recovering";

export type ShownStatus = { name: ShownStatusName; word: string };

export type StatusFacts = Pick<
  InvoiceRow,
  | "status"
  | "total"
  | "amountPaid"
  | "amountDue"
  | "credited"
  | "creditedAfter"
  | "refunded"
  | "recovering"
  | "dueOn"
  | "processing"
  | "sentAt"
  | "viewedAt"
> & {
  /** A draft that waits for a person to send it; where nobody looked, it is only a draft. */
  waiting?: boolean;
};

/**
 * What an invoice is called on a screen. Overdue is nowhere stored: it is an open balance whose due date lies before
 * `today`, both calendar dates in the organisation's time zone, and no bank debit on its way.
 */
export function shownStatus(invoice: StatusFacts, today: string): ShownStatus {
  if (invoice.status === "paid") return afterPayment(invoice);
  if (invoice.status === "void") return { name: "void", word: "Void" };
  if (invoice.status === "uncollectible") {
    return invoice.recovering
      ? { name: "recovering", word: "Written off, asked for again" }
      : { name: "written_off", word: "Written off" };
  }
  if (invoice.status === "draft")
    return invoice.waiting
      ? { name: "waiting", word: "Draft, to be sent" }
      : { name: "draft", word: "Draft" };
  if (invoice.processing) return { name: "processing", word: "Payment on its way" };
  if (isOverdue(invoice, today))
    return { name: "overdue", word: overdueWord(daysBetween(invoice.dueOn, today)) };
  if (invoice.amountPaid > 0) return { name: "partly_paid", word: "Partly paid" };
  if (invoice.viewedAt !== null) return { name: "viewed", word: "Viewed" };
  if (invoice.sentAt !== null) return { name: "sent", word: "Sent" };
  return { name: "not_sent", word: "Not sent yet" };
}

/** Stripe says "paid" of everything that nobody owes any more, and keeps saying so after a refund. */
function afterPayment(invoice: StatusFacts): ShownStatus {
  const { total, amountPaid, refunded, credited, creditedAfter } = invoice;
  if (refunded > 0) {
    return refunded >= amountPaid
      ? { name: "refunded", word: "Refunded" }
      : { name: "partly_refunded", word: "Partly refunded" };
  }
  return total > 0 && credited + creditedAfter >= total
    ? { name: "credited", word: "Credited" }
    : { name: "paid", word: "Paid" };
}

export function isOverdue(
  invoice: Pick<StatusFacts, "status" | "amountDue" | "dueOn" | "processing">,
  today: string,
): boolean {
  return invoice.status === "open" && invoice.amountDue > 0 && !invoice.processing && invoice.dueOn < today;
}

function overdueWord(days: number): string {
  return days === 1 ? "Overdue 1 day" : `Overdue ${days} days`;
}
