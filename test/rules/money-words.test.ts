import { expect, test } from "vitest";
import { decimalText, formatAmount, formatMoney } from "../../src/worker/money/format.ts";
import { parseMoney, parseQuantity } from "../../src/worker/money/parse.ts";

test.each([
  [31250, "usd", "en-US", "$312.50"],
  [-5, "USD", "en-US", "-$0.05"],
  [31250, "jpy", "en-US", "¥31,250"],
  [1500, "KWD", "en-US", "KWD 1.500"],
  [123456789, "eur", "de-DE", "1.234.567,89 €"],
  [99_999_999_999_999, "usd", "en-US", "$999,999,999,999.99"],
])("%i %s in %s is shown as %s", (amount, currency, locale, shown) => {
  expect(formatMoney(amount, currency, locale).replaceAll(/[\u00a0\u202f]/g, " ")).toBe(shown);
});

test("a column goes without the sign", () => {
  expect(formatAmount(31250, "usd", "en-US")).toBe("312.50");
  expect(formatAmount(0, "jpy", "en-US")).toBe("0");
});

test.each([
  [5, "usd", "0.05"],
  [31250, "usd", "312.50"],
  [31250, "jpy", "31250"],
  [5, "kwd", "0.005"],
])("%i %s stands in a field as %s, and is read back", (amount, currency, text) => {
  expect(decimalText(amount, currency)).toBe(text);
  expect(parseMoney(text, currency, "en-US")).toBe(amount);
});

test.each([
  ["90", "usd", "en-US", 9000],
  ["$1,234.5", "usd", "en-US", 123450],
  ["312,50", "usd", "en-US", 31250],
  ["1,234", "usd", "en-US", 123400],
  ["1.234,50 €", "eur", "de-DE", 123450],
  ["1.5", "eur", "de-DE", 150],
  ["0.105", "usd", "en-US", null],
  ["12.5", "jpy", "en-US", null],
  ["-5", "usd", "en-US", null],
  ["abc", "usd", "en-US", null],
  ["", "usd", "en-US", null],
])("%s typed in %s, %s, is %s", (text, currency, locale, amount) => {
  expect(parseMoney(text, currency, locale)).toBe(amount);
});

test("quantities and percentages are decimals as text", () => {
  expect(parseQuantity("1.75", "en-US")).toBe("1.75");
  expect(parseQuantity("1,75", "de-DE")).toBe("1.75");
  expect(parseQuantity("8.25%", "en-US")).toBe("8.25");
  expect(parseQuantity("two", "en-US")).toBeNull();
});
