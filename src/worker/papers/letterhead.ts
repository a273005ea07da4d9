import type { OrganisationRow } from "../database/rows.ts";
import type { Letterhead } from "../packet/content/types.ts";
import { linesOf } from "./words.ts";

/** Who the vendor is, on the head of each of its papers. */
export function letterheadOf(organisation: OrganisationRow): Letterhead {
  const { name, address, phone, email, licence, brand } = organisation;
  return {
    name,
    lines: [
      ...linesOf(address),
      ...(phone ? [phone] : []),
      email,
      ...(licence ? [`Licence ${licence}`] : []),
    ],
    colour: brand.colour ?? null,
    logoKey: brand.logoKey ?? null,
  };
}
