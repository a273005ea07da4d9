import * as z from "zod";
import { DEPLOYMENT } from "../stripe-accounts/types.ts";

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
  "invoice.overpaid",
  "credit_note.created",
  "credit_note.voided",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.refunded",
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
] as const;

/** What is news of an account itself: what it may do, and whether it can still be reached. */
export const ACCOUNT_NEWS = ["account.updated", "account.application.deauthorized"] as const;

/** Nothing rings for it but ourselves, to hear whether the bell works: see `ring-once.ts`. */
export const TEST_RING = "customer.deleted";

/** What of an event is read: whom it concerns. What it says of the object is never believed; Stripe is asked. */
const eventShape = z.object({
  id: z.string(),
  type: z.string(),
  account: z.string().optional(),
  livemode: z.boolean().optional(),
  data: z.object({
    object: z.object({
      id: z.string().optional(),
      object: z.string().optional(),
      invoice: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
      payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
      payment_link: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
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
  /** Whether it is news of the account, and of no invoice. */
  isOfAccount: boolean;
  livemode: boolean;
  /** The invoice at Stripe that has changed, where the event names it. */
  stripeInvoiceId: string | null;
  /** For a bank debit under way Stripe rings for the payment alone, which does not say what it pays. */
  paymentIntentId: string | null;
  /** The payment link that was paid by. */
  stripeLinkId: string | null;
  /** The connected account that it happened in; null in the platform's own. */
  stripeAccountId: string | null;
  /** Whether money went back, so that refunds are to be read too. */
  isRefund: boolean;
  organisationId: string | null;
  jobId: string | null;
};

/** Reads the doorbell's label. Throws on what is no event of Stripe. */
export function readBell(event: unknown): Bell {
  const { id, type, data, account, livemode } = eventShape.parse(event);
  const { object } = data;
  const isRefund = /^(refund|charge)\./.test(type);
  const isOfAccount = ACCOUNT_NEWS.some((one) => one === type);
  return {
    id,
    type,
    isNews: isOfAccount || NEWS.some((one) => one === type),
    isOfAccount,
    livemode: livemode ?? false,
    objectId: object.id ?? "",
    stripeInvoiceId: type.startsWith("invoice.") ? (object.id ?? null) : idOf(object.invoice),
    paymentIntentId: type.startsWith("payment_intent.") ? (object.id ?? null) : idOf(object.payment_intent),
    stripeLinkId: idOf(object.payment_link),
    stripeAccountId: account ?? null,
    isRefund,
    organisationId: object.metadata?.organisation_id ?? null,
    jobId: object.metadata?.job_id ?? null,
  };
}

function idOf(named: string | { id: string } | null | undefined): string | null {
  return typeof named === "string" ? named : (named?.id ?? null);
}

/** Whose bell it was, as the secret tells that signed it: the organisation, and its account. */
export type RungBy = { organisationId: string; accountId: string };

/** In the deployment's own account stands what we put there ourselves, so that what it says of the organisation is true. */
export function byDeployment({ organisationId }: Bell): RungBy {
  return { organisationId: organisationId ?? PLATFORM, accountId: DEPLOYMENT };
}

/** The event as it is kept: what is news waits to be dealt with, the rest is only kept. */
export function eventRow(bell: Bell, { organisationId, accountId }: RungBy, payload: string) {
  const { type, objectId, isNews } = bell;
  const status = isNews ? ("received" as const) : ("ignored" as const);
  const id = accountId === DEPLOYMENT ? bell.id : `${bell.id}@${accountId}`;
  return { organisationId, id, accountId, type, objectId, payload, status };
}
