import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type {
  BillTo,
  CreditLine,
  CreditStatus,
  Frozen,
  GiveBack,
  IntentStatus,
  InvoiceKind,
  InvoiceLine,
  InvoiceStatus,
  PaymentStatus,
  RefundStatus,
  StepName,
  StepStatus,
  StripeLine,
} from "../../billing/types.ts";
import type { BillingSurface, PaymentMethod, Terms } from "../../billing/vocabulary.ts";
import { calendarDate, flag, minorUnits, moment, organisationId } from "../columns.ts";

export const invoice = sqliteTable(
  "invoice",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    jobId: text("job_id").notNull(),
    milestoneId: text("milestone_id").notNull(),
    customerId: text("customer_id").notNull(),
    status: text("status").$type<InvoiceStatus>().notNull(),
    kind: text("kind").$type<InvoiceKind>().notNull(),
    /** What the customer is given to pay by: a Stripe invoice, a payment link, or nothing of Stripe's. */
    via: text("via").$type<BillingSurface>().notNull().default("invoice"),
    /** The Stripe account in whose books it stands: see `stripe_account`; `DEPLOYMENT` is the deployment's own. */
    accountId: text("account_id").notNull().default("deployment"),
    /** False for an invoice in Stripe's test mode: no real money. */
    livemode: flag("livemode").notNull().default(false),
    /** Whether it stands for its milestone. Not one that is void, or whose debt another one carries now. */
    live: flag("live").notNull().default(true),
    /** 1, and one more each time that it takes the place of another. */
    revision: integer("revision").notNull().default(1),
    /** The invoice that it takes the place of. */
    replacesId: text("replaces_id"),
    /** Ours, from the organisation's sequence; null until it is finalised. */
    number: text("number"),
    /** Who is billed, as it was when the bill was made; null on bills from before that was kept. */
    billTo: text("bill_to", { mode: "json" }).$type<BillTo>(),
    terms: text("terms", { mode: "json" }).$type<Terms>(),
    /** A few words to the customer. */
    memo: text("memo"),
    currency: text("currency").notNull(),
    lines: text("lines", { mode: "json" }).$type<InvoiceLine[]>().notNull(),
    subtotal: minorUnits("subtotal").notNull(),
    tax: minorUnits("tax").notNull(),
    /** The part of the tax that the lines' amounts hold already: total = subtotal + tax - tax_included. */
    taxIncluded: minorUnits("tax_included").notNull().default(0),
    total: minorUnits("total").notNull(),
    /** Credit notes before it was paid lower what is due; those after it was paid do not. */
    credited: minorUnits("credited").notNull().default(0),
    creditedAfter: minorUnits("credited_after").notNull().default(0),
    refunded: minorUnits("refunded").notNull().default(0),
    /** What came beyond the total. */
    overpaid: minorUnits("overpaid").notNull().default(0),
    amountPaid: minorUnits("amount_paid").notNull().default(0),
    amountDue: minorUnits("amount_due").notNull(),
    dueOn: calendarDate("due_on").notNull(),
    stripeInvoiceId: text("stripe_invoice_id"),
    /** Each line's id at Stripe, in the order of `lines`: what a credit note refers to. */
    stripeLines: text("stripe_lines", { mode: "json" }).$type<StripeLine[]>(),
    stripeLinkId: text("stripe_link_id"),
    hostedUrl: text("hosted_url"),
    /** Part of the token at `/pay/{token}`: goes up when the link is taken back, and the old one ends. */
    payVersion: integer("pay_version").notNull().default(1),
    /** Written off, and chased again. */
    recovering: flag("recovering").notNull().default(false),
    /** A bank debit that is on its way: not paid yet, and not to be chased. */
    processing: flag("processing").notNull().default(false),
    /** The last reminder step that was taken, in days past due. */
    remindedStep: integer("reminded_step").notNull().default(0),
    createdAt: moment("created_at").notNull(),
    finalisedAt: moment("finalised_at"),
    sentAt: moment("sent_at"),
    viewedAt: moment("viewed_at"),
    paidAt: moment("paid_at"),
    voidedAt: moment("voided_at"),
    /** The calendar date of payment in the organisation's time zone. */
    paidOn: calendarDate("paid_on"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    // The last line of defence: a milestone has at most one live invoice.
    uniqueIndex("invoice_live").on(table.organisationId, table.milestoneId).where(sql`live = 1`),
    index("invoice_job").on(table.organisationId, table.jobId, table.createdAt),
    index("invoice_customer").on(table.organisationId, table.customerId, table.createdAt),
    index("invoice_status").on(table.organisationId, table.status, table.dueOn),
    index("invoice_created").on(table.organisationId, table.createdAt),
    index("invoice_stripe").on(table.organisationId, table.stripeInvoiceId),
  ],
);

/** Money that came, or is on its way, for an invoice; `id` is Stripe's, or ours where a person recorded it. */
export const payment = sqliteTable(
  "payment",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    jobId: text("job_id").notNull(),
    invoiceId: text("invoice_id").notNull(),
    status: text("status").$type<PaymentStatus>().notNull(),
    /** `stripe`: Stripe took it. `recorded`: a person says that it came. */
    source: text("source").$type<"stripe" | "recorded">().notNull().default("stripe"),
    amount: minorUnits("amount").notNull(),
    currency: text("currency").notNull(),
    method: text("method"),
    paymentIntentId: text("payment_intent_id"),
    chargeId: text("charge_id"),
    /** How a recorded payment came, the cheque's number or the transfer's reference, and the day. */
    means: text("means").$type<PaymentMethod>(),
    reference: text("reference"),
    receivedOn: calendarDate("received_on"),
    recordedBy: text("recorded_by"),
    refunded: minorUnits("refunded").notNull().default(0),
    at: moment("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    index("payment_job").on(table.organisationId, table.jobId),
  ],
);

