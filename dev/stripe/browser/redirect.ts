import type { Scope } from "../scope.ts";
import type { PaymentIntent } from "../store/stored.ts";

/** An intent that waits for its customer says where to ask them, once it is known where they come back to. */
export function withRedirect(
  scope: Scope,
  intent: PaymentIntent,
  returnUrl: string | undefined,
): PaymentIntent {
  if (intent.status !== "requires_action" || !returnUrl) return intent;
  const url = `${scope.world.url}/authenticate/${intent.id}?client_secret=${intent.client_secret}`;
  const asking: PaymentIntent = {
    ...intent,
    next_action: { type: "redirect_to_url", redirect_to_url: { url, return_url: returnUrl } },
  };
  scope.world.objects.save(scope.account, asking);
  return asking;
}

/** Where the customer goes with the outcome, as Stripe adds it to the address. */
export function returnAddress(intent: PaymentIntent, returnUrl: string): string {
  const url = new URL(returnUrl);
  url.searchParams.set("payment_intent", intent.id);
  url.searchParams.set("payment_intent_client_secret", intent.client_secret ?? "");
  url.searchParams.set("redirect_status", redirectStatus(intent.status));
  return url.href;
}

/** That a debit under way is `pending` is unverified; the page must retrieve the intent in any case. */
function redirectStatus(status: PaymentIntent["status"]): string {
  if (status === "succeeded") return "succeeded";
  return status === "processing" ? "pending" : "failed";
}
