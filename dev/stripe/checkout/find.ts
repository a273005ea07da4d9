import { missingObject } from "../http/errors.ts";
import type { Scope } from "../scope.ts";
import type { PaymentIntent, PaymentLink, Session } from "../store/stored.ts";

export function findLink(scope: Scope, id: string): PaymentLink {
  const link = scope.world.objects.find(scope.account, "payment_link", id);
  if (link === undefined) throw missingObject("payment link", id, "payment_link");
  return link;
}

export function findSession(scope: Scope, id: string): Session {
  const session = scope.world.objects.find(scope.account, "checkout_session", id);
  if (session === undefined) throw missingObject("checkout.session", id, "session");
  return session;
}

/** The session that a payment intent is collected by, where it is one. */
export function sessionOf(scope: Scope, intent: PaymentIntent): Session | undefined {
  const query = { filter: { intent: intent.id }, limit: 1 };
  return scope.world.objects.list(scope.account, "checkout_session", query)[0];
}

/** Whether a link has been paid as often as it may be. */
export function isUsedUp(link: PaymentLink): boolean {
  const { count = 0, limit = Number.POSITIVE_INFINITY } = link.restrictions?.completed_sessions ?? {};
  return count >= limit;
}
