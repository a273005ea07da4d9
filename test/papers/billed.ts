import type { CustomerRow, InvoiceRow, OrganisationRow } from "../../src/worker/database/rows.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { type PricedLine, totalsOf } from "../../src/worker/money/totals.ts";
import { anInvoice, fullJob, LINES, vendor } from "./jobs.ts";

/** A text as one line, so that what is said can be looked for. */
export const flat = (text: string) => text.replace(/[\s\u00a0]+/g, " ");

const AT_HOME: { [country: string]: Pick<OrganisationRow, "locale" | "timeZone" | "currency"> } = {
  AU: { locale: "en-AU", timeZone: "Australia/Sydney", currency: "aud" },
  DE: { locale: "de-DE", timeZone: "Europe/Berlin", currency: "eur" },
  GB: { locale: "en-GB", timeZone: "Europe/London", currency: "gbp" },
};

/** A job of a vendor in this country, with all that a packet can show. */
export function vendorIn(
  country: "AU" | "DE" | "GB",
  identity: Omit<OrganisationRow["identity"], "country">,
  customer: Partial<CustomerRow> = {},
): Job {
  const base = fullJob();
  const organisation = vendor({ ...AT_HOME[country], identity: { country, ...identity } });
  return { ...base, organisation, customer: { ...base.customer, ...customer } };
}

/** The lines of `LINES` with one rate on top of them, or within. */
export function exclusive(taxRate: string, taxName?: string): PricedLine[] {
  return LINES.map((line) => ({ ...line, taxRate, taxName }));
}

export function inclusive(taxRate: string, taxName: string): PricedLine[] {
  return exclusive(taxRate, taxName).map((line) => ({ ...line, taxInclusive: true }));
}

/** An open invoice of these lines with the part of the tax that they hold. */
export function billed(lines: PricedLine[], over: Partial<InvoiceRow> = {}): InvoiceRow {
  const { taxIncluded } = totalsOf(lines, "usd");
  return anInvoice(lines, { taxIncluded, ...over });
}
