import type { InvoiceRow, MilestoneRow } from "../../database/rows.ts";
import { invoiceAddress } from "../../delivery/invoice-mail.ts";
import type { Job } from "../../jobs/types.ts";
import { formatMoney } from "../../money/format.ts";
import { calendarDateIn } from "../../time/dates.ts";
import { formatDate } from "../../time/format.ts";
import { billLines } from "../bill-lines.ts";
import { dueDate } from "../terms.ts";
import { termsInWords } from "../terms-words.ts";
import { billingFor } from "../vocabulary.ts";

/** `a draft of $312.50 is made for Lakeside HOA, due Dec 3 (Net 14)`: what billing a milestone on this day comes to. */
export function outcomeWords(job: Job, milestone: MilestoneRow, way: "send" | "draft", now: number): string {
  const { as } = billingFor(job);
  const amount = amountWords(job, milestone);
  const due = dueWords(job, now);
  if (way === "draft") return `a draft of ${amount} is made for ${job.customer.name}, ${due}`;
  if (as === "outside")
    return `${amount} is noted as billed outside of Stripe to ${job.customer.name}, ${due}`;
  const to = invoiceAddress(job);
  const what = as === "link" ? `a payment link over ${amount}` : `an invoice of ${amount}`;
  return to === null ? `${what} is made for ${job.customer.name}, ${due}` : `${what} goes to ${to}, ${due}`;
}

function amountWords(job: Job, milestone: MilestoneRow): string {
  return formatMoney(billLines(job, milestone).total, job.row.currency, job.organisation.locale);
}

/** When it would be due if it were billed now. @param now milliseconds since 1970 */
function dueWords(job: Job, now: number): string {
  const { terms } = billingFor(job);
  if (terms.kind === "on_receipt") return "due on receipt";
  const { timeZone, locale } = job.organisation;
  const today = calendarDateIn(timeZone, now);
  return `due ${formatDate(dueDate(terms, today), locale, today)} (${termsInWords(terms)})`;
}

/** `INV-0042 of $312.50`; a draft has no number yet. */
export function invoiceWords(invoice: InvoiceRow, locale: string): string {
  const amount = formatMoney(invoice.total, invoice.currency, locale);
  return invoice.number === null ? `A draft of ${amount}` : `${invoice.number} of ${amount}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
