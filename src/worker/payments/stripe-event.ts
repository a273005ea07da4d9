import * as z from "zod";

/** What the queue carries for one event of Stripe: where it is stored, never what it says. */
export type StripeEventMessage = { organisationId: string; eventId: string };

/** Under this name are kept the events that came to the platform's own address and do not say whose they are. */
export const PLATFORM = "platform";

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
  /** The invoice at Stripe that has changed; null for events that are no news of one. */
  stripeInvoiceId: string | null;
  /** A bank debit that is under way: Stripe rings for the payment alone, which does not say what it pays. */
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
    objectId: object.id ?? "",
    stripeInvoiceId: type.startsWith("invoice.")
      ? (object.id ?? null)
      : type.startsWith("invoice_payment.")
        ? named
        : null,
    paymentIntentId: type === "payment_intent.processing" ? (object.id ?? null) : null,
    organisationId: object.metadata?.organisation_id ?? null,
    jobId: object.metadata?.job_id ?? null,
  };
}
