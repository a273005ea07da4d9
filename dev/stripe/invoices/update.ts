import { refusal } from "../http/errors.ts";
import { findCustomer } from "../resources/customers.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { Invoice } from "../store/stored.ts";
import { refuseInactiveTax } from "../tax/problem.ts";
import { dueDate } from "./due-date.ts";
import { customerDetails } from "./empty-invoice.ts";
import { type UpdateParameters, withFields } from "./fields.ts";
import { findInvoice, saveInvoice } from "./find.ts";
import { summed } from "./summed.ts";
import { withWindow } from "./window.ts";

/** What a finalised invoice still lets change. */
const alwaysEditable = new Set([
  "auto_advance",
  "default_payment_method",
  "default_source",
  "expand",
  "metadata",
  "payment_settings",
]);

export function updateInvoice(scope: Scope, parameters: UpdateParameters, id: string): object {
  const before = findInvoice(scope, id);
  if (before.status !== "draft") refuseFixedFields(parameters);
  refuseInactiveTax(scope, parameters.automatic_tax?.enabled);
  const filled = withFields(scope, before, parameters);
  if (before.status !== "draft") return render(scope, saveInvoice(scope, before, filled));
  const due = dueDate(parameters, filled.collection_method, before.created, now(scope));
  const followed = withoutOldTaxes(before, withCustomer(scope, filled));
  const after = summed(scope, withWindow({ ...followed, due_date: due ?? filled.due_date }));
  return render(scope, saveInvoice(scope, before, after));
}

function refuseFixedFields(parameters: UpdateParameters): void {
  const fixed = Object.keys(parameters).find((name) => !alwaysEditable.has(name));
  if (fixed === undefined) return;
  throw refusal("Finalized invoices can't be updated in this way", {
    code: "invoice_not_editable",
    param: fixed,
  });
}

/** Taxes that Stripe Tax computed go when it is switched off. */
function withoutOldTaxes(before: Invoice, after: Invoice): Invoice {
  if (!before.automatic_tax.enabled || after.automatic_tax.enabled) return after;
  return { ...after, lines: after.lines.map((line) => ({ ...line, taxes: [] })) };
}

/** A draft follows its customer's name and address. */
function withCustomer(scope: Scope, invoice: Invoice): Invoice {
  const customer = findCustomer(scope, invoice.customer ?? "");
  return { ...invoice, ...customerDetails(customer) };
}
