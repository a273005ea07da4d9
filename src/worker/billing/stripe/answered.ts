import type Stripe from "stripe";
import type { StepAnswer } from "../types.ts";
import { senseless } from "./call.ts";
import { toStripeInvoice } from "./stripe-invoice.ts";

/** Only an invoice is an answer about an invoice. */
export function answered(invoice: Stripe.Invoice): StepAnswer {
  if (invoice?.object !== "invoice") return senseless();
  return { kind: "done", stripeId: invoice.id, invoice: toStripeInvoice(invoice) };
}
