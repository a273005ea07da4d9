import { replaceRow } from "../../../jobs/decision.ts";
import type { Job } from "../../../jobs/types.ts";
import type { StripeInvoice } from "../../stripe-books.ts";
import type { InvoiceLine } from "../../types.ts";
import { mergeInvoice } from "../merge-invoice.ts";
import type { OutcomeRule } from "../outcome.ts";

/** The payer is known to the account that the invoice stands in. */
export const customerMade: OutcomeRule = (job, { intent, invoice }, { stripeId }) => {
  if (!invoice || intent.frozen.kind !== "invoice") return { job, events: [] };
  const { organisationId, customerId, accountId } = invoice;
  const known = job.payers.some((one) => one.accountId === accountId && one.customerId === customerId);
  if (known) return { job, events: [] };
  const told = JSON.stringify(intent.frozen.customer);
  const payer = { organisationId, accountId, customerId, stripeId, told };
  return { job: { ...job, payers: [...job.payers, payer] }, events: [] };
};

export const draftMade: OutcomeRule = (job, { invoice }, { stripeId }) => ({
  job: invoice ? withInvoice(job, invoice.id, { stripeInvoiceId: stripeId }) : job,
  events: [],
});

/** The safety catch: an invoice whose total at Stripe is not ours is never finalised. */
export const linesAdded: OutcomeRule = (job, { intent, invoice }, { invoice: reported }) => {
  const { frozen } = intent;
  if (!invoice || !reported || frozen.kind !== "invoice") return { job, events: [] };
  const location = whereTaxIsMissing(reported);
  if (frozen.automaticTax && location) return { refused: location };
  const [ours, theirs] = frozen.automaticTax
    ? [invoice.subtotal, reported.subtotal]
    : [frozen.total, reported.total];
  if (ours !== theirs)
    return { refused: { code: "total_mismatch", reason: mismatch(ours, theirs, invoice.currency) } };
  const taxed = frozen.automaticTax ? taxedByStripe(invoice.lines, reported) : {};
  return { job: withInvoice(job, invoice.id, { stripeLines: reported.lines, ...taxed }), events: [] };
};

export const finalised: OutcomeRule = (job, { invoice }, { invoice: reported }, context) => {
  if (!reported || reported.status === "draft")
    return { again: "Stripe answered without finalising the invoice" };
  return invoice ? mergeInvoice(job, invoice.id, reported, context) : { job, events: [] };
};

function withInvoice(job: Job, id: string, fields: Partial<Job["invoices"][number]>): Job {
  return { ...job, invoices: replaceRow(job.invoices, id, fields) };
}

function mismatch(ours: number, theirs: number, currency: string): string {
  return `Stripe adds the lines up to ${theirs}, we to ${ours}, in the smallest unit of ${currency.toUpperCase()}.`;
}

/** Stripe Tax speaks of a state; a person must know what to enter. */
function whereTaxIsMissing({ automaticTax }: StripeInvoice): { code: string; reason: string } | null {
  if (automaticTax === "requires_location_inputs") {
    const reason =
      "Stripe Tax cannot tell where the customer is. Enter their address in parts on the job, under “Change where invoices go”, then try again.";
    return { code: "customer_tax_location_invalid", reason };
  }
  return automaticTax === "failed"
    ? {
        code: "tax_failed",
        reason: "Stripe Tax could not work the tax out. Try again, or enter the tax on the lines.",
      }
    : null;
}

/** The taxes that Stripe found, line by line, in the order of ours. */
function taxedByStripe(lines: InvoiceLine[], { taxes, total }: StripeInvoice) {
  const tax = taxes.reduce((sum, one) => sum + one, 0);
  const taxed = lines.map((line, index) => ({ ...line, tax: taxes[index] ?? 0 }));
  return { lines: taxed, tax, taxIncluded: 0, total, amountDue: total };
}
