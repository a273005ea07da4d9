import type { InvoiceStatus, StripeLine } from "./types.ts";

/** What Stripe's books say of an invoice, reduced to what we keep. Amounts in minor units, times in milliseconds. */
export type StripeInvoice = {
  id: string;
  status: InvoiceStatus;
  number: string | null;
  subtotal: number;
  total: number;
  /** Taxes per line in the order of our lines, as Stripe Tax found them. */
  taxes: number[];
  lineCount: number;
  lines: StripeLine[];
  amountPaid: number;
  amountRemaining: number;
  amountOverpaid: number;
  /** Credit notes before and after it was paid. */
  credited: number;
  creditedAfter: number;
  hostedUrl: string | null;
  intentId: string | null;
  automaticTax: "complete" | "failed" | "requires_location_inputs" | null;
  finalisedAt: number | null;
  paidAt: number | null;
  voidedAt: number | null;
  payments: StripePayment[];
  /** Null where they were not asked for. */
  creditNotes: StripeCreditNote[] | null;
  refunds: StripeRefund[] | null;
};

export type StripePayment = {
  id: string;
  status: "processing" | "paid" | "failed";
  /** `outside`: it was only told to Stripe. */
  source: "stripe" | "outside";
  amount: number;
  method: string | null;
  paymentIntentId: string | null;
  chargeId: string | null;
  at: number;
};

export type StripeCreditNote = {
  id: string;
  number: string;
  status: "issued" | "void";
  total: number;
  tax: number;
  /** Our id of it, where we made it. */
  creditNoteId: string | null;
  reason: string | null;
  at: number;
};

export type StripeRefund = {
  id: string;
  status: "pending" | "succeeded" | "failed";
  amount: number;
  paymentIntentId: string | null;
  /** Our id of it, where we made it. */
  refundId: string | null;
  reason: string | null;
  at: number;
};

/** What Stripe's books say of a payment link: whether it takes payments, and which came by it. */
export type StripeLink = {
  id: string;
  active: boolean;
  url: string;
  total: number;
  payments: StripePayment[];
  refunds: StripeRefund[] | null;
};
