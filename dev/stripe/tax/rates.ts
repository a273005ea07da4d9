import type { TaxRateData } from "../invoices/tax-rates.ts";

/** Where something is taxed, as an address says it: ISO country, state or province. */
export interface TaxPlace {
  country: string;
  state: string | null;
}

type Rates = Record<string, number>;

/** Per cent in the larger places. Plausible figures to count with, not tax advice; unlisted states take 6. */
const unitedStates: Rates = {
  AK: 0,
  AZ: 8.6,
  CA: 8.75,
  CO: 8.81,
  DE: 0,
  FL: 7,
  GA: 8,
  IL: 10.25,
  MA: 6.25,
  MT: 0,
  NC: 7.25,
  NH: 0,
  NJ: 6.625,
  NY: 8.875,
  OH: 7.25,
  OR: 0,
  PA: 6,
  TN: 9.75,
  TX: 8.25,
  WA: 10.25,
};
const otherState = 6;

/** GST with the province's own tax, as one rate. */
const canada: Rates = { AB: 5, BC: 12, MB: 12, NB: 15, NL: 15, NS: 14, ON: 13, PE: 15, QC: 14.975, SK: 11 };
const otherProvince = 5;

const goodsTax: Rates = { AU: 10, IN: 18, NZ: 15, SG: 9 };

const valueAdded: Rates = {
  AT: 20,
  BE: 21,
  CH: 8.1,
  DE: 19,
  DK: 25,
  ES: 21,
  FI: 25.5,
  FR: 20,
  GB: 20,
  IE: 23,
  IT: 22,
  MX: 16,
  NL: 21,
  NO: 25,
  PL: 23,
  PT: 23,
  SE: 25,
  ZA: 15,
};

/** The rate of a place, exclusive, or undefined where the local Stripe Tax knows none. */
export function rateAt({ country, state }: TaxPlace): Omit<TaxRateData, "inclusive"> | undefined {
  if (country === "US") {
    const name = state ?? "";
    return {
      ...{ display_name: "Sales Tax", percentage: unitedStates[name] ?? otherState, country },
      ...{ jurisdiction: name, jurisdiction_level: "state", state: name, tax_type: "sales_tax" },
    };
  }
  if (country === "CA") return plain("HST", canada[state ?? ""] ?? otherProvince, country, "hst");
  if (goodsTax[country] !== undefined) return plain("GST", goodsTax[country], country, "gst");
  if (valueAdded[country] !== undefined) return plain("VAT", valueAdded[country], country, "vat");
  return undefined;
}

function plain(display_name: string, percentage: number, country: string, tax_type: string) {
  return {
    display_name,
    percentage,
    country,
    jurisdiction: country,
    jurisdiction_level: "country",
    tax_type,
  };
}
