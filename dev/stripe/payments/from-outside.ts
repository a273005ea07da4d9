import { paySession } from "../checkout/pay.ts";
import { refusal } from "../http/errors.ts";
import type { Scope } from "../scope.ts";
import type { Invoice, PaymentIntent, Session } from "../store/stored.ts";
import { attempt } from "./attempt.ts";
import { decline } from "./decline.ts";
import { findIntent, openDefault, processingIntent } from "./find.ts";
import { bankAccount, decliningCard, workingCard } from "./methods.ts";
import { openPayment } from "./open.ts";
import { succeed } from "./succeed.ts";

export interface OutsidePayment {
  /** Minor units; all that remains when absent. More than remains overpays. */
  amount?: number;
  outcome: "succeeds" | "fails" | "processing";
}

const methods = { succeeds: workingCard, fails: decliningCard, processing: bankAccount } as const;

/**
 * What a customer or a bank does to an invoice without any page. A bank debit under way is settled (or
 * returned) first, even when its invoice was voided or paid meanwhile, as happens.
 */
export function payFromOutside(scope: Scope, invoice: Invoice, payment: OutsidePayment): PaymentIntent {
  const underWay = processingIntent(scope, invoice);
  if (underWay !== undefined && payment.amount === undefined) {
    return settleDebit(scope, underWay, payment.outcome);
  }
  const payable = invoice.status === "open" || invoice.status === "uncollectible";
  if (!payable && !(invoice.status === "paid" && payment.amount !== undefined)) {
    throw refusal(`An invoice that is ${invoice.status} cannot be paid.`);
  }
  return attempt(scope, intentFor(scope, invoice, payment.amount), methods[payment.outcome]);
}

/** The bank brings the money of a debit under way, or returns it. */
function settleDebit(scope: Scope, intent: PaymentIntent, outcome: OutsidePayment["outcome"]): PaymentIntent {
  if (outcome === "processing") throw refusal("This bank debit is already under way.");
  return outcome === "succeeds" ? succeed(scope, intent, bankAccount) : decline(scope, intent, bankAccount);
}

const waiting = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** What a customer or a bank does to an intent without any page. */
export function payIntentFromOutside(
  scope: Scope,
  intent: PaymentIntent,
  outcome: OutsidePayment["outcome"],
): PaymentIntent {
  if (intent.status === "processing") return settleDebit(scope, intent, outcome);
  if (!waiting.includes(intent.status)) throw refusal(`A payment that is ${intent.status} cannot be paid.`);
  return attempt(scope, intent, methods[outcome]);
}

/** The same to a checkout session. */
export function paySessionFromOutside(
  scope: Scope,
  session: Session,
  outcome: OutsidePayment["outcome"],
): PaymentIntent {
  const intent = scope.world.objects.find(scope.account, "payment_intent", session.payment_intent ?? "");
  if (intent?.status === "processing") return settleDebit(scope, intent, outcome);
  return paySession(scope, session, methods[outcome], { email: "payer@example.com", name: null });
}

/** The invoice's own intent for all that remains, a new one for a part or for more. */
function intentFor(scope: Scope, invoice: Invoice, amount = invoice.amount_remaining): PaymentIntent {
  const whole = amount === invoice.amount_remaining ? openDefault(scope, invoice) : undefined;
  const payment = whole ?? openPayment(scope, invoice, amount, false);
  return findIntent(scope, payment.payment.payment_intent ?? "");
}
