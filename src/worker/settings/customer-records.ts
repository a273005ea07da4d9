import { and, desc, eq, gt, inArray, like, lt, or, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { customer, invoice } from "../database/schema.ts";
import { isCustomer } from "../stripe-accounts/trial-records.ts";

const PAGE_SIZE = 50;
const MOST_INVOICES = 100;

export type CustomerQuery = {
  /** What their name or e-mail holds. */
  search: string;
  /** The last id of the page before. */
  before: string | null;
};

/** One page of customers and one more, those who were added last first; by the primary key. */
export function customerRows(db: Database, organisationId: string, { search, before }: CustomerQuery) {
  // What a person types is no pattern.
  const part = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const found = (column: typeof customer.name | typeof customer.email) =>
    sql`${like(column, part)} escape '\\'`;
  return db
    .select()
    .from(customer)
    .where(
      and(
        eq(customer.organisationId, organisationId),
        isCustomer,
        search === "" ? undefined : or(found(customer.name), found(customer.email)),
        before === null ? undefined : lt(customer.id, before),
      ),
    )
    .orderBy(desc(customer.id))
    .limit(PAGE_SIZE + 1);
}

/** The page, and where the next one begins. */
export function customerPageOf<Row extends { id: string }>(
  rows: Row[],
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, PAGE_SIZE);
  return { rows: page, next: rows.length > PAGE_SIZE ? (page.at(-1)?.id ?? null) : null };
}

/** What is open of these customers, one row a customer and currency; by the index `invoice_status`. */
export function owedBy(db: Database, organisationId: string, query: CustomerQuery) {
  const page = customerRows(db, organisationId, query).as("page");
  return db
    .select({
      customerId: invoice.customerId,
      currency: invoice.currency,
      amount: sql<number>`sum(${invoice.amountDue})`.as("owed"),
    })
    .from(invoice)
    .where(
      and(
        eq(invoice.organisationId, organisationId),
        eq(invoice.status, "open"),
        gt(invoice.amountDue, 0),
        inArray(invoice.customerId, db.select({ id: page.id }).from(page)),
      ),
    )
    .groupBy(invoice.customerId, invoice.currency);
}

export function wholeCustomer(db: Database, organisationId: string, id: string) {
  return db
    .select()
    .from(customer)
    .where(and(eq(customer.organisationId, organisationId), eq(customer.id, id)));
}

/** What a customer owes, the last one first; by the index `invoice_customer`. */
export function openInvoicesOf(db: Database, organisationId: string, customerId: string) {
  return db
    .select()
    .from(invoice)
    .where(
      and(
        eq(invoice.organisationId, organisationId),
        eq(invoice.customerId, customerId),
        inArray(invoice.status, ["open", "uncollectible"]),
        gt(invoice.amountDue, 0),
      ),
    )
    .orderBy(desc(invoice.createdAt))
    .limit(MOST_INVOICES);
}
