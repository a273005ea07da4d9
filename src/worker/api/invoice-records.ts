import { and, desc, eq, gt, inArray, lt, or } from "drizzle-orm";
import type { InvoiceStatus } from "../billing/types.ts";
import type { Database } from "../database/database.ts";
import type { InvoiceRow } from "../database/rows.ts";
import { customer, invoice, organisation } from "../database/schema.ts";
import { among } from "./among.ts";
import type { Place } from "./page.ts";

export type InvoicesWanted = {
  status?: InvoiceStatus;
  customerId?: string;
  /** Open, owed, no debit on its way, and due before this calendar date. */
  overdueOn?: string;
};

/** The time zone in which the organisation's due dates end. */
export async function timeZoneOf(db: Database, organisationId: string): Promise<string> {
  const [row] = await db
    .select({ timeZone: organisation.timeZone })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  return row?.timeZone ?? "UTC";
}

/** A page of invoices with their customers, the newest first; one more than `limit` tells of a next page. */
export async function listInvoices(
  db: Database,
  organisationId: string,
  wanted: InvoicesWanted,
  page: { limit: number; after: Place | null },
) {
  const found = and(
    eq(invoice.organisationId, organisationId),
    wanted.status === undefined ? undefined : eq(invoice.status, wanted.status),
    wanted.customerId === undefined ? undefined : eq(invoice.customerId, wanted.customerId),
    wanted.overdueOn === undefined ? undefined : overdue(wanted.overdueOn),
    page.after ? older(page.after) : undefined,
  );
  const rows = await db
    .select()
    .from(invoice)
    .where(found)
    .orderBy(desc(invoice.createdAt), desc(invoice.id))
    .limit(page.limit + 1);
  const customers = await customersOf(
    db,
    organisationId,
    rows.map((row) => row.customerId),
  );
  return withCustomer(rows, customers);
}

export async function findInvoice(db: Database, organisationId: string, id: string) {
  const rows = await db
    .select()
    .from(invoice)
    .where(and(eq(invoice.organisationId, organisationId), eq(invoice.id, id)));
  const customers = await customersOf(
    db,
    organisationId,
    rows.map((row) => row.customerId),
  );
  return withCustomer(rows, customers)[0] ?? null;
}

function overdue(today: string) {
  return and(
    eq(invoice.status, "open"),
    gt(invoice.amountDue, 0),
    eq(invoice.processing, false),
    lt(invoice.dueOn, today),
  );
}

function older(after: Place) {
  return or(lt(invoice.createdAt, after.at), and(eq(invoice.createdAt, after.at), lt(invoice.id, after.id)));
}

async function customersOf(db: Database, organisationId: string, ids: string[]) {
  const rows = await db
    .select({ id: customer.id, name: customer.name, email: customer.email })
    .from(customer)
    .where(and(eq(customer.organisationId, organisationId), inArray(customer.id, among(ids))));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rows whose customer is there, as it always is. */
function withCustomer(rows: InvoiceRow[], customers: Awaited<ReturnType<typeof customersOf>>) {
  return rows.flatMap((row) => {
    const customer = customers.get(row.customerId);
    return customer ? { row, customer } : [];
  });
}
