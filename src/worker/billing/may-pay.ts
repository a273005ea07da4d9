import type { InvoiceRow } from "../database/rows.ts";

type Owed = Pick<InvoiceRow, "status" | "recovering" | "amountDue" | "processing">;

/** Whether a customer may pay it now: what is out, and what was written off and is chased again; not while a debit is on its way. */
export function mayPay(invoice: Owed): boolean {
  return isOwed(invoice) && invoice.amountDue > 0 && !invoice.processing;
}

/** Whether it asks for money, though some may be on its way. */
export function isOwed({ status, recovering }: Pick<Owed, "status" | "recovering">): boolean {
  return status === "open" || (status === "uncollectible" && recovering);
}
