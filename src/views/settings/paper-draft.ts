import type { OrganisationRow } from "../../worker/database/rows.ts";

/** The vendor's papers as they stand in their form, and what is wrong, by field. */
export type PaperDraft = {
  typed: { [name in PaperField]: string };
  wrong: { [field: string]: string };
};

export const PAPER_FIELDS = [
  ...["colour", "legalName", "country", "taxId", "registration", "licence", "address", "paper", "payment"],
] as const;
export type PaperField = (typeof PAPER_FIELDS)[number];

/** The colour of a vendor who chose none: the house's own. */
export const HOUSE_COLOUR = "#1d56b5";

export function draftOfPapers({ brand, identity, licence, address }: OrganisationRow): PaperDraft {
  const typed = {
    colour: brand.colour ?? "",
    legalName: identity.legalName ?? "",
    country: identity.country ?? "",
    taxId: identity.taxId ?? "",
    registration: identity.registration ?? "",
    licence: licence ?? "",
    address: address ?? "",
    paper: identity.paper ?? "",
    payment: identity.payment ?? "",
  };
  return { typed, wrong: {} };
}
