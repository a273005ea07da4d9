import { refusal } from "../http/errors.ts";
import type { InvoicePayment } from "../store/stored.ts";

/** While a payment that somebody attached to an invoice is open, the invoice stays as it is. */
export function refuseAttached(payments: InvoicePayment[], done: string): void {
  if (!payments.some((payment) => payment.status === "open" && !payment.is_default)) return;
  throw refusal(`Invoices with \`open\` payments cannot be ${done}.`);
}
