import type Stripe from "stripe";
import type { StripeInvoice, StripePayment } from "../stripe-books.ts";
import type { InvoiceStatus, StripeLine } from "../types.ts";

/** What is read along with an invoice: how each payment of it stands. Stripe expands four levels at most. */
export const INVOICE_EXPAND = ["payments.data.payment.payment_intent"];

/** Stripe's invoice reduced to what we keep: plain numbers and text, which can travel and be stored. */
export function toStripeInvoice(invoice: Stripe.Invoice): StripeInvoice {
  const { status_transitions: moments, lines } = invoice;
  return {
    id: invoice.id,
    status: statusOf(invoice.status),
    number: invoice.number,
    subtotal: invoice.subtotal,
    total: invoice.total,
    taxes: lines.data.map((line) => (line.taxes ?? []).reduce((sum, tax) => sum + tax.amount, 0)),
    lineCount: lines.data.length,
    lines: lines.data.map(toStripeLine),
    amountPaid: invoice.amount_paid,
    amountRemaining: invoice.amount_remaining,
    amountOverpaid: invoice.amount_overpaid,
    credited: invoice.pre_payment_credit_notes_amount,
    creditedAfter: invoice.post_payment_credit_notes_amount,
    hostedUrl: invoice.hosted_invoice_url ?? null,
    intentId: invoice.metadata?.intent_id ?? null,
    automaticTax: invoice.automatic_tax.enabled ? taxStatus(invoice.automatic_tax.status) : null,
    finalisedAt: milliseconds(moments.finalized_at),
    paidAt: milliseconds(moments.paid_at),
    voidedAt: milliseconds(moments.voided_at),
    payments: (invoice.payments?.data ?? []).flatMap(toStripePayment),
    creditNotes: null,
    refunds: null,
  };
}

function toStripeLine(line: Stripe.InvoiceLineItem): StripeLine {
  const rate = line.taxes?.[0]?.tax_rate_details?.tax_rate;
  return { id: line.id, taxRateId: typeof rate === "string" ? rate : null };
}

function toStripePayment(payment: Stripe.InvoicePayment): StripePayment[] {
  const intent = payment.payment.payment_intent;
  const expanded = typeof intent === "object" ? intent : undefined;
  const status = paymentStatus(payment.status, expanded?.status);
  if (status === null) return [];
  const charge = expanded?.latest_charge;
  return [
    {
      id: payment.id,
      status,
      source: intent ? "stripe" : "outside",
      amount: status === "paid" ? (payment.amount_paid ?? 0) : payment.amount_requested,
      method: null,
      paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
      chargeId: typeof charge === "string" ? charge : (charge?.id ?? null),
      at: milliseconds(payment.status_transitions.paid_at) ?? payment.created * 1000,
    },
  ];
}

/** Every open invoice has a payment that nobody has tried yet: that one is no news. */
function paymentStatus(status: string, intentStatus: string | undefined): StripePayment["status"] | null {
  if (status === "paid") return "paid";
  if (status === "canceled") return "failed";
  return intentStatus === "processing" ? "processing" : null;
}

function taxStatus(status: string | null): StripeInvoice["automaticTax"] {
  if (status === "complete" || status === "requires_location_inputs") return status;
  return status === null ? null : "failed";
}

const STATUSES: readonly InvoiceStatus[] = ["draft", "open", "paid", "void", "uncollectible"];

function statusOf(status: string | null): InvoiceStatus {
  const known = STATUSES.find((one) => one === status);
  if (!known) throw new Error(`Stripe speaks of an invoice status that we do not know: ${status}`);
  return known;
}

function milliseconds(seconds: number | null | undefined): number | null {
  return typeof seconds === "number" ? seconds * 1000 : null;
}
