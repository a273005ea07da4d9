import type { CustomerRow, InvoiceRow, OrganisationRow } from "../database/rows.ts";

const EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

type Seller = Pick<OrganisationRow, "identity" | "locale">;

/** Where the vendor is by law: ISO 3166, two letters. */
function countryOf({ identity, locale }: Seller): string {
  return identity.country ?? new Intl.Locale(locale).region ?? "US";
}

/** What the tax on an invoice is called where the vendor is. */
export function taxNameOf(seller: Seller): string {
  const country = countryOf(seller);
  if (country === "AU" || country === "NZ") return "GST";
  if (country === "GB" || EU.includes(country)) return "VAT";
  return country === "US" ? "Sales tax" : "Tax";
}

/**
 * The word over the paper. "Tax invoice" is what Australian law asks for where GST is charged
 * (https://www.ato.gov.au/businesses-and-organisations/gst-excise-and-indirect-taxes/gst/tax-invoices).
 */
export function headingOf(seller: Seller): string {
  const country = countryOf(seller);
  return (country === "AU" || country === "NZ") && seller.identity.taxId ? "Tax invoice" : "Invoice";
}

/** Whether net, tax and gross are shown rate by rate, as for VAT (Directive 2006/112/EC, article 226) and GST. */
export function showsRates(seller: Seller): boolean {
  return ["VAT", "GST"].includes(taxNameOf(seller));
}

/** Who the vendor is by law: its name where it is another one, its tax number, its registration. */
export function legalLines(seller: Seller & Pick<OrganisationRow, "name">): string[] {
  const { legalName, taxId, registration } = seller.identity;
  const country = countryOf(seller);
  return [
    ...(legalName && legalName !== seller.name ? [legalName] : []),
    ...(taxId ? [`${taxIdName(country, taxId)} ${taxId}`] : []),
    ...(registration ? [`${REGISTRATION[country] ?? "Registration"} ${registration}`] : []),
  ];
}

/** The buyer's tax number, as its country calls it. */
export function buyerTaxLine({ country, taxId }: Pick<CustomerRow, "country" | "taxId">): string[] {
  return taxId ? [`${taxIdName(country ?? "", taxId)} ${taxId}`] : [];
}

/**
 * What the law wants said beside the figures. "Reverse charge" where a vendor in the EU bills a business in another country of it
 * without tax: article 226, 11a.
 */
export function legalNotes(
  seller: Seller,
  buyer: Pick<CustomerRow, "country" | "taxId">,
  invoice: Pick<InvoiceRow, "tax">,
): string[] {
  const country = countryOf(seller);
  const abroad = buyer.country !== null && buyer.country !== country && EU.includes(buyer.country);
  const reverse = EU.includes(country) && seller.identity.taxId && abroad && buyer.taxId && invoice.tax === 0;
  return reverse ? ["Reverse charge"] : [];
}

const REGISTRATION: { [country: string]: string } = { GB: "Company no.", AU: "ACN", IE: "Company no." };

function taxIdName(country: string, taxId: string): string {
  if (country === "AU") return "ABN";
  if (country === "NZ") return "GST no.";
  if (country === "GB" || EU.includes(country)) return "VAT no.";
  return country === "US" && /^\d{2}-\d{7}$/.test(taxId) ? "EIN" : "Tax ID";
}
