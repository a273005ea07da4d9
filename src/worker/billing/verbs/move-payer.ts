import { changed, happened, refuse, refuseEnded, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job, JobSetting, NewEvent, Refusal } from "../../jobs/types.ts";
import { jobTotals } from "../job-totals.ts";
import { isEndUnderWay, refuseUnderWay } from "../ledger/under-way.ts";
import { beginVoid, whyNotVoid } from "./void-invoice.ts";

/**
 * Another customer pays. Drafts are made anew for them; what is out and unpaid is void, and made anew as a draft; what is paid stays
 * with who paid it. Asked for again, what stayed with the payer before is moved too.
 * @param setting with the new customer, as the accounts know them
 */
export function movePayer(
  job: Job,
  setting: JobSetting,
  { customerId, reason }: { customerId: string; reason: string },
  context: Context,
): Decision {
  const isNews = customerId !== job.row.customerId;
  const unpaid = job.invoices.filter((one) => one.live && one.status !== "paid");
  // Of another payer still: their invoice may have stayed when Stripe refused to take it back.
  const theirs = unpaid.filter((one) => one.status !== "draft" && one.customerId !== customerId);
  const isAsked = theirs.every((one) => isEndUnderWay(job, one.id));
  if (!isNews && isAsked) return unchanged(job);
  const { customer, payers } = setting;
  if (customer.id !== customerId) return refuse("not_found", "There is no such customer.");
  if (job.row.status === "cancelled") return refuseEnded(job);
  if (reason === "") return refuse("reason_missing", "Say why somebody else pays: the history keeps it.");
  const refusal = [...unpaid.filter((one) => one.status === "draft"), ...theirs].reduce<Refusal | null>(
    (so, one) => so ?? (one.status === "draft" ? null : whyNotVoid(one)) ?? refuseUnderWay(job, one.id),
    null,
  );
  if (refusal) return refusal;

  const told = { customerId, was: job.customer.name, now: customer.name, reason };
  const events: NewEvent[] = isNews ? [happened("invoice.payer_changed", told)] : [];
  let next: Job = { ...job, customer, payers, row: { ...job.row, customerId } };
  next = { ...next, row: { ...next.row, total: jobTotals(next).total } };
  for (const invoice of theirs) {
    const begun = beginVoid(next, invoice, { reason, reissue: true }, context);
    const { id: invoiceId, number } = invoice;
    events.push(happened("invoice.void_asked", { invoiceId, number, reason, reissue: true }));
    events.push(...begun.events);
    next = begun.job;
  }
  return changed(next, ...events);
}
