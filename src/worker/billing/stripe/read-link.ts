import type Stripe from "stripe";
import type { StripeLink, StripePayment } from "../stripe-books.ts";
import { refundsOf } from "./read-invoice.ts";

/** What Stripe's books say of a payment link now, with every payment that came by it. Throws what the SDK throws. */
export async function readLink(
  stripe: Stripe,
  id: string,
  asked: { refunds?: boolean } = {},
): Promise<StripeLink> {
  const link = await stripe.paymentLinks.retrieve(id, { expand: ["line_items"] });
  if (link?.object !== "payment_link") throw new Error("Stripe's answer made no sense");
  const payments: StripePayment[] = [];
  const sessions = stripe.checkout.sessions.list({
    ...{ payment_link: id, status: "complete" as const, limit: 100 },
    expand: ["data.payment_intent"],
  });
  for await (const session of sessions) payments.push(...toPayment(session));
  const refunds = asked.refunds ? await refundsOf(stripe, { payments }) : null;
  return { ...toStripeLink(link, payments), refunds };
}

/** Stripe's link, with its lines, reduced to what we keep. */
export function toStripeLink(link: Stripe.PaymentLink, payments: StripePayment[]): StripeLink {
  const total = (link.line_items?.data ?? []).reduce((sum, item) => sum + item.amount_total, 0);
  return { id: link.id, active: link.active, url: link.url, total, payments, refunds: null };
}

/** A session that is complete may still wait for the bank. */
function toPayment(session: Stripe.Checkout.Session): StripePayment[] {
  const intent = session.payment_intent;
  if (!intent || typeof intent === "string") return [];
  const charge = intent.latest_charge;
  const status =
    session.payment_status === "paid" ? "paid" : intent.status === "processing" ? "processing" : "failed";
  return [
    {
      ...{ id: intent.id, status, source: "stripe", method: null, paymentIntentId: intent.id },
      amount: session.amount_total ?? 0,
      chargeId: typeof charge === "string" ? charge : (charge?.id ?? null),
      at: intent.created * 1000,
    },
  ];
}
