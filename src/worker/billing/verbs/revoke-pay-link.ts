import { changed, happened, refuse, replaceRow } from "../../jobs/decision.ts";
import type { Decision, Job } from "../../jobs/types.ts";

/** Takes the customer's link back: the page that it opened ends, and letters from now on carry another one. */
export function revokePayLink(job: Job, invoiceId: string): Decision {
  const invoice = job.invoices.find((one) => one.id === invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  if (invoice.finalisedAt === null)
    return refuse("not_payable", "The invoice is not out yet, so nobody has a link to it.");
  const invoices = replaceRow(job.invoices, invoiceId, { payVersion: invoice.payVersion + 1 });
  const { number } = invoice;
  return changed({ ...job, invoices }, happened("invoice.link_revoked", { invoiceId, number }));
}
