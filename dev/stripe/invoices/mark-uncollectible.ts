import { refusal } from "../http/errors.ts";
import { paymentsOf } from "../payments/find.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { Invoice } from "../store/stored.ts";
import { refuseAttached } from "./attached.ts";
import { findInvoice, saveInvoice } from "./find.ts";

/** Written off, but still payable. */
export function markUncollectible(scope: Scope, _: unknown, id: string): object {
  const invoice = findInvoice(scope, id);
  if (invoice.status === "uncollectible") {
    throw refusal("This invoice has already been marked uncollectible.");
  }
  if (invoice.status !== "open") {
    throw refusal("You can only pass in open invoices. This invoice isn't open.");
  }
  refuseAttached(paymentsOf(scope, invoice), "marked uncollectible");
  const marked: Invoice = {
    ...invoice,
    auto_advance: false,
    status: "uncollectible",
    status_details: { uncollectible: { reason: "user_forgiven" } },
    status_transitions: { ...invoice.status_transitions, marked_uncollectible_at: now(scope) },
  };
  return render(scope, saveInvoice(scope, invoice, marked, "invoice.marked_uncollectible"));
}
