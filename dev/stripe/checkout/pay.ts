import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import { attempt } from "../payments/attempt.ts";
import type { Method } from "../payments/methods.ts";
import { newIntent } from "../payments/new-intent.ts";
import type { Scope } from "../scope.ts";
import type { PaymentIntent, Session } from "../store/stored.ts";
import { findLink, isUsedUp } from "./find.ts";

/** Who pays, as they say themselves. */
export interface Payer {
  email: string | null;
  name: string | null;
}

/** Whether somebody may still pay on a session: it is open, and its link is not used up by others meanwhile. */
export function mayPay(scope: Scope, session: Session): boolean {
  if (session.status !== "open") return false;
  return session.payment_link === null || !isUsedUp(findLink(scope, session.payment_link));
}

/** Tries to collect a session. What comes of it is on the session afterwards (see `follow-intent.ts`). */
export function paySession(scope: Scope, session: Session, method: Method, payer: Payer): PaymentIntent {
  if (!mayPay(scope, session)) throw refusal("This Checkout Session can no longer be paid.");
  const identified = withPayer(session, payer);
  const intent = intentOf(scope, identified);
  scope.world.objects.save(scope.account, { ...identified, payment_intent: intent.id });
  return attempt(scope, intent, method);
}

function withPayer(session: Session, payer: Payer): Session {
  return {
    ...session,
    customer_details: {
      address: null,
      business_name: null,
      email: session.customer_email ?? payer.email,
      individual_name: null,
      name: payer.name,
      phone: null,
      tax_exempt: "none",
      tax_ids: [],
    },
  };
}

/** Made when somebody first tries to pay, as at Stripe; a second try uses it again. */
function intentOf(scope: Scope, session: Session): PaymentIntent {
  const { objects } = scope.world;
  const known = objects.find(scope.account, "payment_intent", session.payment_intent ?? "");
  if (known !== undefined) return known;
  const { receipt_email, transfer_group, ...collect } = session.collect;
  const intent: PaymentIntent = {
    ...newIntent(scope, {
      ...collect,
      amount: session.amount_total ?? 0,
      currency: session.currency ?? "usd",
      customer: session.customer,
    }),
    payment_method_types: session.payment_method_types,
    receipt_email,
    transfer_group,
  };
  objects.insert(scope.account, "payment_intent", intent);
  emit(scope, "payment_intent.created", intent);
  return intent;
}
