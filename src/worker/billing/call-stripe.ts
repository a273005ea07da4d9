import Stripe from "stripe";
import type { Work } from "../jobs/next-work.ts";
import type { Job } from "../jobs/types.ts";
import { billReference } from "./freeze.ts";
import { INVOICE_EXPAND, toStripeInvoice } from "./stripe-invoice.ts";
import type { InvoiceLine, StepAnswer } from "./types.ts";

export type StepWork = Extract<Work, { kind: "step" }>;

/** Makes the one call that a step stands for, under the key that was written down for it. */
export async function callStripe(stripe: Stripe, job: Job, work: StepWork): Promise<StepAnswer> {
  const idempotencyKey = await keyFor(job, work);
  const { intent, invoice } = work;
  switch (work.step.name) {
    case "customer": {
      const { name, email, phone } = intent.frozen.customer;
      const made = await stripe.customers.create(
        {
          name,
          ...(email && { email }),
          ...(phone && { phone }),
          metadata: { organisation_id: job.row.organisationId, customer_id: job.row.customerId },
        },
        { idempotencyKey },
      );
      return made.object === "customer" ? { kind: "done", stripeId: made.id } : senseless();
    }
    case "draft": {
      const customer = job.customer.stripeCustomerId;
      if (!customer)
        return {
          kind: "refused",
          code: "customer_missing",
          reason: "the customer is not known there",
          replayed: false,
        };
      if (intent.frozen.replaces) await discardDraft(stripe, intent.frozen.replaces);
      return answered(await stripe.invoices.create(draftOf(job, work, customer), { idempotencyKey }));
    }
    case "lines":
      return answered(
        await stripe.invoices.addLines(
          invoice.stripeInvoiceId ?? "",
          { lines: intent.frozen.lines.map(toStripeLine) },
          { idempotencyKey },
        ),
      );
    case "finalise":
      return answered(
        await stripe.invoices.finalizeInvoice(
          invoice.stripeInvoiceId ?? "",
          { auto_advance: false, expand: INVOICE_EXPAND },
          { idempotencyKey },
        ),
      );
  }
}

/**
 * Clears away the draft of a bill that was frozen anew. If somebody finalised it in Stripe's dashboard meanwhile, Stripe refuses, and
 * no second invoice is made.
 */
async function discardDraft(stripe: Stripe, id: string): Promise<void> {
  try {
    await stripe.invoices.del(id);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError && error.code === "resource_missing")) throw error;
  }
}

function draftOf(job: Job, work: StepWork, customer: string): Stripe.InvoiceCreateParams {
  const { intent, invoice } = work;
  const { customFields, dueAt, description } = intent.frozen;
  return {
    customer,
    currency: invoice.currency,
    collection_method: "send_invoice",
    // A draft that goes out by itself could be paid twice with the one that replaces it.
    auto_advance: false,
    pending_invoice_items_behavior: "exclude",
    due_date: dueAt,
    description,
    ...(customFields.length > 0 && { custom_fields: customFields }),
    metadata: {
      organisation_id: job.row.organisationId,
      job_id: job.row.id,
      invoice_id: invoice.id,
      intent_id: billReference(intent),
    },
  };
}

/** The amount is ours, rounded by our one function; Stripe adds up and is checked against us. */
function toStripeLine(line: InvoiceLine): Stripe.InvoiceAddLinesParams.Line {
  const description = line.quantity === "1" ? line.description : `${line.description} (${line.quantity})`;
  if (line.taxRate === null) return { description, amount: line.amount };
  const rate = { display_name: "Tax", percentage: Number(line.taxRate), inclusive: false };
  return {
    description,
    amount: line.amount,
    tax_amounts: [{ amount: line.tax, taxable_amount: line.amount, tax_rate_data: rate }],
  };
}

/**
 * One key a step and attempt. The customer's is the same for all of the customer's jobs, so that two first invoices at one time make
 * one customer at Stripe; what is sent is part of it, since the same key must always say the same.
 */
async function keyFor(job: Job, work: StepWork): Promise<string> {
  const { intent, step } = work;
  if (step.name !== "customer") return `${billReference(intent)}:${step.name}:${step.attempt}`;
  const said = new TextEncoder().encode(JSON.stringify(intent.frozen.customer));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", said)).subarray(0, 8);
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${job.row.organisationId}:${job.row.customerId}:${hash}:${step.attempt}`;
}

function answered(invoice: Stripe.Invoice): StepAnswer {
  // The SDK takes an error without an `error` key for a success; only an invoice is one.
  if (invoice?.object !== "invoice") return senseless();
  return { kind: "done", stripeId: invoice.id, invoice: toStripeInvoice(invoice) };
}

function senseless(): StepAnswer {
  return { kind: "unknown", reason: "Stripe's answer made no sense", replayed: false };
}
