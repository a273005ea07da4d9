import type { InvoiceRow } from "../../database/rows.ts";
import { openFailure, resolveFailures } from "../../failures/rules.ts";
import { happened } from "../../jobs/decision.ts";
import type { Context, Job, NewEvent } from "../../jobs/types.ts";
import { formatMoney } from "../../money/format.ts";

/** More came than was owed, as when two people pay at once: a person is shown it, and gives it back. */
export function overpayment(
  job: Job,
  before: InvoiceRow,
  after: InvoiceRow,
  context: Context,
): { job: Job; events: NewEvent[] } {
  if (after.overpaid <= before.overpaid) return { job, events: [] };
  const { id: invoiceId, number, currency, overpaid } = after;
  const more = formatMoney(overpaid, currency, job.organisation.locale);
  const detail = `${more} more came for invoice ${number ?? ""} than was owed. Refund it from the invoice's screen.`;
  const found = { kind: "overpaid", subjectId: invoiceId, invoiceId, code: "overpaid", detail } as const;
  const event = happened("invoice.overpaid", { invoiceId, number, amount: overpaid, currency });
  return { job: openFailure(job, found, context), events: [event] };
}

/** What came too much went back, whoever gave it back: nobody has to look at it any more. @param now milliseconds since 1970 */
export function overpaidIsBack(job: Job, { id, refunded, overpaid }: InvoiceRow, now: number): Job {
  return refunded >= overpaid ? resolveFailures(job, "overpaid", id, now) : job;
}
