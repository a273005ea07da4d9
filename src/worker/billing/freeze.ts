import type { BillingIntentRow } from "../database/rows.ts";
import { invoiceAddress } from "../delivery/invoice-mail.ts";
import { rulesFor } from "../jobs/proof-rules.ts";
import type { Job } from "../jobs/types.ts";
import { totalsOf } from "../money/totals.ts";
import { addDays, calendarDateIn, endOfDay, noonOf } from "../time/calendar.ts";
import type { FrozenBill } from "./types.ts";

// Stripe's limits for a custom field of an invoice: https://docs.stripe.com/api/invoices/create
const LONGEST_NAME = 40;
const LONGEST_VALUE = 140;
const MOST_FIELDS = 4;

/** The bill for a milestone as it stands now, with its due date in the organisation's time zone. */
export function freezeBill(job: Job, milestoneId: string, now: number): { bill: FrozenBill; dueOn: string } {
  const { timeZone } = job.organisation;
  const dueOn = addDays(calendarDateIn(timeZone, now), rulesFor(job).termsDays);
  const { lines, total } = totalsOf(job.lines.filter((line) => line.milestoneId === milestoneId));
  const bill: FrozenBill = {
    // Stripe invoices nobody whom it could not write to, though it writes to nobody here.
    customer: {
      name: job.customer.name,
      email: job.customer.email ?? invoiceAddress(job),
      phone: job.customer.phone,
    },
    customFields: customFields(job),
    dueAt: Math.floor(dueMoment(dueOn, timeZone, now) / 1000),
    description: job.row.title,
    lines,
    total,
    replaces: null,
  };
  return { bill, dueOn };
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
