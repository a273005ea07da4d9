import { decimalsOf } from "./currency.ts";

/**
 * What a person typed, such as `$1,234.50` or, in German, `1.234,50`, as minor units. Null when it is no amount or
 * has more decimals than the currency.
 */
export function parseMoney(text: string, currency: string, locale: string): number | null {
  const plain = plainDecimal(text.replace(/[\p{Sc}\s]|[A-Z]{3}/gu, ""), locale);
  if (plain === null) return null;
  const decimals = decimalsOf(currency);
  const [whole = "", fraction = ""] = plain.split(".");
  if (fraction.length > decimals || whole.length > 12) return null;
  return Number(`${whole}${fraction.padEnd(decimals, "0")}`);
}

/** A quantity or a percentage as people type it, as a plain decimal such as `1.75`; null when it is none. */
export function parseQuantity(text: string, locale: string): string | null {
  return plainDecimal(text.trim().replace(/%$/, ""), locale);
}

function plainDecimal(text: string, locale: string): string | null {
  const point = decimalPointOf(locale);
  const group = point === "," ? "." : ",";
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`);
  // A comma is a point when it cannot be a group: nobody means 31250 by "312,50".
  const plain = grouped.test(text) ? text.replaceAll(group, "").replace(point, ".") : text.replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? plain : null;
}

const points = new Map<string, string>();

/** Making a format is what costs, so each is made once. */
function decimalPointOf(locale: string): string {
  const known = points.get(locale);
  if (known) return known;
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  const point = parts.find((part) => part.type === "decimal")?.value === "," ? "," : ".";
  points.set(locale, point);
  return point;
}
