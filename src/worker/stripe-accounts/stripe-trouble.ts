import Stripe from "stripe";
import { withoutKeys } from "./without-keys.ts";

/** What a person is told when Stripe did not do what it was asked: its own sentence, or that it did not answer. No key is in it. */
export function troubleWords(error: unknown): string {
  if (!(error instanceof Stripe.errors.StripeError)) return "Stripe did not answer. Try again in a minute.";
  const status = error.statusCode ?? 0;
  if (status === 429) return "Stripe is busy. Try again in a minute.";
  if (status < 400 || status >= 500) return "Stripe did not answer. Try again in a minute.";
  return `Stripe says: ${withoutKeys(error.message)}`;
}
