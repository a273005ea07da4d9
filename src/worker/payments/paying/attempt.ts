import type Stripe from "stripe";
import type { PaymentRow } from "../../database/rows.ts";

/**
 * What became of the payment that a customer comes back from. `declined`: the reason is in Stripe's words, which are for the
 * customer. `arriving`: it went through, and the books do not know it yet. `untold`: Stripe did not say.
 */
export type Attempt =
  | { kind: "declined"; reason: string }
  | { kind: "under_way" }
  | { kind: "arriving" }
  | { kind: "known" }
  | { kind: "untold" };

type Intent = Pick<Stripe.PaymentIntent, "id" | "status"> & {
  last_payment_error?: { message?: string | null } | null;
};

const NO_REASON = "Your bank did not take the payment.";

/** Null where nothing was tried yet, or Stripe knows no such payment of this invoice. */
export function attemptOf(
  intent: Intent | null,
  payments: Pick<PaymentRow, "paymentIntentId" | "status">[],
): Attempt | null {
  switch (intent?.status) {
    case "succeeded": {
      const known = payments.some((one) => one.paymentIntentId === intent.id && one.status === "paid");
      return { kind: known ? "known" : "arriving" };
    }
    case "processing":
      return { kind: "under_way" };
    case "requires_payment_method":
    case "canceled":
      return intent.last_payment_error
        ? { kind: "declined", reason: intent.last_payment_error.message || NO_REASON }
        : null;
    default:
      return null;
  }
}

/** A payment by its id, if it is one of this invoice's: an address can be made up. Throws what the SDK throws. */
export async function readIntent(
  stripe: Stripe,
  invoice: string,
  paymentIntent: string,
): Promise<Stripe.PaymentIntent | null> {
  const { data } = await stripe.invoicePayments.list({
    ...{ invoice, limit: 1, expand: ["data.payment.payment_intent"] },
    payment: { type: "payment_intent", payment_intent: paymentIntent },
  });
  const intent = data[0]?.payment.payment_intent;
  return intent && typeof intent === "object" ? intent : null;
}
