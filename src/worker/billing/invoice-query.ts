import type { InvoiceListRow, InvoiceQuery } from "./records.ts";
import { PAGE_SIZE } from "./records.ts";
import { type ShownStatusName, shownStatus } from "./shown-status.ts";

/** The lists of invoices, by the status that they show. `not_due` holds everything owed that is not late. */
export const INVOICE_FILTERS = [
  "draft",
  "waiting",
  "not_due",
  "sent",
  "viewed",
  "partly_paid",
  "processing",
  "overdue",
  "paid",
  "void",
  "written_off",
] as const;
export type InvoiceFilter = (typeof INVOICE_FILTERS)[number];

/** What the list's address asks for; what is not understood is left out. */
export function invoiceQuery(address: URL): InvoiceQuery {
  const asked = address.searchParams;
  const customer = asked.get("customer") ?? "";
  return {
    filter: INVOICE_FILTERS.find((one) => one === asked.get("status")) ?? null,
    customerId: /^\w{1,60}$/.test(customer) ? customer : null,
    before: beforeOf(asked.get("before")),
  };
}

/** Cuts the page to what the filter means on this date, and answers where the next one begins. */
export function invoicePageOf(
  rows: InvoiceListRow[],
  { filter }: InvoiceQuery,
  today: string,
  address: URL,
): { rows: InvoiceListRow[]; next: string | null } {
  const page = rows.slice(0, PAGE_SIZE);
  const shown = page.filter((row) => belongs(row, filter, today));
  const last = page.at(-1);
  if (rows.length <= PAGE_SIZE || !last) return { rows: shown, next: null };
  const next = new URL(address);
  next.searchParams.set("before", `${filter === null ? last.createdAt : last.dueOn}~${last.id}`);
  return { rows: shown, next: next.pathname + next.search };
}

/** What stands in a list that is called otherwise. */
const ALSO: { [name in ShownStatusName]?: InvoiceFilter } = {
  not_sent: "sent",
  waiting: "draft",
  partly_refunded: "paid",
  refunded: "paid",
  credited: "paid",
  recovering: "written_off",
};

function belongs(row: InvoiceListRow, filter: InvoiceFilter | null, today: string): boolean {
  if (filter === null) return true;
  const { name } = shownStatus(row, today);
  if (filter === "not_due") return name !== "overdue" && row.dueOn >= today;
  return name === filter || ALSO[name] === filter;
}

function beforeOf(text: string | null): InvoiceQuery["before"] {
  const match = /^([\d-]{8,15})~(\w{1,60})$/.exec(text ?? "");
  return match?.[1] && match[2] ? { key: match[1], id: match[2] } : null;
}
