import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import type { Database } from "../database/database.ts";
import {
  billingIntent,
  creditNote,
  customer,
  delivery,
  failure,
  invoice,
  job,
  payment,
  refund,
} from "../database/schema.ts";
import { isCustomer, isListed } from "../stripe-accounts/trial-records.ts";
import { draftWaits, isWaitingDraft } from "./draft-waits.ts";
import type { InvoiceFilter } from "./invoice-query.ts";

export const PAGE_SIZE = 50;

export type InvoiceQuery = {
  filter: InvoiceFilter | null;
  customerId: string | null;
  /** The last row of the page before: its creation or, in a filtered list, its due date; and its id. */
  before: { key: string; id: string } | null;
};

export type InvoiceListRow = Awaited<ReturnType<typeof invoiceRows>>[number];

type Dates = { earliest: string; latest: string };

/**
 * One page of invoices and one more. Without a filter the last made come first, by `invoice_created`; with one they come by
 * due date, by `invoice_status`, and the overdue ones with the longest overdue first.
 * @param dates the earliest and the latest calendar date that it can be anywhere; the caller cuts exactly
 */
export function invoiceRows(db: Database, organisationId: string, query: InvoiceQuery, dates: Dates) {
  // A batch gives columns of one name back shifted, so those of other tables are named anew.
  return db
    .select({
      id: invoice.id,
      jobId: invoice.jobId,
      number: invoice.number,
      status: invoice.status,
      currency: invoice.currency,
      total: invoice.total,
      amountPaid: invoice.amountPaid,
      amountDue: invoice.amountDue,
      dueOn: invoice.dueOn,
      via: invoice.via,
      livemode: invoice.livemode,
      processing: invoice.processing,
      credited: invoice.credited,
      creditedAfter: invoice.creditedAfter,
      refunded: invoice.refunded,
      recovering: invoice.recovering,
      waiting: draftWaits,
      createdAt: invoice.createdAt,
      sentAt: invoice.sentAt,
      viewedAt: invoice.viewedAt,
      customerName: sql<string>`${customer.name}`.as("customer_name"),
      jobTitle: sql<string>`${job.title}`.as("job_title"),
      ticketNumber: job.ticketNumber,
      source: job.source,
    })
    .from(invoice)
    .leftJoin(
      customer,
      and(eq(customer.organisationId, invoice.organisationId), eq(customer.id, invoice.customerId)),
    )
    .leftJoin(job, and(eq(job.organisationId, invoice.organisationId), eq(job.id, invoice.jobId)))
    .where(
      and(
        eq(invoice.organisationId, organisationId),
        isListed,
        query.customerId ? eq(invoice.customerId, query.customerId) : undefined,
        query.filter ? shownAs(query.filter, dates) : undefined,
        query.before ? after(query, query.before) : undefined,
      ),
    )
    .orderBy(...order(query.filter))
    .limit(PAGE_SIZE + 1);
}

export function customerById(db: Database, organisationId: string, customerId: string) {
  return db
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(and(eq(customer.organisationId, organisationId), eq(customer.id, customerId)));
}

/** Everything on an invoice's screen as one batch, in the order of `toInvoiceRecord`. */
export function invoiceQueries(db: Database, organisationId: string, invoiceId: string) {
  const thisOne = and(eq(invoice.organisationId, organisationId), eq(invoice.id, invoiceId));
  const named = (column: typeof invoice.jobId | typeof invoice.customerId) =>
    db.select({ id: column }).from(invoice).where(thisOne);
  const ofItsJob = (table: OfJob) =>
    and(eq(table.organisationId, organisationId), inArray(table.jobId, named(invoice.jobId)));
  return [
    db.select().from(invoice).where(thisOne),
    db
      .select()
      .from(job)
      .where(and(eq(job.organisationId, organisationId), inArray(job.id, named(invoice.jobId)))),
    db
      .select()
      .from(customer)
      .where(
        and(eq(customer.organisationId, organisationId), inArray(customer.id, named(invoice.customerId))),
      ),
    db
      .select()
      .from(payment)
      .where(
        and(
          eq(payment.organisationId, organisationId),
          inArray(payment.jobId, named(invoice.jobId)),
          eq(payment.invoiceId, invoiceId),
        ),
      )
      .orderBy(asc(payment.at)),
    db.select().from(delivery).where(ofItsJob(delivery)).orderBy(asc(delivery.createdAt)),
    db
      .select()
      .from(creditNote)
      .where(and(ofItsJob(creditNote), eq(creditNote.invoiceId, invoiceId)))
      .orderBy(asc(creditNote.createdAt)),
    db
      .select()
      .from(refund)
      .where(and(ofItsJob(refund), eq(refund.invoiceId, invoiceId)))
      .orderBy(asc(refund.createdAt)),
    db
      .select()
      .from(billingIntent)
      .where(and(ofItsJob(billingIntent), eq(billingIntent.invoiceId, invoiceId)))
      .orderBy(asc(billingIntent.createdAt)),
    db.select().from(invoice).where(ofItsJob(invoice)).orderBy(asc(invoice.createdAt)),
    db
      .select()
      .from(failure)
      .where(and(ofItsJob(failure), eq(failure.invoiceId, invoiceId), ne(failure.status, "resolved"))),
  ] as const;
}

