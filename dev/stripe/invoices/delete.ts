import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import { findInvoice } from "./find.ts";

/** Only drafts. The items of its lines die with it; Stripe does not set them free either. */
export function deleteInvoice(scope: Scope, _: unknown, id: string): object {
  const invoice = findInvoice(scope, id, "invoice");
  if (invoice.status !== "draft") throw refusal("You can only delete draft invoices.");
  scope.world.objects.remove(scope.account, id);
  for (const line of invoice.lines) {
    const item = line.parent?.invoice_item_details?.invoice_item;
    if (item !== undefined) scope.world.objects.remove(scope.account, item);
  }
  emit(scope, "invoice.deleted", render(scope, invoice));
  return { id, object: "invoice", deleted: true };
}
