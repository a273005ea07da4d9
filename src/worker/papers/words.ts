import type { OrganisationRow, SiteRow } from "../database/rows.ts";
import { type PaperSize, PLAIN_PROFILE, type PortalProfile } from "../portals/profile.ts";

/** How a paper speaks: English, with dates as its region writes them and times by the vendor's clock. */
export type Speech = {
  /** BCP 47: what the paper's words are in. */
  language: string;
  /** For amounts and quantities. */
  numbers: string;
  timeZone: string;
};

export function speechOf({ locale, timeZone }: Pick<OrganisationRow, "locale" | "timeZone">): Speech {
  const { language, region } = new Intl.Locale(locale);
  const own = language === "en" ? locale : `en-${region ?? "US"}`;
  return { language: own, numbers: locale, timeZone };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment that stands for itself wherever it is read: `Nov 19, 2026, 2:10 PM EST`. */
export function momentWords(at: number, { language, timeZone }: Speech): string {
  const key = `${language} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language, {
      ...({ year: "numeric", month: "short", day: "numeric" } as const),
      ...({ hour: "numeric", minute: "2-digit", timeZoneName: "short", timeZone } as const),
    });
  formats.set(key, format);
  return format.format(at).replaceAll("\u202f", " ");
}

/** A calendar date with its year: `November 19, 2026`. */
export function dateWords(date: string, { language }: Pick<Speech, "language">): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: "UTC", dateStyle: "long" });
  return format.format(Date.parse(`${date}T12:00:00Z`));
}

/** Degrees to five decimals, about a metre. */
export function placeWords(place: { latitude: number | null; longitude: number | null }): string | null {
  const { latitude, longitude } = place;
  return latitude === null || longitude === null ? null : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

/** A site's address as lines of a letter, the unit on the first. */
export function siteLines(site: SiteRow): string[] {
  const street = [site.line1, site.line2].filter(Boolean).join(", ");
  const place = [[site.region, site.postalCode].filter(Boolean).join(" ")];
  const town = [site.city, ...place].filter(Boolean).join(", ");
  return [street, town].filter((line) => line !== "");
}

/** Decimals as the reader writes them; a quantity has no more than it was given. */
export function quantityWords(quantity: string, { numbers }: Pick<Speech, "numbers">): string {
  return new Intl.NumberFormat(numbers, { maximumFractionDigits: 20 }).format(quantity as `${number}`);
}

/** A percentage in text as the reader writes it: `7.5` is `7.5%` or `7,5 %`. */
export function rateWords(rate: string, { numbers }: Pick<Speech, "numbers">): string {
  const format = new Intl.NumberFormat(numbers, { style: "percent", maximumFractionDigits: 6 });
  // The exponent divides by a hundred without a binary fraction.
  return format.format(`${rate}e-2` as `${number}`);
}

/** The paper that a manager asks for, else the vendor's own, else the one that is usual where the vendor is. */
export function paperFor(
  organisation: Pick<OrganisationRow, "identity" | "locale">,
  profile: PortalProfile = PLAIN_PROFILE,
): PaperSize {
  const { identity, locale } = organisation;
  const country = identity.country ?? new Intl.Locale(locale).region ?? "US";
  return profile.packet.paper ?? identity.paper ?? (LETTER_COUNTRIES.includes(country) ? "letter" : "a4");
}

const LETTER_COUNTRIES = ["US", "CA", "MX", "PR", "PH", "CO", "CL", "VE", "GT", "CR", "PA", "DO"];

/** Lines of a text as somebody typed them, without empty ones at its ends. */
export function linesOf(text: string | null | undefined): string[] {
  return (text ?? "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
