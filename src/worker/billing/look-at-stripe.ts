import type Stripe from "stripe";
import type { Job } from "../jobs/types.ts";
import type { StepWork } from "./call-stripe.ts";
import { billReference } from "./freeze.ts";
import { INVOICE_EXPAND, toStripeInvoice } from "./stripe-invoice.ts";
import type { StepAnswer } from "./types.ts";

const A_DAY = 86_400;

/**
 * Reads Stripe's books to find out whether a step has happened. Lists, not search: search lags behind by a minute or, on bad days,
 * an hour (https://docs.stripe.com/search#data-freshness).
 * @param clockOffset milliseconds by which our clock was moved ahead of the world's
 */
export async function lookAtStripe(
  stripe: Stripe,
  job: Job,
  work: StepWork,
  clockOffset: number,
): Promise<StepAnswer> {
  const { step, intent, invoice } = work;
  const since = { gte: Math.floor((intent.createdAt - clockOffset) / 1000) - A_DAY };
  switch (step.name) {
    case "customer": {
      const { email } = intent.frozen.customer;
      const list = stripe.customers.list({ limit: 100, ...(email ? { email } : { created: since }) });
      for await (const customer of list) {
        if (customer.metadata.customer_id === job.row.customerId)
          return { kind: "done", stripeId: customer.id };
      }
      return { kind: "absent" };
    }
    case "draft": {
      const customer = job.customer.stripeCustomerId;
      if (!customer) return { kind: "absent" };
      for await (const found of stripe.invoices.list({ customer, created: since, limit: 100 })) {
        if (found.metadata?.intent_id === billReference(intent)) {
          return { kind: "done", stripeId: found.id, invoice: toStripeInvoice(found) };
        }
      }
      return { kind: "absent" };
    }
    case "lines": {
      const found = await readInvoice(stripe, invoice.stripeInvoiceId ?? "");
      return found.lineCount > 0 ? { kind: "done", stripeId: found.id, invoice: found } : { kind: "absent" };
    }
    case "finalise": {
      const found = await readInvoice(stripe, invoice.stripeInvoiceId ?? "");
      return found.status !== "draft"
        ? { kind: "done", stripeId: found.id, invoice: found }
        : { kind: "absent" };
    }
  }
}

/** What Stripe's books say of an invoice now. Throws what the SDK throws. */
export async function readInvoice(
  stripe: Stripe,
  stripeInvoiceId: string,
): Promise<ReturnType<typeof toStripeInvoice>> {
  const invoice = await stripe.invoices.retrieve(stripeInvoiceId, { expand: INVOICE_EXPAND });
  if (invoice?.object !== "invoice") throw new Error("Stripe's answer made no sense");
  return toStripeInvoice(invoice);
}
