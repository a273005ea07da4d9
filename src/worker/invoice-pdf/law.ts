import type { InvoiceKind, InvoiceLine } from "../billing/types.ts";
import type { InvoiceRow, OrganisationRow } from "../database/rows.ts";
import { linesOf } from "../papers/words.ts";
import type { Buyer } from "./buyer.ts";

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
 * The words over an invoice. "Tax invoice" is what Australian law asks for where GST is charged
 * (https://www.ato.gov.au/businesses-and-organisations/gst-excise-and-indirect-taxes/gst/tax-invoices).
 */
export function headingOf(seller: Seller, kind: InvoiceKind = "invoice"): string {
  const country = countryOf(seller);
  const taxed = (country === "AU" || country === "NZ") && seller.identity.taxId;
  const words = [KIND[kind], ...(taxed ? ["tax"] : []), "invoice"].filter(Boolean).join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const KIND: { [kind in InvoiceKind]: string } = {
  invoice: "",
  deposit: "deposit",
  progress: "progress",
  final: "final",
};

/**
 * The words over a credit note. In Australia what changes a tax invoice is an adjustment note, and must say so
 * (https://www.legislation.gov.au/F2022L01272).
 */
export function creditHeadingOf(seller: Seller): string {
  return countryOf(seller) === "AU" && seller.identity.taxId ? "Adjustment note" : "Credit note";
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

/** Who is billed: name, address, and the tax number as its country calls it. */
export function buyerLines({ name, address, country, taxId }: Buyer): string[] {
  const number = taxId ? [`${taxIdName(country ?? "", taxId)} ${taxId}`] : [];
  return [name, ...linesOf(address), ...number];
}

type Taxed = Pick<InvoiceRow, "tax"> & { lines: readonly Pick<InvoiceLine, "tax" | "taxInclusive">[] };

/** What the law wants said beside the figures of an invoice or a credit note. */
export function legalNotes(seller: Seller, buyer: Buyer, paper: Taxed): string[] {
  return [...reverseCharge(seller, buyer, paper), ...exemption(buyer, paper), ...inclusion(seller, paper)];
}

/**
 * Where a vendor in the EU bills a business in another country of it without tax: Directive 2006/112/EC, article 226, 11a.
 */
function reverseCharge(seller: Seller, buyer: Buyer, { tax }: Taxed): string[] {
  const country = countryOf(seller);
  const abroad = buyer.country !== null && buyer.country !== country && EU.includes(buyer.country);
  const reverse = EU.includes(country) && seller.identity.taxId && abroad && buyer.taxId && tax === 0;
  return reverse ? ["Reverse charge"] : [];
}

/** Why there is no tax: the certificate that an American vendor must be able to show, and article 226, 11. */
function exemption({ exemptCertificate }: Buyer, { tax }: Taxed): string[] {
  return exemptCertificate && tax === 0 ? [`Tax exempt, certificate ${exemptCertificate}`] : [];
}

/**
 * That the prices hold the tax. Where they all do, Australian law takes these words for it
 * (https://www.ato.gov.au/businesses-and-organisations/gst-excise-and-indirect-taxes/gst/tax-invoices).
 */
function inclusion(seller: Seller, { lines }: Taxed): string[] {
  const name = taxNameOf(seller);
  if (!lines.some((line) => line.taxInclusive)) return [];
  return lines.every((line) => line.taxInclusive)
    ? [`Total price includes ${name === "Sales tax" ? "sales tax" : name}`]
    : [`Amounts whose rate is marked "incl." hold the tax already`];
}

const REGISTRATION: { [country: string]: string } = { GB: "Company no.", AU: "ACN", IE: "Company no." };

function taxIdName(country: string, taxId: string): string {
  if (country === "AU") return "ABN";
  if (country === "NZ") return "GST no.";
  if (country === "GB" || EU.includes(country)) return "VAT no.";
  return country === "US" && /^\d{2}-\d{7}$/.test(taxId) ? "EIN" : "Tax ID";
}
