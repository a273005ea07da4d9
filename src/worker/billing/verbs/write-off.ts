import { changed, happened, refuse, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job } from "../../jobs/types.ts";
import { begin } from "../ledger/begin.ts";
import { afterArrival } from "../ledger/merge-invoice.ts";
import { isUnderWay, refuseUnderWay } from "../ledger/under-way.ts";

/** Nobody expects this money any more. The customer is reminded no further, and can still pay. */
export function writeOff(
  job: Job,
  { invoiceId, reason }: { invoiceId: string; reason: string },
  context: Context,
): Decision {
  const invoice = job.invoices.find((one) => one.id === invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  if (isUnderWay(job, invoiceId, "write_off")) return unchanged(job);
  if (invoice.status === "uncollectible" && !invoice.recovering) return unchanged(job);
  const isOwed = invoice.status === "open" || invoice.status === "uncollectible";
  if (!isOwed) return refuse("not_payable", "Only what is out and unpaid is written off.");
  if (invoice.processing) {
    return refuse("under_way", "A bank payment is on its way: wait until it has come or was turned down.");
  }
  const refusal = refuseUnderWay(job, invoiceId);
  if (refusal) return refusal;
  if (reason === "") return refuse("reason_missing", "Say why nobody expects it any more.");
  const { number, amountDue, currency } = invoice;
  const asked = happened("invoice.write_off_asked", {
    invoiceId,
    number,
    amount: amountDue,
    currency,
    reason,
  });
  if (invoice.status === "open" && invoice.via === "invoice") {
    return changed(begin(job, { invoiceId, frozen: { kind: "write_off", reason } }, context).job, asked);
  }
  // At Stripe one that is asked for again is still written off.
  const after = { ...invoice, status: "uncollectible" as const, recovering: false };
  const so = { ...job, invoices: replaceRow(job.invoices, invoiceId, after) };
  const arrived = afterArrival(so, invoice, after, context);
  return changed(
    arrived.job,
    asked,
    happened("invoice.written_off", { invoiceId, number }),
    ...arrived.events,
  );
}

/** What was written off is asked for again: it shows as owed, can be paid, and is reminded of. */
export function recover(job: Job, invoiceId: string): Decision {
  const invoice = job.invoices.find((one) => one.id === invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  if (invoice.recovering) return unchanged(job);
  if (invoice.status !== "uncollectible")
    return refuse("not_payable", "Only what was written off can be asked for again.");
  const refusal = refuseUnderWay(job, invoiceId);
  if (refusal) return refusal;
  // Stripe knows no way back from it, and takes its payment all the same; a bill of ours alone is simply open.
  const again = invoice.via === "invoice" ? { recovering: true } : { status: "open" as const };
  const invoices = replaceRow(job.invoices, invoiceId, again);
  const { number, amountDue: amount, currency } = invoice;
  return changed(
    { ...job, invoices },
    happened("invoice.recovering", { invoiceId, number, amount, currency }),
  );
}
