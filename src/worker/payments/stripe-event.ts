import * as z from "zod";

/** What the queue carries for one event of Stripe: where it is stored, never what it says. */
export type StripeEventMessage = { organisationId: string; eventId: string };

/** Under this name are kept the events that came to the platform's own address and do not say whose they are. */
export const PLATFORM = "platform";

/**
 * What is news: the end of a way that an invoice or its payment took. The rest (drafts, edits, letters of Stripe's own) is kept, and
 * rings for nobody.
 */
export const NEWS = [
  "invoice.finalized",
  "invoice.paid",
  "invoice.payment_succeeded",
  "invoice.payment_failed",
  "invoice.voided",
  "invoice.marked_uncollectible",
  "invoice_payment.paid",
  "payment_intent.processing",
  "payment_intent.payment_failed",
] as const;

/** What of an event is read: whom it concerns. What it says of the object is never believed; Stripe is asked. */
const eventShape = z.object({
  id: z.string(),
  type: z.string(),
  data: z.object({
    object: z.object({
      id: z.string().optional(),
      object: z.string().optional(),
      invoice: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  }),
});

/** Whom an event concerns, as far as it tells. */
export type Bell = {
  id: string;
  type: string;
  objectId: string;
  isNews: boolean;
  /** The invoice at Stripe that has changed, where the event names it. */
  stripeInvoiceId: string | null;
  /** For a bank debit under way Stripe rings for the payment alone, which does not say what it pays. */
  paymentIntentId: string | null;
  organisationId: string | null;
  jobId: string | null;
};

/** Reads the doorbell's label. Throws on what is no event of Stripe. */
export function readBell(event: unknown): Bell {
  const { id, type, data } = eventShape.parse(event);
  const { object } = data;
  const named = typeof object.invoice === "string" ? object.invoice : (object.invoice?.id ?? null);
  return {
    id,
    type,
    isNews: NEWS.some((one) => one === type),
    objectId: object.id ?? "",
    stripeInvoiceId: type.startsWith("invoice.")
      ? (object.id ?? null)
      : type.startsWith("invoice_payment.")
        ? named
        : null,
    paymentIntentId: type.startsWith("payment_intent.") ? (object.id ?? null) : null,
    organisationId: object.metadata?.organisation_id ?? null,
    jobId: object.metadata?.job_id ?? null,
  };
}

/** The event as it is kept: what is news waits to be dealt with, the rest is only kept. */
export function eventRow({ id, type, objectId, organisationId, isNews }: Bell, payload: string) {
  const status = isNews ? ("received" as const) : ("ignored" as const);
  return { organisationId: organisationId ?? PLATFORM, id, type, objectId, payload, status };
}
