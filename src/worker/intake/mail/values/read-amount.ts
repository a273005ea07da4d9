import { parseMoney } from "../../../money/parse.ts";
import { LARGEST_AMOUNT } from "../../fields.ts";
import type { ReadBy } from "../read-ticket.ts";
import { changedValue } from "./changed-value.ts";

const NUMBER = String.raw`\d{1,3}(?:[ '’.,]\d{3}){1,3}(?:[.,]\d{1,3})?(?!\d)|\d{1,9}(?:[.,]\d{1,3})?(?!\d)`;
const CODES = "USD EUR GBP CAD AUD NZD MXN CHF SEK NOK DKK PLN CZK JPY BRL CLP COP ZAR".split(" ");
const MARK = String.raw`(?:US|CA|AU|NZ|MX|[CA])?\$|[€£¥]|\b(?:${CODES.join("|")})\b`;
const AMOUNT = new RegExp(`(${MARK})?\\s{0,3}(?<![\\d.,])(${NUMBER})(?:\\s{0,3}(${MARK}))?`, "gi");
const LONGEST = 300;

/** Currencies that nobody writes with a `$`. */
const NO_DOLLARS = "EUR GBP CHF SEK NOK DKK PLN CZK JPY ZAR".split(" ");

/**
 * The first amount in a text, such as `$450`, `USD 1,250.00` or `450,00 €`, in minor units of the organisation's currency. A number
 * without a sign or code counts at the text's start alone. Null where there is none above zero, or it is of another currency.
 */
export function readAmount(
  text: string,
  { currency, locale }: Pick<ReadBy, "currency" | "locale">,
): number | null {
  const value = changedValue(text.slice(0, LONGEST)).trim();
  const found = [...value.matchAll(AMOUNT)]
    .filter(({ index }) => value[index - 1] !== "-")
    .map(([, before, number = "", after]) => ({ mark: before ?? after, number }));
  const first = found.find(({ mark }) => mark) ?? (/^\W{0,3}\d/.test(text.trim()) ? found[0] : undefined);
  if (!first || (first.mark && !isOf(first.mark.toUpperCase(), currency.toUpperCase()))) return null;
  const minor = parseMoney(
    plainNumber(first.number),
    currency,
    pointIsComma(first.number) ? "de-DE" : locale,
  );
  return minor !== null && minor > 0 && minor <= LARGEST_AMOUNT ? minor : null;
}

/** Of two kinds of marks in a number, the last one is its point, whatever the language. */
function pointIsComma(number: string): boolean {
  return number.includes(".") && number.lastIndexOf(",") > number.lastIndexOf(".");
}

function plainNumber(number: string): string {
  const plain = number.replace(/[ '’]/g, "");
  return plain.includes(".") && plain.includes(",") && !pointIsComma(plain)
    ? plain.replaceAll(",", "")
    : plain;
}

function isOf(mark: string, currency: string): boolean {
  const signs: Record<string, string> = {
    "€": "EUR",
    "£": "GBP",
    US$: "USD",
    C$: "CAD",
    CA$: "CAD",
    A$: "AUD",
  };
  if (mark === "$") return !NO_DOLLARS.includes(currency);
  if (mark === "¥") return ["JPY", "CNY"].includes(currency);
  return (signs[mark] ?? mark.replace("$", "D")) === currency;
}
