import Stripe from "stripe";
import { readInvoice } from "../billing/look-at-stripe.ts";
import type { StripeInvoice } from "../billing/types.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor } from "../jobs/types.ts";
import { stripeFor } from "./stripe-gateway.ts";

const STRIPE: Actor = { kind: "stripe", id: "stripe", name: "Stripe" };

/** Asks Stripe what an invoice is like now and tells its job. Throws when it is to be tried again. */
export async function refreshInvoice(
  env: Env,
  organisationId: string,
  jobId: string,
  stripeInvoiceId: string,
): Promise<void> {
  const invoice = await readIfThere(env, stripeInvoiceId);
  if (!invoice) return;
  const command = { type: "stripe_reports", invoice } as const;
  const result = await sendCommand(env, { organisationId, jobId, command, actor: STRIPE, source: "webhook" });
  // A job that others write to just now will listen in a moment; one that does not exist never will.
  if (!result.ok && result.code === "job_changed") throw new Error(result.detail);
}

/** Null for a draft that somebody deleted in Stripe's dashboard: there is no news of it. */
async function readIfThere(env: Env, stripeInvoiceId: string): Promise<StripeInvoice | null> {
  try {
    return await readInvoice(stripeFor(env), stripeInvoiceId);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === "resource_missing") return null;
    throw error;
  }
}
