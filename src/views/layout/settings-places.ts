/** The settings' pages, in the order in which they are offered. */
export const SETTINGS_PLACES = [
  { to: "/office/settings/price-book", name: "Price book" },
  { to: "/office/settings/tax", name: "Tax" },
  { to: "/office/settings/closeout", name: "Closeout rules" },
  { to: "/office/settings/billing", name: "Billing" },
  { to: "/office/customers", name: "Customers" },
  { to: "/office/settings/portals", name: "Portals" },
  { to: "/office/settings/papers", name: "Papers", ownerOnly: true },
  { to: "/office/settings/numbering", name: "Numbering" },
  { to: "/office/settings/documents", name: "Documents" },
  { to: "/office/settings/alerts", name: "Alerts" },
  { to: "/office/settings/stripe", name: "Stripe", ownerOnly: true },
] as const;

/** Those that somebody with this role can open. */
export function settingsPlaces(role: string) {
  return SETTINGS_PLACES.filter((place) => role === "owner" || !("ownerOnly" in place));
}
