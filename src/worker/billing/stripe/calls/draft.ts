import type Stripe from "stripe";
import type { Job } from "../../../jobs/types.ts";
import { billReference } from "../../freeze.ts";
import { answered } from "../answered.ts";
import {
  ABSENT,
  type Call,
  frozenAs,
  invoiceOf,
  isMissing,
  references,
  refusedBecause,
  type StepWork,
  sinceBegun,
} from "../call.ts";
import { toStripeInvoice } from "../stripe-invoice.ts";

const NO_PAYER = "The account at Stripe does not know this payer. Try again: they are entered there first.";

export const draft: Call = {
  async call({ stripe }, job, work, idempotencyKey) {
    const payer = payerOf(job, work);
    if (!payer) return refusedBecause("customer_missing", NO_PAYER);
    const { replaces } = frozenAs(work, "invoice");
    if (replaces) await discardDraft(stripe, replaces);
    return answered(await stripe.invoices.create(draftOf(job, work, payer), { idempotencyKey }));
  },
  async look(tools, job, work) {
    const payer = payerOf(job, work);
    if (!payer) return ABSENT;
    const list = tools.stripe.invoices.list({
      customer: payer,
      created: sinceBegun(work, tools),
      limit: 100,
    });
    for await (const found of list) {
      if (found.metadata?.intent_id === billReference(work.intent))
        return { kind: "done", stripeId: found.id, invoice: toStripeInvoice(found) };
    }
    return ABSENT;
  },
};

/** The customer's id in the account that the invoice stands in. */
function payerOf(job: Job, work: StepWork): string | undefined {
  const { accountId, customerId } = invoiceOf(work);
  return job.payers.find((one) => one.accountId === accountId && one.customerId === customerId)?.stripeId;
}

/**
 * Clears away the draft of a bill that was frozen anew. If somebody finalised it in Stripe's dashboard meanwhile, Stripe refuses, and
 * no second invoice is made.
 */
async function discardDraft(stripe: Stripe, id: string): Promise<void> {
  try {
    await stripe.invoices.del(id);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function draftOf(job: Job, work: StepWork, customer: string): Stripe.InvoiceCreateParams {
  const { customFields, dueAt, description, footer, automaticTax, applicationFee } = frozenAs(
    work,
    "invoice",
  );
  return {
    customer,
    currency: invoiceOf(work).currency,
    collection_method: "send_invoice",
    // A draft that goes out by itself could be paid twice with the one that replaces it.
    auto_advance: false,
    pending_invoice_items_behavior: "exclude",
    due_date: dueAt,
    description,
    ...(footer && { footer }),
    ...(automaticTax && { automatic_tax: { enabled: true } }),
    ...(applicationFee && { application_fee_amount: applicationFee }),
    ...(customFields.length > 0 && { custom_fields: customFields }),
    metadata: references(job, work),
  };
}
