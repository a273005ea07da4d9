import { parseMoney, parseQuantity } from "./parse.ts";

/** A tax as a field sends it: percent as typed, or `7.5 Sales tax`, or `19i MwSt.` where the price holds it. */
export function readTax(text: string, locale: string) {
  if (text === "") return { taxRate: null, taxName: null, taxInclusive: false };
  const named = /^(\d+(?:\.\d+)?)(i?) (\S.*)$/.exec(text);
  if (named) return { taxRate: named[1] ?? text, taxName: named[3] ?? null, taxInclusive: named[2] === "i" };
  return { taxRate: parseQuantity(text, locale) ?? text, taxName: null, taxInclusive: false };
}

type Discount = { percent: string | null; amount: number | null };

/** A discount as people type it: `10%`, an amount, or nothing. Null when it is none of these. */
export function readDiscount(text: string, currency: string, locale: string): Discount | null {
  if (text === "") return { percent: null, amount: null };
  if (text.endsWith("%")) {
    const percent = parseQuantity(text.slice(0, -1), locale);
    return isDiscount(percent) ? { percent, amount: null } : null;
  }
  const amount = parseMoney(text, currency, locale);
  if (amount === null) return null;
  return { percent: null, amount: amount === 0 ? null : amount };
}

/** More than nothing, at most all, with at most four decimals. */
export function isDiscount(percent: string | null): percent is string {
  return percent !== null && /^\d{1,3}(\.\d{1,4})?$/.test(percent) && Number(percent) <= 100;
}
