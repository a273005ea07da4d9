import type { Scope } from "../scope.ts";
import type { PaymentIntent } from "../store/stored.ts";
import { decline } from "./decline.ts";
import { methodById, workingCard } from "./methods.ts";
import { succeed } from "./succeed.ts";

/** The customer's bank asked whether it is really them. Nothing happens to an intent that was not asked about. */
export function authenticate(scope: Scope, intent: PaymentIntent, agreed: boolean): PaymentIntent {
  if (intent.status !== "requires_action") return intent;
  const method = methodById(intent.payment_method ?? "") ?? workingCard;
  return agreed ? succeed(scope, intent, method) : decline(scope, intent, method);
}