/** A credit note: takes something back of an invoice that is out, as a document of its own. */
export const creditNote = sqliteTable(
  "credit_note",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    jobId: text("job_id").notNull(),
    invoiceId: text("invoice_id").notNull(),
    status: text("status").$type<CreditStatus>().notNull(),
    /** Ours, from a sequence of its own; null until it is issued. */
    number: text("number"),
    currency: text("currency").notNull(),
    lines: text("lines", { mode: "json" }).$type<CreditLine[]>().notNull(),
    subtotal: minorUnits("subtotal").notNull(),
    tax: minorUnits("tax").notNull(),
    total: minorUnits("total").notNull(),
    /** How what was paid already goes back. */
    giveBack: text("give_back").$type<GiveBack>().notNull(),
    reason: text("reason").notNull(),
    stripeId: text("stripe_id"),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    issuedAt: moment("issued_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    index("credit_note_job").on(table.organisationId, table.jobId),
  ],
);

/** Money that goes back the way it came. */
export const refund = sqliteTable(
  "refund",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    jobId: text("job_id").notNull(),
    invoiceId: text("invoice_id").notNull(),
    paymentId: text("payment_id").notNull(),
    creditNoteId: text("credit_note_id"),
    status: text("status").$type<RefundStatus>().notNull(),
    amount: minorUnits("amount").notNull(),
    currency: text("currency").notNull(),
    reason: text("reason").notNull(),
    stripeId: text("stripe_id"),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    index("refund_job").on(table.organisationId, table.jobId),
  ],
);

/**
 * Numbers that were given out, each once and for good. The next one is one more than the largest, so there is no gap; whoever asks
 * again for the same document gets the same number.
 */
export const documentNumber = sqliteTable(
  "document_number",
  {
    organisationId: organisationId(),
    series: text("series").$type<"invoice" | "credit_note" | "trial">().notNull(),
    sequence: integer("sequence").notNull(),
    /** The invoice or credit note that has it. */
    documentId: text("document_id").notNull(),
    /** As it is written, with prefix. */
    number: text("number").notNull(),
    takenAt: moment("taken_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.series, table.sequence] }),
    uniqueIndex("document_number_document").on(table.organisationId, table.series, table.documentId),
  ],
);

/** A decision about money, with everything that Stripe will be told frozen at that moment. */
export const billingIntent = sqliteTable(
  "billing_intent",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    jobId: text("job_id").notNull(),
    /** Empty where it is about the customer alone. */
    invoiceId: text("invoice_id").notNull(),
    status: text("status").$type<IntentStatus>().notNull(),
    /** Stop before the number is taken, until a person sends the draft. */
    hold: flag("hold").notNull().default(false),
    /** Goes up each time that a person has the bill frozen anew. */
    revision: integer("revision").notNull(),
    frozen: text("frozen", { mode: "json" }).$type<Frozen>().notNull(),
    createdAt: moment("created_at").notNull(),
    /** When the present run of attempts began; seven days later a person is asked. */
    runningSince: moment("running_since").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    index("billing_intent_job").on(table.organisationId, table.jobId),
  ],
);

/** One call to Stripe, written down before it is made. */
export const billingStep = sqliteTable(
  "billing_step",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    intentId: text("intent_id").notNull(),
    name: text("name").$type<StepName>().notNull(),
    position: integer("position").notNull(),
    status: text("status").$type<StepStatus>().notNull(),
    /** Part of the idempotency key; goes up only after Stripe's books were read and showed nothing. */
    attempt: integer("attempt").notNull(),
    /** Calls made with this attempt's key. */
    tries: integer("tries").notNull(),
    /** When this attempt's key can first have been used: after 23 hours it protects nothing. */
    attemptStartedAt: moment("attempt_started_at"),
    /** Read Stripe's books before the next call. */
    look: flag("look").notNull(),
    dueAt: moment("due_at"),
    stripeId: text("stripe_id"),
    error: text("error"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.jobId, table.intentId, table.name] }),
    index("billing_step_due").on(table.organisationId, table.status, table.dueAt),
  ],
);

/** What Stripe sent, once by its id. */
export const stripeEvent = sqliteTable(
  "stripe_event",
  {
    organisationId: organisationId(),
    /** Stripe's id; of an account of the organisation's own, with that account behind it, since two accounts here may be one there. */
    id: text("id").notNull(),
    /** The account that rang, as in `invoice.account_id`: its news is of nothing that stands in another one. */
    accountId: text("account_id").notNull().default("deployment"),
    type: text("type").notNull(),
    /** The id of the object that changed. */
    objectId: text("object_id").notNull(),
    payload: text("payload").notNull(),
    status: text("status").$type<"received" | "done" | "ignored" | "failed">().notNull(),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    receivedAt: moment("received_at").notNull(),
    /** When it was last handed to the queue. */
    queuedAt: moment("queued_at").notNull(),
    processedAt: moment("processed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    index("stripe_event_waiting").on(table.organisationId, table.status, table.queuedAt),
  ],
);
