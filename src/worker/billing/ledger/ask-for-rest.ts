import type { Context, Job, NewEvent } from "../../jobs/types.ts";
import { applicationFee } from "../../stripe-accounts/application-fee.ts";
import { begin } from "./begin.ts";
import { linkStillPays } from "./link-pays.ts";

/**
 * A payment link asks for one sum and takes one payment. Where another sum is owed by now, the link is switched off, and only then does
 * another one ask for what is left: there are never two by which to pay.
 * @param reason why, for the ledger
 */
export function askForRest(
  so: { job: Job; events: NewEvent[] },
  invoiceId: string,
  reason: string,
  context: Context,
): { job: Job; events: NewEvent[] } {
  const invoice = so.job.invoices.find((one) => one.id === invoiceId);
  if (invoice?.via !== "link" || invoice.status !== "open" || invoice.processing || invoice.amountDue === 0)
    return so;
  const { amountDue: total, number } = invoice;
  if (linkStillPays(invoice)) {
    const frozen = { kind: "close_link" as const, reason, reissue: null, rest: true as const };
    return { ...so, job: begin(so.job, { invoiceId, frozen }, context).job };
  }
  const fee = applicationFee(so.job, invoice, total, context);
  const frozen = {
    ...{ kind: "next_link" as const, total, description: `What is left of invoice ${number ?? ""}`.trim() },
    ...(fee !== undefined && { applicationFee: fee }),
  };
  return { ...so, job: begin(so.job, { invoiceId, frozen }, context).job };
}
