import { emit } from "../events/emit.ts";
import { letters, newId } from "../ids.ts";
import { emptyInvoice } from "../invoices/empty-invoice.ts";
import { nextNumber } from "../invoices/finalize.ts";
import { itemOf, newLine } from "../invoices/lines.ts";
import { summed } from "../invoices/summed.ts";
import { attach } from "../payments/open.ts";
import { findCustomer } from "../resources/customers.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { Customer, Invoice, InvoicePayment, PaymentIntent, Session } from "../store/stored.ts";

/** With `invoice_creation` a paid session leaves a paid invoice behind, for whoever keeps books by invoices. */
export function leaveInvoice(scope: Scope, session: Session, intent: PaymentIntent): Session {
  if (!session.invoice_creation?.enabled || session.customer === null) return session;
  const { objects } = scope.world;
  const customer = findCustomer(scope, session.customer);
  const invoice = paidInvoice(scope, session, customer);
  objects.insert(scope.account, "invoice", invoice);
  for (const line of invoice.lines) {
    objects.insert(scope.account, "invoiceitem", itemOf(line, customer.id, invoice.created));
  }
  const next_invoice_sequence = (customer.next_invoice_sequence ?? 1) + 1;
  objects.save(scope.account, { ...customer, next_invoice_sequence });
  const payment: InvoicePayment = {
    ...attach(scope, invoice, intent, true),
    amount_paid: invoice.amount_paid,
    status: "paid",
    status_transitions: { canceled_at: null, paid_at: now(scope) },
  };
  objects.save(scope.account, payment);
  const shown = render(scope, invoice);
  emit(scope, "invoice.created", shown);
  emit(scope, "invoice.finalized", shown);
  emit(scope, "invoice_payment.paid", payment);
  emit(scope, "invoice.paid", shown);
  emit(scope, "invoice.payment_succeeded", shown);
  return { ...session, invoice: invoice.id };
}

function paidInvoice(scope: Scope, session: Session, customer: Customer): Invoice {
  const at = now(scope);
  const blank = emptyInvoice(scope, newId("in"), customer, at, session.currency ?? "usd");
  const data = session.invoice_creation?.invoice_data;
  const lines = session.line_items.map((item) => ({
    ...newLine(scope, blank, { amount: item.amount_total }, ""),
    description: item.description,
    quantity: item.quantity,
    quantity_decimal: String(item.quantity ?? 1),
    ...(item.price && {
      pricing: {
        type: "price_details" as const,
        price_details: { price: item.price.id, product: item.price.product },
        unit_amount_decimal: item.price.unit_amount_decimal,
      },
    }),
  }));
  const counted = summed(scope, { ...blank, lines, starting_balance: 0 });
  return {
    ...counted,
    amount_paid: counted.amount_due,
    amount_remaining: 0,
    attempt_count: 1,
    attempted: true,
    custom_fields: data?.custom_fields ?? null,
    description: data?.description ?? null,
    effective_at: at,
    ending_balance: 0,
    footer: data?.footer ?? null,
    metadata: data?.metadata ?? {},
    number: nextNumber(customer),
    status: "paid",
    status_transitions: { finalized_at: at, marked_uncollectible_at: null, paid_at: at, voided_at: null },
    token: letters(48),
  };
}
