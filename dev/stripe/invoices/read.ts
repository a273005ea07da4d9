import { page, pageOfArray, toRange } from "../http/pages.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Query } from "../store/objects.ts";
import type { Invoice } from "../store/stored.ts";
import { findInvoice } from "./find.ts";

export function retrieveInvoice(scope: Scope, _: unknown, id: string): object {
  return render(scope, findInvoice(scope, id, "invoice"));
}

export function listInvoices(scope: Scope, parameters: Parsed<ParametersOf["invoices.list"]>): object {
  return page(
    "/v1/invoices",
    "invoice",
    parameters,
    (id) => scope.world.objects.position(scope.account, "invoice", id),
    (query) => matching(scope, parameters, query).map((invoice) => render(scope, invoice)),
  );
}

function matching(scope: Scope, parameters: Parsed<ParametersOf["invoices.list"]>, query: Query): Invoice[] {
  const { customer, status, collection_method } = parameters;
  const due = toRange(parameters.due_date);
  const full = { ...query, filter: { customer, status }, created: toRange(parameters.created) };
  if (due === undefined && collection_method === undefined) {
    return scope.world.objects.list(scope.account, "invoice", full);
  }
  // Rare filters without an index: read on and sift.
  const sifted = scope.world.objects
    .list(scope.account, "invoice", { ...full, limit: 100_000 })
    .filter((invoice) => collection_method === undefined || invoice.collection_method === collection_method)
    .filter(({ due_date }) => due === undefined || (due_date !== null && within(due_date, due)));
  return query.before === undefined ? sifted.slice(0, query.limit) : sifted.slice(-query.limit);
}

function within(value: number, range: { gt?: number; gte?: number; lt?: number; lte?: number }): boolean {
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return value > gt && value >= gte && value < lt && value <= lte;
}

export function listLines(
  scope: Scope,
  parameters: Parsed<ParametersOf["invoices.listLineItems"]>,
  id: string,
): object {
  const { lines } = findInvoice(scope, id, "invoice");
  return pageOfArray(`/v1/invoices/${id}/lines`, "invoice line item", parameters, lines);
}
