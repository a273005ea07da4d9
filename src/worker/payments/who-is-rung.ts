import { databaseOf, directoryDatabase } from "../database/database.ts";
import type { StripeEventRow } from "../database/rows.ts";
import { jobOfStripeInvoice, organisationOfStripeInvoice } from "./records.ts";
import { PLATFORM, readBell } from "./stripe-event.ts";
import { stripeFor } from "./stripe-gateway.ts";

export type Ring = { organisationId: string; jobId: string; stripeInvoiceId: string };

/** Whose invoice a kept event is about and which job's; null if it is no news of an invoice of ours. */
export async function whoIsRung(
  env: Env,
  event: Pick<StripeEventRow, "payload" | "organisationId">,
): Promise<Ring | null> {
  const bell = readBell(JSON.parse(event.payload));
  if (!bell.isNews) return null;
  const storedUnder = event.organisationId;
  const stripeInvoiceId = bell.stripeInvoiceId ?? (await invoiceOfPayment(env, bell.paymentIntentId));
  if (stripeInvoiceId === null) return null;
  const organisationId =
    storedUnder === PLATFORM
      ? await organisationOfStripeInvoice(directoryDatabase(env), stripeInvoiceId)
      : storedUnder;
  if (organisationId === null) return null;
  const db = databaseOf(env, organisationId);
  const jobId = bell.jobId ?? (await jobOfStripeInvoice(db, organisationId, stripeInvoiceId));
  return jobId === null ? null : { organisationId, jobId, stripeInvoiceId };
}

/** What a payment pays; the payment itself does not say so. */
async function invoiceOfPayment(env: Env, paymentIntentId: string | null): Promise<string | null> {
  if (paymentIntentId === null) return null;
  const payment = { type: "payment_intent", payment_intent: paymentIntentId } as const;
  const { data } = await stripeFor(env).invoicePayments.list({ payment, limit: 1 });
  const invoice = data[0]?.invoice;
  return typeof invoice === "string" ? invoice : (invoice?.id ?? null);
}
