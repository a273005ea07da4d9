import { isOverdue } from "../billing/shown-status.ts";
import type { CustomerRow, InvoiceRow } from "../database/rows.ts";
import { payUrl } from "../payments/pay-link.ts";
import type { Links } from "./links.ts";
import type { InvoiceAnswer, InvoiceSummary } from "./shapes/invoice.ts";
import { asMoment, asMomentOrNull } from "./shapes/moment.ts";

/** An invoice as its job shows it. */
export async function presentSummary(links: Links, row: InvoiceRow): Promise<InvoiceSummary> {
  const { id, number, status, kind, total, amountPaid, amountDue, currency, dueOn } = row;
  const pay = row.finalisedAt === null ? undefined : await payUrl(links.env, links.origin, row);
  return {
    ...{ id, number, status, kind, total, amountPaid, amountDue, currency, dueOn },
    stripeInvoiceId: row.stripeInvoiceId ?? undefined,
    payUrl: pay,
  };
}

/** @param today the calendar date in the organisation's time zone */
export async function presentInvoice(
  links: Links,
  row: InvoiceRow,
  customer: Pick<CustomerRow, "id" | "name" | "email">,
  today: string,
): Promise<InvoiceAnswer> {
  const { jobId, lines, subtotal, tax } = row;
  return {
    ...(await presentSummary(links, row)),
    ...{ jobId, lines, subtotal, tax, via: row.via, livemode: row.livemode },
    ...{ revision: row.revision, replaces: row.replacesId },
    ...{ amountCredited: row.credited + row.creditedAfter, amountRefunded: row.refunded },
    customer: { id: customer.id, name: customer.name, email: customer.email },
    overdue: isOverdue(row, today),
    createdAt: asMoment(row.createdAt),
    finalisedAt: asMomentOrNull(row.finalisedAt),
    sentAt: asMomentOrNull(row.sentAt),
    viewedAt: asMomentOrNull(row.viewedAt),
    paidAt: asMomentOrNull(row.paidAt),
    voidedAt: asMomentOrNull(row.voidedAt),
  };
}
