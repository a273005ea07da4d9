import { emit } from "../events/emit.ts";
import { saveInvoice } from "../invoices/find.ts";
import { now, type Scope } from "../scope.ts";
import type { Invoice, InvoicePayment } from "../store/stored.ts";
import { cancelPayment } from "./cancel.ts";
import { openDefault, paymentsOf } from "./find.ts";

/**
 * Books `amount` (minor units) that a payment brought. Less than what remains leaves the invoice open, more is
 * credited to the customer, and money for an invoice that was voided meanwhile changes nothing on it.
 */
export function creditInvoice(scope: Scope, payment: InvoicePayment, amount: number): void {
  const { objects } = scope.world;
  const invoice = objects.find(scope.account, "invoice", payment.invoice);
  if (invoice === undefined) return;
  const payable = invoice.status === "open" || invoice.status === "uncollectible";
  const credited = payable ? Math.min(amount, invoice.amount_remaining) : 0;
  const over = invoice.status === "void" ? 0 : amount - credited;
  const paid: InvoicePayment = {
    ...payment,
    amount_paid: credited,
    status: "paid",
    status_transitions: { ...payment.status_transitions, paid_at: now(scope) },
  };
  objects.save(scope.account, paid);
  emit(scope, "invoice_payment.paid", paid);
  if (invoice.status === "void") return;
  book(scope, invoice, credited, over, payment.payment.type === "payment_record");
}

function book(scope: Scope, invoice: Invoice, credited: number, over: number, offStripe: boolean): void {
  const remaining = invoice.amount_remaining - credited;
  const settles = remaining === 0 && invoice.status !== "paid";
  const booked: Invoice = {
    ...invoice,
    amount_overpaid: invoice.amount_overpaid + over,
    amount_paid: invoice.amount_paid + credited,
    amount_remaining: remaining,
    ...(offStripe && { amount_paid_off_stripe: (invoice.amount_paid_off_stripe ?? 0) + credited }),
  };
  if (over > 0) creditCustomer(scope, invoice, over);
  const overpaid = over > 0 ? ["invoice.overpaid"] : [];
  if (settles) {
    saveInvoice(
      scope,
      invoice,
      asPaid(scope, booked),
      "invoice.paid",
      // Nothing was attempted for money that came outside of Stripe.
      ...(offStripe ? [] : ["invoice.payment_succeeded"]),
      ...overpaid,
    );
    for (const other of paymentsOf(scope, invoice)) cancelPayment(scope, other);
  } else {
    saveInvoice(scope, invoice, booked, ...overpaid);
    followRemaining(scope, booked);
  }
}

export function asPaid(scope: Scope, invoice: Invoice): Invoice {
  return {
    ...invoice,
    next_payment_attempt: null,
    status: "paid",
    status_transitions: { ...invoice.status_transitions, paid_at: now(scope) },
  };
}

/** After a part was paid or credited some other way, the invoice's own payment asks only for the rest. */
export function followRemaining(scope: Scope, invoice: Invoice): void {
  const { objects } = scope.world;
  const payment = openDefault(scope, invoice);
  const id = payment?.payment.payment_intent;
  const intent = id === undefined ? undefined : objects.find(scope.account, "payment_intent", id);
  if (payment === undefined || intent === undefined || intent.status === "processing") return;
  objects.save(scope.account, { ...payment, amount_requested: invoice.amount_remaining });
  objects.save(scope.account, { ...intent, amount: invoice.amount_remaining });
}

/** The customer's balance takes `amount` (minor units) in their favour; the next invoice uses it. */
export function creditCustomer(scope: Scope, invoice: Invoice, amount: number): void {
  const customer = scope.world.objects.find(scope.account, "customer", invoice.customer ?? "");
  if (customer === undefined) return;
  // A negative balance is what the vendor owes the customer.
  scope.world.objects.save(scope.account, { ...customer, balance: customer.balance - amount });
}
