import type { LineKind } from "../jobs/vocabulary.ts";

/** As at Stripe. What people are shown is derived from it: see `shownStatus`. */
export type InvoiceStatus = "draft" | "open" | "paid" | "void" | "uncollectible";

/** A line as it stands on the invoice: frozen, in minor units, tax apart. */
export type InvoiceLine = {
  description: string;
  quantity: string;
  unitAmount: number;
  /** Quantity times unit amount, rounded half up. */
  amount: number;
  taxRate: string | null;
  tax: number;
  /** What the quantity counts, and what kind of line it was; absent on bills that were frozen without them. */
  unit?: string;
  kind?: LineKind;
};

/** The calls that make an invoice at Stripe, in their order. */
export type StepName = "customer" | "draft" | "lines" | "finalise";
export type StepStatus = "waiting" | "calling" | "done" | "refused";

/** What Stripe is told for one invoice, fixed when billing was decided: a retry says the same, byte for byte. */
export type FrozenBill = {
  customer: { name: string; email: string | null; phone: string | null };
  /** Work order, purchase order, site and date of service: at most four, as Stripe allows. */
  customFields: { name: string; value: string }[];
  /** Seconds since 1970: a moment on the due date in the organisation's time zone. */
  dueAt: number;
  description: string;
  lines: InvoiceLine[];
  total: number;
  /** The draft of the bill that this one takes the place of: it is discarded before there is another. */
  replaces: string | null;
};

/** What Stripe's books say of an invoice, reduced to what we keep. Amounts in minor units, times in milliseconds. */
export type StripeInvoice = {
  id: string;
  status: InvoiceStatus;
  number: string | null;
  total: number;
  lineCount: number;
  amountPaid: number;
  amountRemaining: number;
  hostedUrl: string | null;
  intentId: string | null;
  finalisedAt: number | null;
  paidAt: number | null;
  voidedAt: number | null;
  payments: StripePayment[];
};

export type StripePayment = {
  id: string;
  status: "processing" | "paid" | "failed";
  amount: number;
  method: string | null;
  paymentIntentId: string | null;
  chargeId: string | null;
  at: number;
};

/** What came of one call to Stripe, or of one look into its books. */
export type StepAnswer =
  | { kind: "done"; stripeId: string; invoice?: StripeInvoice }
  /** Nobody knows whether it happened: say the same again, or look. */
  | { kind: "unknown"; reason: string; replayed: boolean }
  /** Stripe says no, in its own words. */
  | { kind: "refused"; code: string; reason: string; replayed: boolean }
  /** The books show that it never happened: a new attempt is safe. */
  | { kind: "absent" };
