import type { InvoiceRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import { formatMoney } from "../money/format.ts";
import { calendarDateIn } from "../time/calendar.ts";
import type { MailNames, PacketNames } from "./templates.ts";

/** What a packet's file is named by; empty for what the job does not say. */
export function packetNames({ row, site, customer, organisation }: Job): PacketNames {
  return {
    ticket: row.ticketNumber ?? "",
    po: row.purchaseOrder ?? "",
    authorisation: row.authorisationNumber ?? "",
    title: row.title,
    address: site.line1,
    unit: site.line2 ?? "",
    city: site.city ?? "",
    customer: customer.name,
    vendor: organisation.name,
    date: row.completedAt === null ? "" : calendarDateIn(organisation.timeZone, row.completedAt),
  };
}

/** What the subject of an invoice's letter is made of. */
export function mailNames(
  job: Job,
  { number, total, currency }: Pick<InvoiceRow, "number" | "total" | "currency">,
): MailNames {
  return {
    ...packetNames(job),
    invoice: number ?? "",
    total: formatMoney(total, currency, job.organisation.locale),
  };
}
