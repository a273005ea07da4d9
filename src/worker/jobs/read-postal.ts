import type { PostalAddress } from "../database/schema/people.ts";
import { isCountry } from "../settings/countries.ts";
import { refuse } from "./decision.ts";
import type { Refusal } from "./types.ts";

/**
 * An address in parts as a person typed it: null where every part is empty.
 * @param part what stands in the field `postal.<name>`
 * @param country the customer's, for where the address names none
 */
export function readPostal(
  part: (name: keyof PostalAddress) => string,
  country: string,
): PostalAddress | null | Refusal {
  const [line1, line2, city, region, postalCode] = [
    ...[part("line1"), part("line2"), part("city")],
    ...[part("region"), part("postalCode")],
  ];
  const own = part("country").toUpperCase();
  if (![line1, line2, city, region, postalCode, own].some(Boolean)) return null;
  if (!line1) return refuse("invalid_input", "An address in parts begins with the street.");
  const where = own || country;
  if (!isCountry(where)) {
    return refuse("invalid_input", "An address in parts needs its country in two letters, such as US.");
  }
  return {
    line1,
    ...(line2 && { line2 }),
    ...(city && { city }),
    ...(region && { region }),
    ...(postalCode && { postalCode }),
    country: where,
  };
}
