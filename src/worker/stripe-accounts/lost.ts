import Stripe from "stripe";
import type { StripeAccountRow } from "../database/rows.ts";

/** The deployment's key that a key was sealed with is gone: it must be entered again. */
export class KeyUnreadable extends Error {}

/** Whether Stripe lets us in no more: the key was revoked or has expired, or the connection was ended at Stripe. */
export function isLost(error: unknown): boolean {
  if (error instanceof KeyUnreadable) return true;
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  return error.statusCode === 401 || (error.statusCode === 403 && error.code === "account_invalid");
}

/** Whether anything can be asked of it: a person took its keys away, or ended its connection, otherwise. */
export function isReachable({ kind, sealedKey, stripeAccountId, endedAt }: StripeAccountRow): boolean {
  if (endedAt !== null) return false;
  return kind === "keys" ? sealedKey !== null : stripeAccountId !== null;
}

/** What a person is told of an account that was lost, with the way to mend it. */
export function lostWords({ kind, name, stripeAccountId, keyHint }: StripeAccountRow): string {
  const which = name ?? stripeAccountId ?? "your account";
  const what =
    kind === "keys"
      ? `The key of ${which}${keyHint ? ` (ending in ${keyHint})` : ""} works no more. Enter a new one`
      : `The connection to ${which} was ended at Stripe. Connect it again`;
  return `${what} under Settings, Stripe. Until then nothing is billed with it, and payments are not heard of.`;
}
