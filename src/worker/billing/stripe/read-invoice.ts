import type Stripe from "stripe";
import type { StripeInvoice } from "../stripe-books.ts";
import { withMethods } from "./payment-methods.ts";
import { toStripeCreditNote, toStripeRefund } from "./stripe-corrections.ts";
import { INVOICE_EXPAND, toStripeInvoice } from "./stripe-invoice.ts";

/**
 * What Stripe's books say of an invoice now. Throws what the SDK throws.
 * @param asked whether refunds are read too: a call more for each payment
 */
export async function readInvoice(
  stripe: Stripe,
  stripeInvoiceId: string,
  asked: { refunds?: boolean } = {},
): Promise<StripeInvoice> {
  const invoice = await stripe.invoices.retrieve(stripeInvoiceId, { expand: INVOICE_EXPAND });
  if (invoice?.object !== "invoice") throw new Error("Stripe's answer made no sense");
  const seen = toStripeInvoice(invoice);
  const isCredited = seen.credited > 0 || seen.creditedAfter > 0;
  return {
    ...seen,
    payments: await withMethods(stripe, seen.id, seen.payments),
    creditNotes: isCredited ? await creditNotesOf(stripe, seen.id) : null,
    refunds: asked.refunds || seen.creditedAfter > 0 ? await refundsOf(stripe, seen) : null,
  };
}

async function creditNotesOf(stripe: Stripe, invoice: string) {
  const notes = [];
  for await (const note of stripe.creditNotes.list({ invoice, limit: 100 }))
    notes.push(toStripeCreditNote(note));
  return notes;
}

/** The refunds of all payments that Stripe took for an invoice. */
export async function refundsOf(stripe: Stripe, { payments }: Pick<StripeInvoice, "payments">) {
  const intents = payments.flatMap(({ paymentIntentId }) => paymentIntentId ?? []);
  const refunds = [];
  for (const payment_intent of new Set(intents)) {
    for await (const one of stripe.refunds.list({ payment_intent, limit: 100 }))
      refunds.push(toStripeRefund(one));
  }
  return refunds;
}
