import { databaseOf, directoryDatabase } from "../database/database.ts";
import { openEventFailure, resolveEventFailure } from "../failures/event-failures.ts";
import { now } from "../time/clock.ts";
import { jobOfStripeInvoice, markEvent, organisationOfStripeInvoice, readEvent } from "./records.ts";
import { refreshInvoice } from "./refresh-invoice.ts";
import { type Bell, PLATFORM, readBell, type StripeEventMessage } from "./stripe-event.ts";
import { stripeFor } from "./stripe-gateway.ts";

/**
 * Answers the doorbell: asks Stripe what the invoice is like now and tells its job. Doing it twice, late or in another order ends the
 * same. Throws when it is to be tried again.
 */
export async function processEvent(env: Env, message: StripeEventMessage): Promise<void> {
  const db = databaseOf(env, message.organisationId);
  const row = await readEvent(db, message);
  if (!row || row.status === "done" || row.status === "ignored") return;
  const ring = await whoIsRung(env, readBell(JSON.parse(row.payload)), message.organisationId);
  if (ring) await refreshInvoice(env, ring.organisationId, ring.jobId, ring.stripeInvoiceId);
  await markEvent(db, message, { status: ring ? "done" : "ignored", processedAt: now(env), error: null });
  if (ring) await resolveEventFailure(env, ring.organisationId, message);
}

/** Nothing more is tried by itself: a person is shown the event, with a button. */
export async function giveUpEvent(env: Env, message: StripeEventMessage): Promise<void> {
  const db = databaseOf(env, message.organisationId);
  const row = await readEvent(db, message);
  if (row?.status !== "received") return;
  const ring = await whoIsRung(env, readBell(JSON.parse(row.payload)), message.organisationId);
  if (ring)
    await openEventFailure(env, ring.organisationId, message, { jobId: ring.jobId, reason: row.error });
  await markEvent(db, message, { status: ring ? "failed" : "ignored" });
}

type Ring = { organisationId: string; jobId: string; stripeInvoiceId: string };

/** Whose invoice it is and which job's; null if the event is no news of an invoice of ours. */
async function whoIsRung(env: Env, bell: Bell, storedUnder: string): Promise<Ring | null> {
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
