import type Stripe from "stripe";
import type { Account, AccountLink, ApplicationFee, Onboarding } from "../accounts/records.ts";

/**
 * An SDK type as it is kept and sent: related objects as ids (they are expanded on the way out), decimals as
 * strings. The SDK's declarations thus decide at compile time that no field of an answer is missing.
 */
export type Stored<T> = T extends string
  ? T
  : T extends Stripe.Decimal
    ? string
    : T extends Array<infer Element>
      ? Array<Stored<IdOnly<Element>>>
      : T extends object
        ? { [Key in keyof T]: Stored<IdOnly<T[Key]>> }
        : T;

type IdOnly<T> = string extends T ? Exclude<T, { id: string }> : T;

/** A list inside an object, as Stripe sends it. */
export interface List<T> {
  object: "list";
  data: T[];
  has_more: boolean;
  url: string;
  total_count?: number;
}

export type Customer = Stored<Stripe.Customer>;
export type Line = Stored<Stripe.InvoiceLineItem>;
export type Tax = Stored<Stripe.InvoiceLineItem.Tax>;
export type InvoiceItem = Stored<Stripe.InvoiceItem>;
export type InvoicePayment = Stored<Stripe.InvoicePayment>;
export type PaymentIntent = Stored<Stripe.PaymentIntent>;
export type Charge = Stored<Stripe.Charge>;
export type WebhookEndpoint = Stored<Stripe.WebhookEndpoint>;
export type Product = Stored<Omit<Stripe.Product, "deleted">>;
export type Price = Stored<Omit<Stripe.Price, "deleted">>;
export type LineItem = Stored<Stripe.LineItem>;
export type CreditNoteLine = Stored<Stripe.CreditNoteLineItem>;

/** A payment record with the refunds reported on it, by the vendor's own references. */
export interface PaymentRecord extends Stored<Stripe.PaymentRecord> {
  refunds: { reference: string; amount: number }[];
}

/** What only the local Stripe knows of a tax rate: whether the vendor made it, rather than Stripe itself. */
export interface TaxRate extends Stored<Stripe.TaxRate> {
  made_by_vendor?: true;
}

/** A credit note with all its lines, and whether the customer would have got a mail. */
export interface CreditNote extends Omit<Stored<Stripe.CreditNote>, "lines" | "pdf"> {
  lines: CreditNoteLine[];
  email_type: "credit_note" | "none";
}

/** A refund, and the invoice whose payment it gives back. */
export interface Refund extends Stored<Stripe.Refund> {
  invoice: string | null;
}

/** A payment link with its items, the secret part of its address, and when it was made. */
export interface PaymentLink extends Omit<Stored<Stripe.PaymentLink>, "line_items" | "url"> {
  line_items: LineItem[];
  token: string;
  created: number;
}

/** A checkout session with its items, the secret part of its address, and what its payment intent will carry. */
export interface Session extends Omit<Stored<Stripe.Checkout.Session>, "line_items" | "url"> {
  line_items: LineItem[];
  token: string;
  collect: {
    application_fee_amount: number | null;
    transfer_data: { destination: string; amount?: number } | null;
    on_behalf_of: string | null;
    description: string | null;
    metadata: Record<string, string>;
    receipt_email: string | null;
    transfer_group: string | null;
  };
}

/** An invoice with all its lines, and with what Stripe takes but no longer shows on it. */
export interface Invoice extends Omit<Stored<Stripe.Invoice>, "lines" | "payments" | "deleted"> {
  lines: Line[];
  /** The secret part of the hosted page's address, from finalisation on. */
  token: string | null;
  /** For the payment intent that finalisation creates. */
  collect: {
    application_fee_amount: number | null;
    transfer_data: { destination: string; amount?: number } | null;
  };
}

/** Everything that is kept, by the name of its table of contents. */
export interface Kinds {
  customer: Customer;
  invoice: Invoice;
  invoiceitem: InvoiceItem;
  invoice_payment: InvoicePayment;
  payment_intent: PaymentIntent;
  charge: Charge;
  webhook_endpoint: WebhookEndpoint;
  tax_rate: TaxRate;
  account: Account;
  account_link: AccountLink;
  onboarding: Onboarding;
  application_fee: ApplicationFee;
  product: Product;
  price: Price;
  credit_note: CreditNote;
  refund: Refund;
  payment_link: PaymentLink;
  checkout_session: Session;
  payment_record: PaymentRecord;
}

export type Kind = keyof Kinds;
