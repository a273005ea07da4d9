import type { LineKind } from "../jobs/vocabulary.ts";
import type { StripeCreditNote, StripeInvoice, StripeLink, StripeRefund } from "./stripe-books.ts";
import type { BillingSurface, PaymentMethod } from "./vocabulary.ts";

/** As at Stripe. What people are shown is derived from it: see `shownStatus`. */
export type InvoiceStatus = "draft" | "open" | "paid" | "void" | "uncollectible";

/** What part of the job it bills: all of it in one, or a milestone's part. */
export type InvoiceKind = "invoice" | "deposit" | "progress" | "final";

/** `undone`: a person recorded it, and it did not come after all. */
export type PaymentStatus = "processing" | "paid" | "failed" | "undone";

/** `issuing`: Stripe has not said yet. `refused`: Stripe said no, and nobody tries again. */
export type CreditStatus = "issuing" | "issued" | "void" | "refused";

/** How what was paid already goes back with a credit note: not at all, the way it came, or outside of Stripe. */
export type GiveBack = "none" | "refund" | "outside";

/** As at Stripe; `asked` before Stripe has answered. */
export type RefundStatus = "asked" | "pending" | "succeeded" | "failed";

/** A line as it stands on the invoice: frozen, in minor units. */
export type InvoiceLine = {
  description: string;
  quantity: string;
  unitAmount: number;
  /** Quantity times unit amount, rounded half up, less discounts, less what was billed before. */
  amount: number;
  taxRate: string | null;
  tax: number;
  /** Whether `amount` holds the tax already. */
  taxInclusive?: boolean;
  taxName?: string;
  /** What was taken off before `amount`, in minor units. */
  discount?: number;
  /** What earlier invoices of the job billed of this line: `amount` and `tax` are without it. */
  before?: { amount: number; tax: number };
  /** The job's line; absent on a line that stands for several. */
  lineId?: string;
  /** What the quantity counts, and what kind of line it was; absent on bills that were frozen without them. */
  unit?: string;
  kind?: LineKind;
};

/** What a credit note takes back of an invoice's line; `index` is the line's place on the invoice, from 0. */
export type CreditLine = Pick<InvoiceLine, "description" | "amount" | "tax" | "taxInclusive"> & {
  index: number;
};

/** Who is billed, as papers say it. */
export type BillTo = {
  customerId: string;
  name: string;
  email: string | null;
  phone: string | null;
  address: string | null;
  country: string | null;
  taxId: string | null;
  exemptCertificate: string | null;
};

/** A line's id at Stripe, and the tax rate that Stripe made for it. */
export type StripeLine = { id: string; taxRateId: string | null };

/** One call to Stripe, or one thing to do here, of an operation on money. */
export type StepName =
  | "customer"
  | "draft"
  | "lines"
  | "number"
  | "finalise"
  | "link"
  | "issue"
  | "close_link"
  | "next_link"
  | "discard"
  | "void"
  | "credit"
  | "write_off"
  | "mark_paid"
  | "report_payment"
  | "attach_record"
  | "refund"
  | "part_intent"
  | "attach_part"
  | "tell_customer";
export type StepStatus = "waiting" | "calling" | "done" | "refused";

/** `waiting`: a draft that a person has not sent yet. `dropped`: given up by a person. */
export type IntentStatus = "running" | "waiting" | "done" | "refused" | "dropped";

/** What Stripe is told of a payer. */
export type FrozenCustomer = {
  name: string;
  email: string | null;
  phone: string | null;
  /** In parts, where they are known. */
  address?: {
    line1: string;
    line2?: string;
    city?: string;
    state?: string;
    postal_code?: string;
    country: string;
  } | null;
};

