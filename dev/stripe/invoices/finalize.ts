import { emit } from "../events/emit.ts";
import { ApiError, refusal } from "../http/errors.ts";
import { letters } from "../ids.ts";
import { checkChargeable } from "../money/chargeable.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { asPaid } from "../payments/credit-invoice.ts";
import { openPayment } from "../payments/open.ts";
import { findCustomer } from "../resources/customers.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { Customer, Invoice } from "../store/stored.ts";
import { taxProblem } from "../tax/problem.ts";
import { customerDetails } from "./empty-invoice.ts";
import { findInvoice, saveInvoice } from "./find.ts";
import { summed } from "./summed.ts";

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
  const followed = { ...draft, ...customerDetails(customer), starting_balance: customer.balance };
  checkTax(scope, followed);
  const at = now(scope);
  const number = draft.number ?? nextNumber(customer);
  checkNumber(scope, draft, number);
  const counted = summed(scope, followed);
  const endingBalance = Math.min(0, counted.total + counted.starting_balance);
  checkChargeable(counted.amount_due, counted.currency, "amount_due");
  const open: Invoice = {
    ...counted,
    auto_advance: autoAdvance ?? false,
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
export function nextNumber(customer: Customer): string {
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

/** What Stripe Tax cannot compute stays a draft, with the reason on it. */
function checkTax(scope: Scope, draft: Invoice): void {
  const error = taxProblem(scope, draft);
  if (error === undefined) return;
  const failed: Invoice = { ...summed(scope, draft), last_finalization_error: error };
  scope.world.objects.save(scope.account, failed);
  emit(scope, "invoice.finalization_failed", render(scope, failed));
  throw new ApiError(400, error, { keepChanges: true });
}
