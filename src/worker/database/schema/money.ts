import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { FrozenBill, InvoiceLine, InvoiceStatus, StepName, StepStatus } from "../../billing/types.ts";
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
    kind: text("kind").$type<"invoice">().notNull(),
    number: text("number"),
    currency: text("currency").notNull(),
    lines: text("lines", { mode: "json" }).$type<InvoiceLine[]>().notNull(),
    subtotal: minorUnits("subtotal").notNull(),
    tax: minorUnits("tax").notNull(),
    total: minorUnits("total").notNull(),
    amountPaid: minorUnits("amount_paid").notNull().default(0),
    amountDue: minorUnits("amount_due").notNull(),
    dueOn: calendarDate("due_on").notNull(),
    stripeInvoiceId: text("stripe_invoice_id"),
    hostedUrl: text("hosted_url"),
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
    uniqueIndex("invoice_live").on(table.organisationId, table.milestoneId).where(sql`status <> 'void'`),
    index("invoice_job").on(table.organisationId, table.jobId, table.createdAt),
    index("invoice_customer").on(table.organisationId, table.customerId, table.createdAt),
    index("invoice_status").on(table.organisationId, table.status, table.dueOn),
    index("invoice_created").on(table.organisationId, table.createdAt),
    index("invoice_stripe").on(table.organisationId, table.stripeInvoiceId),
  ],
);

/** Money that came, or is on its way, for an invoice; `id` is Stripe's. */
export const payment = sqliteTable(
  "payment",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    jobId: text("job_id").notNull(),
    invoiceId: text("invoice_id").notNull(),
    status: text("status").$type<"processing" | "paid" | "failed">().notNull(),
    amount: minorUnits("amount").notNull(),
    currency: text("currency").notNull(),
    method: text("method"),
    paymentIntentId: text("payment_intent_id"),
    chargeId: text("charge_id"),
    at: moment("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    index("payment_job").on(table.organisationId, table.jobId),
  ],
);

/** The decision to bill a milestone, with everything that Stripe will be told frozen at that moment. */
export const billingIntent = sqliteTable(
  "billing_intent",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    jobId: text("job_id").notNull(),
    invoiceId: text("invoice_id").notNull(),
    status: text("status").$type<"running" | "done" | "refused">().notNull(),
    /** Goes up each time that a person has the bill frozen anew. */
    revision: integer("revision").notNull(),
    frozen: text("frozen", { mode: "json" }).$type<FrozenBill>().notNull(),
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
    id: text("id").notNull(),
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
