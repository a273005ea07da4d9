import { happened, replaceRow } from "../../jobs/decision.ts";
import type { Context, Job, NewEvent } from "../../jobs/types.ts";
import { reissue } from "./reissue.ts";

/** The credit note took the invoice back whose payment did not come after all: another one asks for the money. */
export function reissueUnpaid(
  job: Job,
  invoiceId: string,
  paymentId: string,
  context: Context,
): { job: Job; events: NewEvent[] } {
  const old = job.invoices.find((one) => one.id === invoiceId);
  if (!old) return { job, events: [] };
  const undone = happened("payment.undone", { invoiceId, paymentId });
  const so: Job = {
    ...job,
    payments: replaceRow(job.payments, paymentId, { status: "undone" }),
    invoices: replaceRow(job.invoices, invoiceId, { live: false }),
  };
  const again = reissue(so, invoiceId, old.via, context);
  return { job: again.job, events: [undone, ...again.events] };
}
