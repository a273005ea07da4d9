import { refusal } from "../http/errors.ts";
import { cancelPayment } from "../payments/cancel.ts";
import { paymentsOf } from "../payments/find.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { Invoice } from "../store/stored.ts";
import { refuseAttached } from "./attached.ts";
import { findInvoice, saveInvoice } from "./find.ts";

/**
 * An invoice with payments that somebody attached cannot be voided, only its own goes with it
 * (docs.stripe.com/invoicing/partial-payments).
 */
export function voidInvoice(scope: Scope, _: unknown, id: string): object {
  const invoice = findInvoice(scope, id);
  const payments = paymentsOf(scope, invoice);
  if (invoice.status === "paid" || payments.some((payment) => payment.status === "paid")) {
    throw refusal("Invoices with `paid` payments cannot be voided.");
  }
  refuseAttached(payments, "voided");
  if (invoice.status !== "open" && invoice.status !== "uncollectible") {
    throw refusal("You can only pass in open invoices. This invoice isn't open.");
  }
  for (const payment of payments) cancelPayment(scope, payment);
  giveBackCredit(scope, invoice);
  const voided: Invoice = {
    ...invoice,
    auto_advance: false,
    status: "void",
    status_transitions: { ...invoice.status_transitions, voided_at: now(scope) },
  };
  return render(scope, saveInvoice(scope, invoice, voided, "invoice.voided"));
}

/** Credit that finalisation used up belongs to the customer again. */
function giveBackCredit(scope: Scope, invoice: Invoice): void {
  const used = invoice.starting_balance - (invoice.ending_balance ?? invoice.starting_balance);
  const customer = scope.world.objects.find(scope.account, "customer", invoice.customer ?? "");
  if (used === 0 || customer === undefined) return;
  scope.world.objects.save(scope.account, { ...customer, balance: customer.balance + used });
}
