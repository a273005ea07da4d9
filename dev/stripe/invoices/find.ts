import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { missingObject, refusal } from "../http/errors.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Invoice } from "../store/stored.ts";

/** Stripe names the missing invoice `invoice` in some calls and `id` in others. */
export function findInvoice(scope: Scope, id: string, param: "id" | "invoice" = "id"): Invoice {
  const invoice = scope.world.objects.find(scope.account, "invoice", id);
  if (invoice === undefined) throw missingObject("invoice", id, param);
  return invoice;
}

/** The invoice, if its lines may still change. */
export function findDraft(scope: Scope, id: string): Invoice {
  const invoice = findInvoice(scope, id, "invoice");
  if (invoice.status === "draft") return invoice;
  throw refusal("Invalid invoice: This invoice is no longer editable", {
    code: "invoice_not_editable",
    param: "invoice",
  });
}

/** Saves, then tells what happened, each type with the invoice as it is now, and last what changed. */
export function saveInvoice(scope: Scope, before: Invoice, after: Invoice, ...types: string[]): Invoice {
  const previous = difference(render(scope, before), render(scope, after));
  if (previous !== undefined) scope.world.objects.save(scope.account, after);
  const shown = render(scope, after);
  for (const type of types) emit(scope, type, shown);
  if (previous !== undefined) emit(scope, "invoice.updated", shown, previous);
  return after;
}
