import { emit } from "../events/emit.ts";
import { ApiError, refusal } from "../http/errors.ts";
import { letters } from "../ids.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { asPaid } from "../payments/credit-invoice.ts";
import { openPayment } from "../payments/open.ts";
import { findCustomer } from "../resources/customers.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { Customer, Invoice } from "../store/stored.ts";
import { customerDetails } from "./empty-invoice.ts";
import { findInvoice, saveInvoice } from "./find.ts";
import { withTotals } from "./totals.ts";

export function finalizeInvoice(
  scope: Scope,
  parameters: Parsed<ParametersOf["invoices.finalizeInvoice"]>,
  id: string,
): object {
  const invoice = findInvoice(scope, id);
  return render(scope, finalize(scope, invoice, parameters.auto_advance));
}

/**
 * Numbers a draft, settles the customer's balance against it and makes it payable. What leaves nothing to pay
 * is paid at once.
 */
export function finalize(scope: Scope, draft: Invoice, autoAdvance = draft.auto_advance): Invoice {
  if (draft.status !== "draft") {
    throw refusal("This invoice is already finalized, you can't re-finalize a non-draft invoice.");
  }
  const customer = findCustomer(scope, draft.customer ?? "");
  checkTaxLocation(scope, draft, customer);
  const at = now(scope);
  const number = draft.number ?? nextNumber(customer);
  checkNumber(scope, draft, number);
  const summed = withTotals({ ...draft, ...customerDetails(customer), starting_balance: customer.balance });
  const endingBalance = Math.min(0, summed.total + summed.starting_balance);
  const open: Invoice = {
    ...summed,
    auto_advance: autoAdvance ?? false,
    automatic_tax: { ...draft.automatic_tax, status: draft.automatic_tax.enabled ? "complete" : null },
    automatically_finalizes_at: null,
    effective_at: draft.effective_at ?? at,
    ending_balance: endingBalance,
    last_finalization_error: null,
    next_payment_attempt: null,
    number,
    status: "open",
    status_transitions: { ...draft.status_transitions, finalized_at: at },
    token: letters(48),
  };
  updateCustomer(scope, customer, draft.number === null, endingBalance);
  if (open.amount_due > 0) {
    const saved = saveInvoice(scope, draft, open, "invoice.finalized");
    openPayment(scope, saved, saved.amount_due, true);
    return saved;
  }
  const types = ["invoice.finalized", "invoice.paid", "invoice.payment_succeeded"];
  return saveInvoice(scope, draft, asPaid(scope, { ...open, attempted: true }), ...types);
}

/** `{prefix}-0001`, counted for each customer. */
function nextNumber(customer: Customer): string {
  return `${customer.invoice_prefix}-${String(customer.next_invoice_sequence ?? 1).padStart(4, "0")}`;
}

function checkNumber(scope: Scope, draft: Invoice, number: string): void {
  const holder = scope.world.objects.byNumber(scope.account, number);
  if (holder === undefined || holder === draft.id) return;
  throw refusal(`An invoice with the number '${number}' already exists.`, { param: "number" });
}

function updateCustomer(scope: Scope, customer: Customer, counted: boolean, balance: number): void {
  const next_invoice_sequence = (customer.next_invoice_sequence ?? 1) + (counted ? 1 : 0);
  scope.world.objects.save(scope.account, { ...customer, balance, next_invoice_sequence });
}

/** Stripe Tax cannot say where a customer without an address is: the draft stays, with the reason on it. */
function checkTaxLocation(scope: Scope, draft: Invoice, customer: Customer): void {
  if (!draft.automatic_tax.enabled || customer.address?.country) return;
  const error = {
    type: "invalid_request_error",
    code: "customer_tax_location_invalid",
    message:
      "The customer's location isn't recognized. Set a valid customer address in order to automatically calculate tax.",
  } as const;
  const failed: Invoice = {
    ...draft,
    automatic_tax: { ...draft.automatic_tax, status: "requires_location_inputs" },
    last_finalization_error: error,
  };
  scope.world.objects.save(scope.account, failed);
  emit(scope, "invoice.finalization_failed", render(scope, failed));
  throw new ApiError(400, error, { keepChanges: true });
}
