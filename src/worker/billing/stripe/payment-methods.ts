import type Stripe from "stripe";
import type { StripePayment } from "../stripe-books.ts";

/**
 * The payments with how each came, such as `Visa ending in 4242`: for receipts. A call more where one was paid through Stripe; an
 * invoice itself cannot be read so deep. Where Stripe does not say, the payment stands without it.
 */
export async function withMethods(
  stripe: Stripe,
  invoice: string,
  payments: StripePayment[],
): Promise<StripePayment[]> {
  if (!payments.some((one) => one.status === "paid" && one.source === "stripe")) return payments;
  const known = await readMethods(stripe, invoice).catch(() => new Map<string, string>());
  return payments.map((one) => ({ ...one, method: known.get(one.id) ?? one.method }));
}

async function readMethods(stripe: Stripe, invoice: string): Promise<Map<string, string>> {
  const list = await stripe.invoicePayments.list({
    ...{ invoice, status: "paid", limit: 100, expand: ["data.payment.payment_intent.latest_charge"] },
  });
  return new Map(
    list.data.flatMap(({ id, payment: { payment_intent: intent } }): [string, string][] => {
      const charge = typeof intent === "object" ? intent.latest_charge : null;
      const details = charge && typeof charge === "object" ? charge.payment_method_details : null;
      return details ? [[id, methodWords(details)]] : [];
    }),
  );
}

/** A card and a bank account by their last digits; others by Stripe's name of the kind, such as `link`. */
export function methodWords({
  type,
  card,
  us_bank_account: bank,
}: Pick<Stripe.Charge.PaymentMethodDetails, "type" | "card" | "us_bank_account">): string {
  if (card?.last4) return `${brandWords(card.brand)} ending in ${card.last4}`;
  return bank?.last4 ? `Bank account ending in ${bank.last4}` : type;
}

function brandWords(brand: string | null): string {
  if (brand === null || brand === "unknown") return "Card";
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1).replaceAll("_", " ")}`;
}
