import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import { finalize } from "./finalize.ts";
import { findInvoice } from "./find.ts";

/** Finalises a draft on the way. No mail leaves, in Stripe's test mode as here; the event does. */
export function sendInvoice(scope: Scope, _: unknown, id: string): object {
  const invoice = findInvoice(scope, id, "invoice");
  if (invoice.collection_method !== "send_invoice") {
    throw refusal("You can only manually send an invoice if its collection method is 'send_invoice'.");
  }
  if (invoice.status !== "draft" && invoice.status !== "open") {
    throw refusal(
      "This invoice cannot be sent right now. Please contact us via https://support.stripe.com/contact with details, so we can help.",
    );
  }
  const customer = scope.world.objects.find(scope.account, "customer", invoice.customer ?? "");
  if (!(invoice.status === "draft" ? customer?.email : invoice.customer_email)) {
    throw refusal("The customer must have a valid email address for an invoice to be sent.", {
      param: "customer",
    });
  }
  const sent = invoice.status === "draft" ? finalize(scope, invoice) : invoice;
  const answer = render(scope, sent);
  emit(scope, "invoice.sent", answer);
  return answer;
}
