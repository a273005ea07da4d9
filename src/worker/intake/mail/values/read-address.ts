import type { MailTicket } from "../read-ticket.ts";
import { countryOf, DIRECTIONS, regionOf, STREET_ENDS, STREET_STARTS, UNIT_WORD } from "./address-words.ts";

type Site = NonNullable<MailTicket["site"]>;

const LONGEST = 400;
const US_CODE = /^\d{5}(?:-\d{4})?$/;
const CANADIAN_CODE = /\b([A-Z]\d[A-Z])\s?(\d[A-Z]\d)$/i;
const BRITISH_CODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s?(\d[A-Z]{2})$/i;
/** The code before the town, as on the Continent and in Mexico: `28013 Madrid`. */
const CODE_FIRST = /^(\d{4,5}) (\p{L}.*)$/u;

/**
 * An address in one line or in several, as street, unit, city, state and postal code. What cannot be told apart stays in `line1`, so
 * that nothing of it is lost. Null for an empty text.
 */
export function readAddress(text: string): Site | null {
  const parts = text
    .slice(0, LONGEST)
    .split(/[\n,;|]/)
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "");
  const site: Site = {};
  takeCountry(parts, site);
  takeCodeAndRegion(parts, site);
  const street = takeStreet(parts, site);
  if (!site.city && parts.length > 0) site.city = parts.pop();
  // A building's name or a second line of the street.
  const more = [site.line2, ...parts].filter((part) => part !== undefined && part !== "");
  if (more.length > 0) site.line2 = more.join(", ");
  // "Los Angeles, CA" is a town and no street.
  if (site.region && !site.city && !/\d/.test(street)) site.city = street;
  else if (street) site.line1 = street;
  return Object.keys(site).length > 0 ? site : null;
}

/** Whether it is an address beyond doubt: a house in a street, or with its town's code or state. */
export function isAddress({ line1 = "", region, postalCode }: Site): boolean {
  if (!/\d/.test(line1)) return false;
  const words = line1.split(" ").map(bare);
  return (
    Boolean(region ?? postalCode) || words.some((word) => STREET_ENDS.has(word) || STREET_STARTS.has(word))
  );
}

function takeCountry(parts: string[], site: Site): void {
  const country = countryOf(parts.at(-1) ?? "");
  if (!country || parts.length < 2) return;
  site.country = country;
  parts.pop();
}

/** From the end: `IL 62704`, `Springfield IL 62704`, `62704`, `IL`, `London SW1A 1AA`, `28013 Madrid`. */
function takeCodeAndRegion(parts: string[], site: Site): void {
  // The last part may be the whole address: a code at its end is a code, but its first number is a house.
  const last = parts.pop();
  if (last === undefined) return;
  const rest = withoutCode(
    last,
    site,
    parts.length > 0,
    parts.some((part) => /\d/.test(part)),
  );
  const [region, before] = regionAtEnd(rest, site.postalCode !== undefined || parts.length > 0);
  if (region) site.region = region;
  if (before !== "") parts.push(before);
  if (!region && before === "" && parts.length > 1) {
    const [second, left] = regionAtEnd(parts.at(-1) ?? "", true);
    if (second) {
      site.region = second;
      parts.pop();
      if (left !== "") parts.push(left);
    }
  }
}

/**
 * @param follows whether anything stands before this part
 * @param afterHouse whether a house's number does: then a number here is a code
 */
function withoutCode(part: string, site: Site, follows: boolean, afterHouse: boolean): string {
  const words = part.split(" ");
  const end = words.at(-1) ?? "";
  const letters = CANADIAN_CODE.exec(part) ?? BRITISH_CODE.exec(part);
  if (letters) {
    site.postalCode = `${letters[1]} ${letters[2]}`.toUpperCase();
    return part.slice(0, letters.index).trim();
  }
  if (US_CODE.test(end) && (words.length > 1 || follows)) {
    site.postalCode = end;
    return words.slice(0, -1).join(" ");
  }
  // Four digits after a state: Australia.
  if (/^\d{4}$/.test(end) && regionOf(words.at(-2) ?? "")) {
    site.postalCode = end;
    return words.slice(0, -1).join(" ");
  }
  const first = afterHouse && CODE_FIRST.exec(part);
  if (!first) return part;
  site.postalCode = first[1];
  site.city = first[2];
  return "";
}

function regionAtEnd(part: string, expected: boolean): [string | undefined, string] {
  if (!expected) return [undefined, part];
  const words = part.split(" ");
  for (const count of [2, 1]) {
    const region = regionOf(words.slice(-count).join(" "));
    if (region && words.length >= count) return [region, words.slice(0, -count).join(" ")];
  }
  return [undefined, part];
}

/** The part with the house, and its unit and city if they stand in it. */
function takeStreet(parts: string[], site: Site): string {
  // `0417 - Bright Market` is a shop and its number, if a street follows.
  const streets = parts.flatMap((part, index) => (isStreet(part) ? [index] : []));
  const at = streets.find((index) => !/^\S{1,12} [-–—] \p{L}/u.test(parts[index] ?? "")) ?? streets[0] ?? 0;
  const [street = ""] = parts.splice(at, 1);
  for (let next = 0; next < parts.length; ) {
    if (UNIT_WORD.test(parts[next] ?? "")) addUnit(site, parts.splice(next, 1)[0] ?? "");
    else next++;
  }
  // A place's name before its street: `Maple Court - 12 Elm St`.
  const named = / [-–—] (?=\d)/.exec(street);
  const plain = named ? street.slice(named.index + 3) : street;
  return withoutUnitAndCity(plain, site, parts.length === 0 && !site.city);
}

function isStreet(part: string): boolean {
  if (UNIT_WORD.test(part)) return false;
  return (
    /^\d+\S* \S|\s[-–—] \d|\p{L}.* \d+\p{L}?$/u.test(part) ||
    part
      .toLowerCase()
      .split(" ")
      .some((word) => STREET_ENDS.has(word))
  );
}

function withoutUnitAndCity(street: string, site: Site, holdsCity: boolean): string {
  const words = street.split(" ");
  // The number of the house is no unit.
  const unit = words.findIndex(
    (word, at) => at > 1 && UNIT_WORD.test(word) && (word.length > 1 || words[at + 1] !== undefined),
  );
  if (unit > 0) {
    const attached = /^#./.test(words[unit] ?? "");
    const end = attached ? unit + 1 : unit + 2;
    addUnit(site, words.slice(unit, end).join(" "));
    if (holdsCity && words.length > end) site.city = words.slice(end).join(" ");
    return words
      .slice(0, unit)
      .join(" ")
      .replace(/[\s–—-]{1,5}$/, "");
  }
  if (!holdsCity || !/^\d/.test(street)) return street;
  const last = words.findLastIndex((word, at) => at > 1 && STREET_ENDS.has(bare(word)));
  if (last < 0) return street;
  const end = DIRECTIONS.has(bare(words[last + 1] ?? "")) && words.length > last + 2 ? last + 2 : last + 1;
  if (words.length > end) site.city = words.slice(end).join(" ");
  return words.slice(0, end).join(" ");
}

function addUnit(site: Site, unit: string): void {
  site.line2 = site.line2 ? `${site.line2}, ${unit}` : unit;
}

function bare(word: string): string {
  return word.replace(/\.$/, "").toLowerCase();
}
