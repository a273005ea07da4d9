/** Takes out of the address what Stripe put there: the secret of a payment belongs into no bookmark and no screenshot. */
export function leaveNoTrace() {
  const address = new URL(location.href);
  const before = address.search;
  for (const name of [...address.searchParams.keys()]) {
    if (name.startsWith("payment_intent") || name === "redirect_status") address.searchParams.delete(name);
  }
  if (address.search !== before) history.replaceState(null, "", address);
}
