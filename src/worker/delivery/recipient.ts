import type { Job } from "../jobs/types.ts";

const LONGEST_EMAIL = 254;
/** Where a number without its country code is read as one of North America. */
const NORTH_AMERICA: readonly string[] = ["US", "CA", "PR"];

/** Whether it reads as a phone number, as people write them: digits, spaces, dots, dashes, parentheses, a plus in front. */
export function isPhone(recipient: string): boolean {
  const text = recipient.trim();
  const digits = digitsOf(text).length;
  return /^\+?[\d\s().-]+$/.test(text) && digits >= 7 && digits <= 15;
}

/** Whether it reads as an e-mail address. That it takes mail, only mail shows. */
export function isEmail(recipient: string): boolean {
  const text = recipient.trim();
  return (
    text.length <= LONGEST_EMAIL && /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+\.[^\s@.<>"(),:;\\]{2,}$/.test(text)
  );
}

/** The number as networks want it, read as one where the job is: in its site's country, or else in the vendor's. */
export function phoneFor({ site, organisation }: Pick<Job, "site" | "organisation">, recipient: string) {
  return phoneNumber(recipient, site.country ?? new Intl.Locale(organisation.locale).region ?? "");
}

/**
 * A number as E.164, such as `+18135550199`; null where its country code is missing and cannot be told.
 * @param country where it is dialled, such as `US`
 */
export function phoneNumber(recipient: string, country: string): string | null {
  const digits = digitsOf(recipient);
  if (recipient.trim().startsWith("+")) return international(digits);
  if (!NORTH_AMERICA.includes(country))
    return digits.startsWith("00") ? international(digits.slice(2)) : null;
  const ten = digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
  return /^[2-9]\d{9}$/.test(ten) ? `+1${ten}` : null;
}

function international(digits: string): string | null {
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
