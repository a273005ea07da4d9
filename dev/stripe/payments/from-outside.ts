import { refusal } from "../http/errors.ts";
import type { Scope } from "../scope.ts";
import type { Invoice, PaymentIntent } from "../store/stored.ts";
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
    if (payment.outcome === "processing")
      throw refusal("A bank debit for this invoice is already under way.");
    return payment.outcome === "succeeds"
      ? succeed(scope, underWay, bankAccount)
      : decline(scope, underWay, bankAccount);
  }
  const payable = invoice.status === "open" || invoice.status === "uncollectible";
  if (!payable && !(invoice.status === "paid" && payment.amount !== undefined)) {
    throw refusal(`An invoice that is ${invoice.status} cannot be paid.`);
  }
  return attempt(scope, intentFor(scope, invoice, payment.amount), methods[payment.outcome]);
}

/** The invoice's own intent for all that remains, a new one for a part or for more. */
function intentFor(scope: Scope, invoice: Invoice, amount = invoice.amount_remaining): PaymentIntent {
  const whole = amount === invoice.amount_remaining ? openDefault(scope, invoice) : undefined;
  const payment = whole ?? openPayment(scope, invoice, amount, false);
  return findIntent(scope, payment.payment.payment_intent ?? "");
}
