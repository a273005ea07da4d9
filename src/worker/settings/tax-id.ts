import { isInEuropeanUnion } from "./countries.ts";

/** How a country's tax number is called, what the law wants of it on an invoice, and how it looks. */
export type TaxIdHint = { label: string; hint: string; looksLike: RegExp | null };

const AUSTRALIA: TaxIdHint = {
  label: "ABN",
  hint: "Eleven digits. Without it an invoice in Australia is no tax invoice.",
  looksLike: /^\d{11}$/,
};
const UNITED_KINGDOM: TaxIdHint = {
  label: "VAT number",
  hint: "GB and nine digits, if you are registered for VAT: the invoice must show it then.",
  looksLike: /^(GB)?\d{9}(\d{3})?$/,
};
const UNITED_STATES: TaxIdHint = {
  label: "Tax id",
  hint: "An invoice needs none; some managers ask for the EIN. Several states want your licence number on it.",
  looksLike: null,
};
const OTHER: TaxIdHint = { label: "Tax id", hint: "As your invoices must show it.", looksLike: null };

/** What is known of the tax number that a vendor's invoices show. @param country two letters, or none */
export function taxIdHint(country: string): TaxIdHint {
  if (country === "AU") return AUSTRALIA;
  if (country === "GB") return UNITED_KINGDOM;
  if (country === "US") return UNITED_STATES;
  if (!isInEuropeanUnion(country)) return OTHER;
  // Greece alone writes its numbers with other letters than its own.
  const letters = country === "GR" ? "EL" : country;
  return {
    label: "VAT number",
    hint: `With its letters, such as ${letters}123456789: an invoice in the European Union must show it.`,
    looksLike: new RegExp(`^${letters}[0-9A-Z+*]{2,12}$`),
  };
}

/** Whether a number cannot be what its country writes; spaces, dots and dashes do not matter. */
export function looksWrong(country: string, taxId: string): boolean {
  const { looksLike } = taxIdHint(country);
  const plain = taxId.toUpperCase().replace(/[\s.-]/g, "");
  return plain !== "" && looksLike !== null && !looksLike.test(plain);
}
