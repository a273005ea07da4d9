import type { Invoice } from "../store/stored.ts";

const hour = 60 * 60;

/**
 * When a draft with `auto_advance` finalises by itself, and when its payment is first tried. Both count from
 * creation; the odd second is Stripe's own.
 */
export function withWindow(invoice: Invoice): Invoice {
  const advances = invoice.auto_advance === true;
  const charges = advances && invoice.collection_method === "charge_automatically";
  return {
    ...invoice,
    automatically_finalizes_at: advances ? invoice.created + hour + 1 : null,
    next_payment_attempt: charges ? invoice.created + hour : null,
  };
}
