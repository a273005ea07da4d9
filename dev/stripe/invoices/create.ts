import { refuseWhenRejected } from "../accounts/may-charge.ts";
import { emit } from "../events/emit.ts";
import { invalid, missingReference, refusal } from "../http/errors.ts";
import { newId } from "../ids.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { Customer, Invoice } from "../store/stored.ts";
import { refuseInactiveTax } from "../tax/problem.ts";
import { dueDate } from "./due-date.ts";
import { emptyInvoice } from "./empty-invoice.ts";
import { type CreateParameters, withFields } from "./fields.ts";
import { itemOf, lineOf } from "./lines.ts";
import { summed } from "./summed.ts";
import { withWindow } from "./window.ts";

export function createInvoice(scope: Scope, parameters: CreateParameters): object {
  refuseUnsupported(parameters);
  refuseWhenRejected(scope);
  refuseInactiveTax(scope, parameters.automatic_tax?.enabled);
  const customer = customerOf(scope, parameters);
  const created = now(scope);
  const currency = parameters.currency ?? customer.currency ?? "usd";
  const blank = emptyInvoice(scope, newId("in"), customer, created, currency);
  const filled = withFields(scope, blank, parameters);
  const due = dueDate(parameters, filled.collection_method, created, created);
  if (filled.collection_method === "send_invoice" && due === undefined) {
    throw invalid(
      "If invoice collection method is 'send_invoice', you must specify 'due_date' or 'days_until_due'.",
    );
  }
  const draft = withWindow({ ...filled, due_date: due ?? null });
  const swept = parameters.pending_invoice_items_behavior === "include" ? sweep(scope, draft) : draft;
  const invoice = summed(scope, swept);
  scope.world.objects.insert(scope.account, "invoice", invoice);
  const answer = render(scope, invoice);
  emit(scope, "invoice.created", answer);
  return answer;
}

function customerOf(scope: Scope, parameters: CreateParameters): Customer {
  const id = parameters.customer;
  if (!id) {
    throw invalid("Missing required param: customer.", { code: "parameter_missing", param: "customer" });
  }
  const customer = scope.world.objects.find(scope.account, "customer", id);
  if (customer === undefined) throw missingReference("customer", id, "customer");
  return customer;
}

/** All pending items of the customer in this currency, whatever left them behind. */
function sweep(scope: Scope, invoice: Invoice): Invoice {
  const { objects } = scope.world;
  const query = { filter: { customer: invoice.customer ?? "" }, limit: 1000 };
  const pending = objects
    .list(scope.account, "invoiceitem", query)
    .filter((item) => item.invoice === null && item.currency === invoice.currency);
  const lines = pending.map((item) => lineOf(scope, invoice, item));
  for (const line of lines) {
    objects.save(scope.account, itemOf(line, invoice.customer ?? "", now(scope)));
  }
  return { ...invoice, lines };
}

/** Better an honest refusal than a parameter that is taken and does nothing. */
function refuseUnsupported(parameters: CreateParameters): void {
  const { subscription, from_invoice, discounts, shipping_cost } = parameters;
  const unsupported = { subscription, from_invoice, discounts: discounts || undefined, shipping_cost };
  for (const [param, value] of Object.entries(unsupported)) {
    if (value !== undefined)
      throw refusal(`The local Stripe does not support ${param} on invoices.`, { param });
  }
}
