import type { InvoiceRow } from "../../database/rows.ts";
import { openFailure } from "../../failures/rules.ts";
import { replaceRow } from "../../jobs/decision.ts";
import type { Context, Job } from "../../jobs/types.ts";
import type { StripeLink } from "../stripe-books.ts";
import { linkStillPays } from "./link-pays.ts";
import { isUnderWay } from "./under-way.ts";

/**
 * A link takes one payment and no other, even where the bank turns that one down later: nobody can pay the bill any more, so its
 * button goes and a person is told. The same where somebody switched it off in Stripe's dashboard.
 */
export function noteLinkOver(
  job: Job,
  invoice: InvoiceRow | undefined,
  { active }: StripeLink,
  context: Context,
): Job {
  if (!invoice || active || !linkStillPays(invoice)) return job;
  if (invoice.status !== "open" || invoice.processing || isUnderWay(job, invoice.id, "close_link"))
    return job;
  const { id, number } = invoice;
  const detail = `The link of invoice ${number ?? ""} takes no payment any more, and nothing came by it: a bank turned a payment down, or somebody switched it off. Make the bill void with another one in its place, or record how it was paid.`;
  const found = { kind: "billing", subjectId: id, invoiceId: id, code: "link_over", detail } as const;
  const off = { ...job, invoices: replaceRow(job.invoices, id, { hostedUrl: null }) };
  return openFailure(off, found, context);
}
