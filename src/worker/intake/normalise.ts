import type { CustomerInput, SiteInput } from "./ticket-input.ts";

/** How the same customer is found again: by the outside id, else by e-mail, else by name. */
export function identityOf({ externalId, email, name }: CustomerInput): string {
  if (externalId) return `id:${externalId}`;
  if (email) return `email:${email.toLowerCase()}`;
  return `name:${plain(name)}`;
}

/** The same for every way to write the same address in capitals and spaces. */
export function addressOf(site: SiteInput): string {
  const { line1, line2, city, region, postalCode, country } = site;
  return [line1, line2, city, region, postalCode, country].map((part) => plain(part ?? "")).join("\n");
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
