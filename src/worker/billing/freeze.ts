import type { BillingIntentRow, CustomerRow } from "../database/rows.ts";
import { invoiceAddress } from "../delivery/invoice-mail.ts";
import type { Job } from "../jobs/types.ts";
import { calendarDateIn, endOfDay, noonOf } from "../time/calendar.ts";
import type { BillTo, FrozenBill, FrozenCustomer, InvoiceLine } from "./types.ts";

// Stripe's limits for a custom field of an invoice: https://docs.stripe.com/api/invoices/create
const LONGEST_NAME = 40;
const LONGEST_VALUE = 140;
const MOST_FIELDS = 4;

type Bill = { lines: InvoiceLine[]; total: number; dueOn: string; memo: string | null };

/** What Stripe is told of a bill as the job now stands, its due date in the organisation's time zone. */
export function freezeBill(
  job: Job,
  { lines, total, dueOn, memo }: Bill,
  now: number,
): Omit<FrozenBill, "kind"> {
  const { exemptCertificate } = job.customer;
  return {
    customer: frozenCustomer(job.customer, invoiceAddress(job)),
    customFields: customFields(job),
    dueAt: Math.floor(dueMoment(dueOn, job.organisation.timeZone, now) / 1000),
    description: memo ?? job.row.title,
    ...(exemptCertificate !== null && { footer: `Tax exempt, certificate ${exemptCertificate}` }),
    lines,
    total,
    replaces: null,
  };
}

/**
 * A payer as Stripe is told of them. Stripe invoices nobody whom it could not write to, though it writes to nobody here.
 * @param otherwise the address that is used where the customer has none
 */
export function frozenCustomer(customer: CustomerRow, otherwise: string | null): FrozenCustomer {
  const { name, email, phone, postal } = customer;
  const address = postal && {
    line1: postal.line1,
    ...(postal.line2 && { line2: postal.line2 }),
    ...(postal.city && { city: postal.city }),
    ...(postal.region && { state: postal.region }),
    ...(postal.postalCode && { postal_code: postal.postalCode }),
    country: postal.country,
  };
  return { name, email: email ?? otherwise, phone, ...(address && { address }) };
}

/** Who is billed, as the invoice's papers will say it whatever changes later. */
export function billToOf(job: Job): BillTo {
  const { id: customerId, name, email, phone, address, country, taxId, exemptCertificate } = job.customer;
  return { customerId, name, email, phone, address, country, taxId, exemptCertificate };
}

const HOUR = 3_600_000;

/**
 * Stripe knows no due date, only a moment, and shows it in the time zone of its account. Noon is the same date there. What is due
 * today is due by its end, since Stripe takes no moment that is past.
 */
function dueMoment(dueOn: string, timeZone: string, now: number): number {
  const noon = noonOf(dueOn, timeZone);
  return noon > now + HOUR ? noon : endOfDay(dueOn, timeZone);
}

/**
 * What Stripe keeps as `metadata.intent_id`: it finds our invoice in Stripe's books when an answer was lost. A bill that
 * was frozen anew is another one.
 */
export function billReference(intent: Pick<BillingIntentRow, "id" | "revision">): string {
  return intent.revision === 1 ? intent.id : `${intent.id}_r${intent.revision}`;
}

function customFields(job: Job): FrozenBill["customFields"] {
  const { site, row, organisation } = job;
  const fields: [string, string | null][] = [
    ["Work order", row.ticketNumber],
    ["PO", row.purchaseOrder],
    ["Site", [site.line1, site.line2, site.city].filter(Boolean).join(", ")],
    [
      "Service date",
      row.completedAt === null ? null : calendarDateIn(organisation.timeZone, row.completedAt),
    ],
  ];
  return fields
    .flatMap(([name, value]) =>
      value ? [{ name: name.slice(0, LONGEST_NAME), value: value.slice(0, LONGEST_VALUE) }] : [],
    )
    .slice(0, MOST_FIELDS);
}
