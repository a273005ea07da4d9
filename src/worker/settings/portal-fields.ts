import * as z from "zod";
import { isEmail } from "../delivery/recipient.ts";
import { LARGEST_AMOUNT, line } from "../intake/fields.ts";
import { parseMoney } from "../money/parse.ts";
import { checkTemplate } from "../portals/templates.ts";
import { linesOf } from "./closeout-input.ts";

/** A whole number up to `most`; empty is null. */
export function count(most: number) {
  return z
    .string()
    .refine((text) => /^\d{0,3}$/.test(text) && Number(text) <= most, {
      error: `This is a whole number from 0 to ${most}.`,
    })
    .transform((text) => (text === "" ? null : Number(text)));
}

/** An amount as a person types it, in minor units; empty is null. */
export function money(currency: string, locale: string) {
  return z.string().transform((text, context) => {
    if (text === "") return null;
    const amount = parseMoney(text, currency, locale);
    if (amount !== null && amount <= LARGEST_AMOUNT) return amount;
    context.addIssue({ code: "custom", message: "This is an amount, such as 450.00." });
    return z.NEVER;
  });
}

/** One line of text; empty is null. */
export function lineOrNothing(longest: number) {
  return z
    .string()
    .transform((text) => (text === "" ? null : text))
    .pipe(line(longest).nullable());
}

/** One of these; anything else is what no form of ours sends. */
export function oneOf<const Name extends string>(names: readonly Name[]) {
  return z.enum(names, { error: "Choose one of these." });
}

/** A name made by a template of these names. */
export function template(names: object) {
  return (text: string, context: z.RefinementCtx) => {
    const wrong = checkTemplate(text, names);
    if (wrong !== null) context.addIssue(wrong);
  };
}

export const yesOrNo = oneOf(["", "yes", "no"]).transform((text) => (text === "" ? null : text === "yes"));

export const email = z
  .string()
  .refine((text) => text === "" || isEmail(text), { error: "This is not an e-mail address." })
  .transform((text) => text || null);

const DOMAIN = /^(?=.{4,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/;
const MOST_SENDERS = 50;
const MOST_COPIES = 10;

/** Addresses and whole domains, one a line, in lower case. */
export const senders = z
  .string()
  .transform((text) => linesOf(text.toLowerCase().replace(/^\s*@/gm, "")))
  .superRefine((lines, context) => {
    const wrong = lines.find((one) => !isEmail(one) && !DOMAIN.test(one));
    if (wrong !== undefined)
      context.addIssue(`“${wrong.slice(0, 60)}” is no address and no domain, such as appfolio.com.`);
    if (lines.length > MOST_SENDERS) context.addIssue(`These are more than ${MOST_SENDERS} lines.`);
  });

/** Addresses, one a line. */
export const copies = z
  .string()
  .transform(linesOf)
  .superRefine((lines, context) => {
    const wrong = lines.find((one) => !isEmail(one));
    if (wrong !== undefined) context.addIssue(`“${wrong.slice(0, 60)}” is not an e-mail address.`);
    if (lines.length > MOST_COPIES) context.addIssue(`These are more than ${MOST_COPIES} addresses.`);
  });

/** Empty, or an address of the web. */
export const webAddress = z
  .string()
  .max(500, "This may have 500 characters.")
  .refine((text) => text === "" || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text), {
    error: "This is an address of the web, such as https://vendors.example.com.",
  })
  .transform((text) => text || null);

export const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, {
  error: "A time is hours and minutes, such as 17:00.",
});

/** Empty, or a time zone that this machine knows. */
export const timeZone = z.string().refine((text) => text === "" || isTimeZone(text), {
  error: "There is no such time zone.",
});

/** Megabytes with up to six decimals, in bytes; empty is null. */
export function megabytes(bytesInOne: number, most: number) {
  return z.string().transform((text, context) => {
    if (text === "") return null;
    const plain = text.replace(",", ".");
    const bytes = /^\d{1,4}(\.\d{1,6})?$/.test(plain) ? Math.round(Number(plain) * bytesInOne) : 0;
    if (bytes > 0 && bytes <= most * bytesInOne) return bytes;
    context.addIssue({ code: "custom", message: `This is a number of megabytes up to ${most}, such as 10.` });
    return z.NEVER;
  });
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
