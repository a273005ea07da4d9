import type { BillingIntentRow, InvoiceRow } from "../../database/rows.ts";
import { refuse } from "../../jobs/decision.ts";
import type { Job, Refusal } from "../../jobs/types.ts";
import { makesInvoice } from "../ledger/operations.ts";

type Draft = { invoice: InvoiceRow; intent: BillingIntentRow };

/** A draft with the operation that makes it; or why there is none. */
export function draftOf(job: Job, invoiceId: string): Draft | Refusal {
  const invoice = job.invoices.find((one) => one.id === invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  const intent = billIntentOf(job, invoiceId);
  if (invoice.status !== "draft" || !intent)
    return refuse("not_a_draft", "This is no draft any more: it can be void or credited, not changed.");
  return { invoice, intent };
}

/** The operation that makes an invoice. */
export function billIntentOf(job: Pick<Job, "intents">, invoiceId: string): BillingIntentRow | undefined {
  return job.intents.findLast((one) => one.invoiceId === invoiceId && makesInvoice(one.frozen.kind));
}

/** While its steps are under way, or one was refused, a draft is left alone. */
export function refuseBusy({ intent }: Draft): Refusal | null {
  if (intent.status === "waiting") return null;
  return intent.status === "refused"
    ? refuse("under_way", "Something was refused for this draft: try that again, or throw the draft away.")
    : refuse("under_way", "The draft is being made at Stripe just now. Wait a moment, then repeat.");
}
