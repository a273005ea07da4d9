import Stripe from "stripe";

/**
 * Ends the payments of an invoice that customers wanted to make and did not, beside its own one. What is at a bank already stays.
 * Stripe neither voids nor writes off an invoice while such a payment is open. Safe to repeat.
 */
export async function cancelOpenParts(stripe: Stripe, invoice: string): Promise<void> {
  for await (const payment of stripe.invoicePayments.list({ invoice, status: "open", limit: 100 })) {
    const intent = payment.payment.payment_intent;
    const id = typeof intent === "string" ? intent : intent?.id;
    if (id && !payment.is_default) await cancelUnlessPaid(stripe, id);
  }
}

async function cancelUnlessPaid(stripe: Stripe, id: string): Promise<void> {
  try {
    await stripe.paymentIntents.cancel(id);
  } catch (error) {
    const isPast =
      error instanceof Stripe.errors.StripeError && error.code === "payment_intent_unexpected_state";
    if (!isPast) throw error;
  }
}
