import { emit } from "../events/emit.ts";
import { invalid, missingObject, missingReference, refusal } from "../http/errors.ts";
import { page, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import { emptyInvoice } from "../invoices/empty-invoice.ts";
import { findDraft } from "../invoices/find.ts";
import { itemOf, newLine } from "../invoices/lines.ts";
import { saveLines } from "../invoices/save-lines.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { now, type Scope } from "../scope.ts";
import type { InvoiceItem } from "../store/stored.ts";

export const invoiceItemRoutes = [
  route("post", "/v1/invoiceitems", "invoiceItems.create", create),
  route("get", "/v1/invoiceitems", "invoiceItems.list", list),
  route("get", "/v1/invoiceitems/:id", "invoiceItems.retrieve", find),
  route("delete", "/v1/invoiceitems/:id", "invoiceItems.del", remove),
];

type Create = Parsed<ParametersOf["invoiceItems.create"]>;

/** On a draft at once when `invoice` is given; otherwise pending until an invoice takes it in. */
function create(scope: Scope, parameters: Create): InvoiceItem {
  const customer = scope.world.objects.find(scope.account, "customer", parameters.customer ?? "");
  if (parameters.customer === undefined) {
    throw invalid("Missing required param: customer.", { code: "parameter_missing", param: "customer" });
  }
  if (customer === undefined) throw missingReference("customer", parameters.customer, "customer");
  const draft = parameters.invoice === undefined ? undefined : findDraft(scope, parameters.invoice);
  if (draft !== undefined && draft.customer !== customer.id) {
    throw refusal("The invoice belongs to another customer.", { param: "invoice" });
  }
  const currency = parameters.currency ?? parameters.price_data?.currency ?? draft?.currency ?? "usd";
  if (draft !== undefined && draft.currency !== currency) {
    throw refusal("You cannot combine currencies on a single invoice.", { param: "currency" });
  }
  const invoice = draft ?? emptyInvoice(scope, "in_none", customer, now(scope), currency);
  const line = newLine(scope, invoice, parameters, "");
  const item = itemOf(draft === undefined ? { ...line, invoice: null } : line, customer.id, now(scope));
  scope.world.objects.insert(scope.account, "invoiceitem", item);
  emit(scope, "invoiceitem.created", item);
  if (draft !== undefined) saveLines(scope, draft, [line, ...draft.lines]);
  return item;
}

function find(scope: Scope, _: unknown, id: string): InvoiceItem {
  const item = scope.world.objects.find(scope.account, "invoiceitem", id);
  if (item === undefined) throw missingObject("invoiceitem", id);
  return item;
}

function remove(scope: Scope, _: unknown, id: string): object {
  const item = find(scope, _, id);
  if (item.invoice !== null) {
    const draft = findDraft(scope, item.invoice);
    const kept = draft.lines.filter((line) => line.parent?.invoice_item_details?.invoice_item !== id);
    saveLines(scope, draft, kept);
  }
  scope.world.objects.remove(scope.account, id);
  emit(scope, "invoiceitem.deleted", item);
  return { id, object: "invoiceitem", deleted: true };
}

function list(scope: Scope, parameters: Parsed<ParametersOf["invoiceItems.list"]>): object {
  const { objects } = scope.world;
  const { customer, invoice, pending } = parameters;
  return page(
    "/v1/invoiceitems",
    "invoiceitem",
    parameters,
    (id) => objects.position(scope.account, "invoiceitem", id),
    (query) => {
      const full = { ...query, filter: { customer, invoice }, created: toRange(parameters.created) };
      if (pending === undefined) return objects.list(scope.account, "invoiceitem", full);
      return objects
        .list(scope.account, "invoiceitem", { ...full, limit: 100_000 })
        .filter((item) => (item.invoice === null) === pending)
        .slice(0, query.limit);
    },
  );
}
