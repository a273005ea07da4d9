import * as z from "zod";
import { isCalendarDate } from "../time/calendar.ts";

/** The largest amount that a line, a job or an invoice may have, in minor units: what Stripe takes on one charge. */
export const LARGEST_AMOUNT = 99_999_999;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** One line of text: trimmed, without control characters, at least one letter. */
export function line(longest: number) {
  return wellFormed()
    .overwrite((text) => text.replace(/\s+/g, " ").replace(CONTROL, "").trim())
    .min(1, "This is empty.")
    .max(longest, `This may have ${longest} characters.`);
}

/** Text that may have several lines, and may be empty. */
export function paragraphs(longest: number) {
  return wellFormed()
    .overwrite((text) => text.replace(/\r\n?/g, "\n").replace(CONTROL, "").trim())
    .max(longest, `This may have ${longest} characters.`);
}

function wellFormed() {
  return z.string().refine(isWhole, "This text is broken: a part of a character is missing.");
}

/** U+FFFD stands where a decoder found bytes that are no text. */
function isWhole(text: string): boolean {
  return text.isWellFormed() && !text.includes("\ufffd");
}

/** Whole minor units, nothing below zero. */
export const amount = z
  .int("An amount is a whole number of minor units, such as 31250 for 312.50.")
  .min(0, "An amount is not negative.")
  .max(LARGEST_AMOUNT, `An amount is at most ${LARGEST_AMOUNT}.`)
  .meta({ description: "Minor units." });

export const calendarDate = z
  .string()
  .refine(isCalendarDate, "A date is a day that exists, written 2026-03-31.")
  .meta({ format: "date", example: "2026-03-31" });

/** Three letters of ISO 4217, kept in lower case. */
export const currency = z
  .string()
  .overwrite((code) => code.trim().toLowerCase())
  .refine(isCurrency, "A currency is three letters of ISO 4217, such as usd.")
  .meta({ description: "ISO 4217; the organisation's own if left out.", example: "usd" });

const known = new Set(Intl.supportedValuesOf("currency"));

function isCurrency(code: string): boolean {
  return known.has(code.toUpperCase());
}
