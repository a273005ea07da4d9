import { emit } from "../events/emit.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { PaymentIntent, Session } from "../store/stored.ts";
import { countCompletion } from "./count-completion.ts";
import { customerOf } from "./customer.ts";
import { sessionOf } from "./find.ts";
import { leaveInvoice } from "./leave-invoice.ts";

/**
 * Lets a checkout session follow its payment: complete and paid with a card, complete and unpaid while a bank
 * debit is under way, and then paid or failed. Other intents concern no session.
 */
export function followIntent(scope: Scope, before: PaymentIntent, intent: PaymentIntent): void {
  const session = sessionOf(scope, intent);
  if (session === undefined) return;
  if (session.status === "open") {
    if (intent.status === "succeeded") complete(scope, session, intent, "paid");
    if (intent.status === "processing") complete(scope, session, intent, "unpaid");
    return;
  }
  if (session.status !== "complete" || session.payment_status === "paid") return;
  if (intent.status === "succeeded") {
    const paid: Session = { ...session, payment_status: "paid" };
    save(scope, leaveInvoice(scope, paid, intent), "checkout.session.async_payment_succeeded");
  }
  if (before.status === "processing" && intent.status === "requires_payment_method") {
    save(scope, session, "checkout.session.async_payment_failed");
  }
}

function complete(
  scope: Scope,
  session: Session,
  intent: PaymentIntent,
  payment_status: "paid" | "unpaid",
): void {
  const customer = customerOf(scope, session);
  const completed: Session = { ...session, customer, payment_status, status: "complete" };
  if (customer !== null && intent.customer === null) {
    scope.world.objects.save(scope.account, { ...intent, customer });
  }
  const left = payment_status === "paid" ? leaveInvoice(scope, completed, intent) : completed;
  save(scope, left, "checkout.session.completed");
  countCompletion(scope, session);
}

function save(scope: Scope, session: Session, type: string): void {
  scope.world.objects.save(scope.account, session);
  emit(scope, type, render(scope, session));
}
