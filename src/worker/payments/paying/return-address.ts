/** What Stripe adds to the address to which a customer comes back; the secret is never kept, shown or logged. */
const SECRET = "payment_intent_client_secret";

/** Names the visit of a payment link's page that a customer comes back from. */
export const CAME_FROM_LINK = "checkout_session";

/** The same address without the secret, if it holds one. */
export function withoutSecret(address: URL): string | null {
  if (!address.searchParams.has(SECRET)) return null;
  const clean = new URL(address);
  for (const name of [SECRET, "redirect_status"]) clean.searchParams.delete(name);
  return clean.pathname + clean.search;
}

/** The payment that the address names; null where it names none. */
export function cameBackFrom(address: URL): string | null {
  const id = address.searchParams.get("payment_intent") ?? "";
  return /^pi_\w{1,100}$/.test(id) ? id : null;
}
