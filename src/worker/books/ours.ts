import { and, asc, eq, getTableColumns, gte, lt, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { InvoiceRow } from "../database/rows.ts";
import { customer, invoice } from "../database/schema.ts";
import { calendarDateIn } from "../time/calendar.ts";
import type { OurEntry } from "./compare.ts";

/** More than this is not compared on one page. */
const MOST = 500;

/** An invoice, and what was recorded of it by hand, in minor units: a payment link knows nothing of that. */
export type BookedRow = InvoiceRow & { recorded: number };

/** By the index `payment_job`. */
const recorded = sql<number>`(SELECT coalesce(sum(payment.amount), 0) FROM payment
  WHERE payment.organisation_id = invoice.organisation_id AND payment.job_id = invoice.job_id
    AND payment.invoice_id = invoice.id AND payment.source = 'recorded' AND payment.status = 'paid')`.as(
  "recorded",
);

type Month = { from: number; to: number };

/** The invoices that were made in a span of time (milliseconds since 1970), the first one first, by the index `invoice_created`. */
export function invoicesMade(db: Database, organisationId: string, { from, to }: Month) {
  return db
    .select({ ...getTableColumns(invoice), recorded })
    .from(invoice)
    .where(
      and(
        eq(invoice.organisationId, organisationId),
        gte(invoice.createdAt, from),
        lt(invoice.createdAt, to),
      ),
    )
    .orderBy(asc(invoice.createdAt), asc(invoice.id))
    .limit(MOST);
}

export function namesOfCustomers(db: Database, organisationId: string, { from, to }: Month) {
  const billed = sql`(SELECT ${invoice.customerId} FROM ${invoice} WHERE ${invoice.organisationId} = ${organisationId}
    AND ${invoice.createdAt} >= ${from} AND ${invoice.createdAt} < ${to})`;
  return db
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(and(eq(customer.organisationId, organisationId), sql`${customer.id} IN ${billed}`));
}

type Names = { id: string; name: string }[];

/** An invoice's row as a line of our books. */
export function toOurEntry(row: InvoiceRow, names: Names, timeZone: string): OurEntry {
  const known = row.billTo?.name ?? names.find((one) => one.id === row.customerId)?.name;
  return {
    ...{ invoiceId: row.id, jobId: row.jobId, number: row.number, customerName: known ?? "" },
    ...{ currency: row.currency, livemode: row.livemode, madeOn: calendarDateIn(timeZone, row.createdAt) },
    stripeId: row.stripeInvoiceId ?? row.stripeLinkId,
    ...{ status: row.status, total: row.total, paid: row.amountPaid, due: owed(row) },
    ...{ credited: row.credited + row.creditedAfter, refunded: row.refunded },
  };
}

/** A draft asks for nothing yet here; Stripe counts its whole amount as remaining. */
function owed(row: InvoiceRow): number {
  return row.status === "draft" ? row.total : row.amountDue;
}
