import { refusal } from "../http/errors.ts";
import { letters, newId, newInvoicePrefix } from "../ids.ts";
import { emptyInvoice } from "../invoices/empty-invoice.ts";
import { itemOf } from "../invoices/lines.ts";
import { taxRateOf } from "../invoices/tax-rates.ts";
import { withTotals } from "../invoices/totals.ts";
import { nameAccount } from "../resources/account.ts";
import { emptyCustomer } from "../resources/empty-customer.ts";
import type { Scope } from "../scope.ts";
import type { Invoice, Line } from "../store/stored.ts";
import type { Import, ImportedCustomer, ImportedInvoice, ImportedLine } from "./import-input.ts";
import { importPayment } from "./import-payment.ts";

/** Puts ready-made objects into the books without events. An id that is known already is left as it is. */
export function importAll(scope: Scope, data: Import): { customers: number; invoices: number } {
  if (data.accountName !== undefined) nameAccount(scope, data.accountName);
  const isNew = ({ id }: { id: string }) => !scope.world.objects.exists(scope.account, id);
  const customers = data.customers.filter(isNew);
  for (const customer of customers) importCustomer(scope, customer);
  const invoices = data.invoices.filter(isNew);
  for (const invoice of invoices) importInvoice(scope, invoice);
  return { customers: customers.length, invoices: invoices.length };
}

function importCustomer(scope: Scope, data: ImportedCustomer): void {
  scope.world.objects.insert(scope.account, "customer", {
    ...emptyCustomer(data.id, data.created),
    email: data.email,
    invoice_prefix: newInvoicePrefix(),
    metadata: data.metadata,
    name: data.name,
    phone: data.phone ?? null,
  });
}

function importInvoice(scope: Scope, data: ImportedInvoice): void {
  const { objects } = scope.world;
  const customer = objects.find(scope.account, "customer", data.customer);
  if (customer === undefined) throw refusal(`No such customer: '${data.customer}'`, { param: data.id });
  const blank = emptyInvoice(scope, data.id, customer, data.created, data.currency);
  const draft = withTotals({
    ...blank,
    collection_method: data.due_date == null ? "charge_automatically" : "send_invoice",
    custom_fields: data.custom_fields ?? blank.custom_fields,
    description: data.description ?? null,
    due_date: data.due_date ?? null,
    lines: data.lines.map((line) => importLine(scope, data, line)),
    metadata: data.metadata,
    number: data.number ?? null,
    // A ready-made invoice asks for exactly its total, whatever credit the customer has.
    starting_balance: 0,
  });
  const invoice =
    data.status === "draft" ? draft : finished(data, draft, () => nextNumber(scope, data.customer));
  objects.insert(scope.account, "invoice", invoice);
  for (const line of invoice.lines) {
    objects.insert(scope.account, "invoiceitem", itemOf(line, customer.id, data.created));
  }
  if (data.status !== "draft" && invoice.amount_due > 0) importPayment(scope, invoice);
}

function finished(data: ImportedInvoice, draft: Invoice, number: () => string): Invoice {
  const finalized_at = data.finalized_at ?? data.created;
  const paid = data.status === "paid";
  return {
    ...draft,
    amount_paid: paid ? draft.amount_due : 0,
    amount_remaining: paid ? 0 : draft.amount_due,
    attempt_count: paid ? 1 : 0,
    attempted: paid,
    effective_at: finalized_at,
    ending_balance: 0,
    number: draft.number ?? number(),
    status: data.status,
    status_transitions: {
      finalized_at,
      marked_uncollectible_at: data.status === "uncollectible" ? finalized_at : null,
      paid_at: paid ? (data.paid_at ?? finalized_at) : null,
      voided_at: data.status === "void" ? finalized_at : null,
    },
    token: letters(48),
  };
}

function nextNumber(scope: Scope, id: string): string {
  const { objects } = scope.world;
  const customer = objects.find(scope.account, "customer", id);
  if (customer === undefined) throw refusal(`No such customer: '${id}'`);
  const sequence = customer.next_invoice_sequence ?? 1;
  objects.save(scope.account, { ...customer, next_invoice_sequence: sequence + 1 });
  return `${customer.invoice_prefix}-${String(sequence).padStart(4, "0")}`;
}

function importLine(scope: Scope, invoice: ImportedInvoice, data: ImportedLine): Line {
  const { description, amount, quantity_decimal, metadata } = data;
  return {
    id: newId("il"),
    object: "line_item",
    amount,
    currency: invoice.currency,
    description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: invoice.id,
    livemode: false,
    metadata,
    parent: {
      invoice_item_details: {
        invoice_item: newId("ii"),
        proration: false,
        proration_details: { credited_items: null },
        subscription: null,
      },
      subscription_item_details: null,
      type: "invoice_item_details",
    },
    period: { start: invoice.created, end: invoice.created },
    pretax_credit_amounts: [],
    pricing: {
      type: "price_details",
      price_details: { price: newId("price"), product: newId("prod") },
      unit_amount_decimal: data.unit_amount_decimal ?? String(amount),
    },
    quantity: Math.trunc(Number(quantity_decimal)),
    quantity_decimal,
    subscription: null,
    subtotal: amount,
    taxes: data.taxes.map(({ display_name, percentage, inclusive, ...tax }) => ({
      amount: tax.amount,
      tax_behavior: inclusive ? "inclusive" : "exclusive",
      tax_rate_details: { tax_rate: taxRateOf(scope, { display_name, percentage, inclusive }).id },
      taxability_reason: "not_available",
      taxable_amount: tax.taxable_amount ?? amount,
      type: "tax_rate_details",
    })),
  };
}
