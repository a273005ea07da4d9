import { decimalsOf } from "./currency.ts";

const formats = new Map<string, Intl.NumberFormat>();

/** Minor units as a person in the locale reads them, such as `$312.50` or `¥31,250`. */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  return format(amountMinor, currency, locale, "currency");
}

/** The same without the currency's sign, for columns where it goes without saying. */
export function formatAmount(amountMinor: number, currency: string, locale: string): string {
  return format(amountMinor, currency, locale, "decimal");
}

/** Minor units as a plain decimal for a field: 31250 is `312.50` in USD and `31250` in JPY. */
export function decimalText(amountMinor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const sign = amountMinor < 0 ? "-" : "";
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, "0");
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function format(
  amountMinor: number,
  currency: string,
  locale: string,
  style: "currency" | "decimal",
): string {
  // Through text, so that no amount is ever a binary fraction. A decimal text is a number to Intl.
  return formatFor(currency, locale, style).format(decimalText(amountMinor, currency) as `${number}`);
}

/** Making a format is what costs, so each is made once. */
function formatFor(currency: string, locale: string, style: "currency" | "decimal"): Intl.NumberFormat {
  const key = `${locale} ${currency} ${style}`;
  const known = formats.get(key);
  if (known) return known;
  const decimals = decimalsOf(currency);
  const made = new Intl.NumberFormat(locale, {
    style,
    ...(style === "currency" ? { currency } : {}),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(key, made);
  return made;
}
