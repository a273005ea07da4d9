import type { InvoiceRow } from "../database/rows.ts";
import { queueDelivery } from "../delivery/rules.ts";
import { changed, refuse, replaceRow } from "../jobs/decision.ts";
import type { Context, Decision, Job } from "../jobs/types.ts";
import { calendarDateIn, daysBetween } from "../time/calendar.ts";

/** Calendar days past the due date on which a customer is reminded. */
export const REMINDER_STEPS = [7, 14, 30] as const;

/**
 * The reminder that an invoice is due for on a calendar date, if any: the latest step that it has passed and not been given. Days
 * on which nothing ran are not made up for by two letters at once.
 */
export function dueStep(invoice: Pick<InvoiceRow, "dueOn" | "remindedStep">, today: string): number | null {
  const late = daysBetween(invoice.dueOn, today);
  const passed = REMINDER_STEPS.filter((step) => step <= late);
  const step = passed.at(-1);
  return step !== undefined && step > invoice.remindedStep ? step : null;
}

/** Whether there is still something to remind anyone of. */
export function isPayable(
  invoice: Pick<InvoiceRow, "status" | "amountDue" | "processing" | "recovering">,
): boolean {
  const isAsked = invoice.status === "open" || (invoice.status === "uncollectible" && invoice.recovering);
  return isAsked && invoice.amountDue > 0 && !invoice.processing;
}

/** Writes one reminder down, once. The letter itself asks again before it leaves. */
export function remind(job: Job, invoiceId: string, step: number, context: Context): Decision {
  const invoice = job.invoices.find((one) => one.id === invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  if (!isPayable(invoice)) return refuse("not_payable", "There is nothing left to pay.");
  if (invoice.remindedStep >= step) return refuse("already_reminded", "This reminder was sent before.");
  if (dueStep(invoice, calendarDateIn(job.organisation.timeZone, context.now)) !== step) {
    return refuse("not_due", "This reminder is not due.");
  }
  if (!job.customer.email)
    return refuse("no_address", `${job.customer.name} has no e-mail address: add one first.`);
  const marked = { ...job, invoices: replaceRow(job.invoices, invoiceId, { remindedStep: step }) };
  const { job: next, events } = queueDelivery(
    marked,
    { kind: "reminder", subjectId: invoice.id, sequence: step },
    context,
  );
  return changed(next, ...events);
}