type OfJob =
  | typeof delivery
  | typeof creditNote
  | typeof refund
  | typeof billingIntent
  | typeof invoice
  | typeof failure;
type InvoiceBatch = BatchResponse<ReturnType<typeof invoiceQueries>>;
export type InvoiceRecord = NonNullable<ReturnType<typeof toInvoiceRecord>>;

/** Everything on an invoice's screen put together; null when the organisation has no such invoice. */
export function toInvoiceRecord(rows: InvoiceBatch) {
  const [[found], [ofJob], [payer], payments, deliveries, ...more] = rows;
  const [creditNotes, refunds, intents, siblings, failures] = more;
  if (!found || !ofJob || !payer) return null;
  // A receipt is about a payment, and a credit note's letter about that.
  const about = new Set([found.id, ...payments.map(({ id }) => id), ...creditNotes.map(({ id }) => id)]);
  const letters = deliveries.filter(({ subjectId }) => about.has(subjectId));
  const replaces = siblings.find((one) => one.id === found.replacesId);
  const replacedBy = siblings.find((one) => one.replacesId === found.id);
  return {
    ...{ invoice: found, job: ofJob, customer: payer, payments, deliveries: letters },
    ...{ creditNotes, refunds, intents, failures, replaces, replacedBy },
  };
}

/** The rule of `shownStatus` as a condition, as near as it goes without knowing the organisation's date. */
function shownAs(filter: InvoiceFilter, { earliest, latest }: Dates): SQL | undefined {
  const open = eq(invoice.status, "open");
  const notLate = gte(invoice.dueOn, earliest);
  const still = eq(invoice.processing, false);
  const untouched = and(open, notLate, still, eq(invoice.amountPaid, 0));
  switch (filter) {
    case "waiting":
      return and(eq(invoice.status, "draft"), isWaitingDraft);
    case "draft":
    case "paid":
    case "void":
      return eq(invoice.status, filter);
    case "written_off":
      return eq(invoice.status, "uncollectible");
    case "not_due":
      return and(open, notLate);
    case "sent":
      return and(untouched, isNull(invoice.viewedAt));
    case "viewed":
      return and(untouched, isNotNull(invoice.viewedAt));
    case "partly_paid":
      return and(open, notLate, still, gt(invoice.amountPaid, 0));
    case "processing":
      return and(open, eq(invoice.processing, true));
    case "overdue":
      return and(open, lt(invoice.dueOn, latest), still, gt(invoice.amountDue, 0));
  }
}

function order(filter: InvoiceFilter | null): SQL[] {
  if (filter === null) return [desc(invoice.createdAt), desc(invoice.id)];
  if (filter === "overdue") return [asc(invoice.dueOn), asc(invoice.id)];
  return [desc(invoice.dueOn), desc(invoice.id)];
}

function after({ filter }: InvoiceQuery, { key, id }: { key: string; id: string }): SQL | undefined {
  if (filter === null) {
    const at = Number(key);
    return or(lt(invoice.createdAt, at), and(eq(invoice.createdAt, at), lt(invoice.id, id)));
  }
  const further = filter === "overdue" ? gt : lt;
  return or(further(invoice.dueOn, key), and(eq(invoice.dueOn, key), further(invoice.id, id)));
}

const MOST_NAMES = 500;

/** Who can be billed instead, by name. */
export function customerNames(db: Database, organisationId: string) {
  return db
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(and(eq(customer.organisationId, organisationId), isCustomer))
    .orderBy(asc(customer.name))
    .limit(MOST_NAMES);
}