/** What Stripe is told for one invoice, fixed when billing was decided: a retry says the same, byte for byte. */
export type FrozenBill = {
  kind: "invoice";
  customer: FrozenCustomer;
  /** Work order, purchase order, site and date of service: at most four, as Stripe allows. */
  customFields: { name: string; value: string }[];
  /** Seconds since 1970: a moment on the due date in the organisation's time zone. */
  dueAt: number;
  description: string;
  /** Words at the foot, such as the certificate of an exempt customer. */
  footer?: string;
  lines: InvoiceLine[];
  total: number;
  /** Stripe Tax adds the tax: `total` is without it. */
  automaticTax?: boolean;
  /** What the platform keeps of it, in minor units; only with an account that is connected to it. */
  applicationFee?: number;
  /** The draft of the bill that this one takes the place of: it is discarded before there is another. */
  replaces: string | null;
};

/** A bill that the customer pays by a payment link, or in no way of Stripe's. */
export type FrozenLink = Omit<FrozenBill, "kind" | "replaces" | "automaticTax"> & { kind: "link" };
export type FrozenOutside = { kind: "outside"; lines: InvoiceLine[]; total: number };

/** Everything that an operation on money was decided with. */
export type Frozen =
  | FrozenBill
  | FrozenLink
  | FrozenOutside
  /** `reissue`: what comes in its place, and as what. */
  | { kind: "void"; reason: string; reissue: { as: BillingSurface } | null }
  /**
   * `paymentId`: what was recorded counts once nobody can pay by the link any more; the bill is not void then. `rest`: another sum is
   * owed than the link asks for, and the bill stays out.
   */
  | {
      kind: "close_link";
      reason: string;
      reissue: { as: BillingSurface } | null;
      paymentId?: string;
      rest?: true;
    }
  /** Another link, for what is left of a bill whose first one is off. */
  | { kind: "next_link"; total: number; description: string; applicationFee?: number }
  | { kind: "discard"; reason: string }
  | { kind: "write_off"; reason: string }
  | {
      kind: "credit_note";
      creditNoteId: string;
      lines: CreditLine[];
      stripeLines: StripeLine[];
      total: number;
      /** What goes back of what was paid, in minor units: the way it came, or outside of Stripe. */
      refund: number;
      outside: number;
      memo: string;
      /** The payment that this undoes: another invoice takes the place of this one. */
      undoes: string | null;
    }
  /** The whole of what is left, marked as paid outside of Stripe; or a part, as a record of its own. */
  | { kind: "mark_paid"; paymentId: string }
  | {
      kind: "record_part";
      paymentId: string;
      amount: number;
      means: PaymentMethod;
      reference: string | null;
      /** Seconds since 1970. */
      at: number;
    }
  | { kind: "refund"; refundId: string; paymentIntentId: string; amount: number; reason: string }
  /** A part that the customer pays on the page. */
  | { kind: "pay_part"; amount: number; description: string; applicationFee?: number }
  | { kind: "tell_customer"; accountId: string; stripeCustomerId: string; customer: FrozenCustomer };

export type IntentKind = Frozen["kind"];

/** What came of one call to Stripe, or of one look into its books. */
export type StepAnswer =
  | {
      kind: "done";
      /** The id of what was made; what a number was taken is the number. */
      stripeId: string;
      invoice?: StripeInvoice;
      link?: StripeLink;
      creditNote?: StripeCreditNote;
      refund?: StripeRefund;
    }
  /** Nobody knows whether it happened: say the same again, or look. */
  | { kind: "unknown"; reason: string; replayed: boolean }
  /** Stripe says no, in its own words; `ours`: we do, in ours. `invoice`: what Stripe's books say then. */
  | {
      kind: "refused";
      code: string;
      reason: string;
      replayed: boolean;
      ours?: boolean;
      invoice?: StripeInvoice;
    }
  /** The books show that it never happened: a new attempt is safe. */
  | { kind: "absent" };

/** What a person asks to be credited: all that is left, or so much of each line (net, by its place on the invoice, from 0). */
export type CreditInput = {
  id: string;
  invoiceId: string;
  parts: "all" | { index: number; amount: number }[];
  giveBack: GiveBack;
  reason: string;
};

/** Money that came and that Stripe did not take; `receivedOn` is a calendar date. */
export type PaymentInput = {
  id: string;
  invoiceId: string;
  amount: number;
  means: PaymentMethod;
  reference: string | null;
  receivedOn: string;
};

export type RefundInput = { id: string; paymentId: string; amount: number; reason: string };
