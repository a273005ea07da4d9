import * as z from "zod";
import { LINE_KINDS } from "../jobs/types.ts";
import { totalsOf } from "../money/totals.ts";
import { amount, LARGEST_AMOUNT, line } from "./fields.ts";

const MOST_LINES = 250;

/** More than nothing, as text: a decimal in JSON is a binary fraction, and 0.1 is none. */
const quantity = z
  .string('A quantity is a decimal in quotes, such as "1.5".')
  .regex(/^\d{1,9}(\.\d{1,6})?$/, 'A quantity is a decimal such as "1.5": at most 9 digits and 6 decimals.')
  .refine((text) => /[1-9]/.test(text), "A quantity is more than zero.")
  .meta({ description: "A decimal as text, more than zero.", example: "1.5" });

/** Percent: text, or a number for those who have one. */
const taxRate = z
  .union([z.string(), z.number()], 'A tax rate is percent, such as "8.25".')
  .transform(String)
  .refine(isPercent, 'A tax rate is percent from 0 to 100 with at most 4 decimals, such as "8.25".')
  .meta({ description: "Percent: 0 to 100 with at most 4 decimals.", example: "8.25" });

/** Percent off a line; its text like a tax's. */
const discountPercent = z
  .union([z.string(), z.number()], 'A discount is percent, such as "10".')
  .transform(String)
  .refine(isPercent, 'A discount is percent from 0 to 100 with at most 4 decimals, such as "10".')
  .meta({ description: "Off this line: percent, 0 to 100 with at most 4 decimals.", example: "10" });

function isPercent(text: string): boolean {
  return /^\d{1,3}(\.\d{1,4})?$/.test(text) && Number(text) <= 100;
}

export const lineInput = z.strictObject({
  description: line(500),
  quantity,
  unitAmount: amount,
  taxRate: taxRate.nullish(),
  taxName: line(50).nullish().meta({ description: "What the tax is called; `Tax` if left out." }),
  taxInclusive: z
    .boolean()
    .optional()
    .meta({ description: "Whether the unit amount holds the tax already." }),
  discountPercent: discountPercent.nullish(),
  discountAmount: amount.nullish().meta({ description: "Off this line, in minor units." }),
  kind: z.enum(LINE_KINDS).optional(),
  unit: line(20).optional(),
});

/** As programs and tickets send it: a line has one discount. */
const discountedLine = lineInput.refine(
  ({ discountPercent, discountAmount }) => !discountPercent || !discountAmount,
  { path: ["discountAmount"], message: "A line has one discount: percent or an amount." },
);

/** The lines of a job, whose sum must be an amount that can be charged. */
export const lineInputs = z
  .array(discountedLine)
  .max(MOST_LINES, `A job may have ${MOST_LINES} lines.`)
  .refine(canBeCharged, {
    error: `The lines come to more than ${LARGEST_AMOUNT} minor units, the most that can be charged.`,
    // Sums are made only of lines that are right by themselves.
    when: ({ issues }) => issues.length === 0,
  });

/** In whichever currency: a currency's smallest step rounds by less than what is near the limit. */
function canBeCharged(lines: z.output<typeof lineInput>[]): boolean {
  const priced = lines.map((one) => ({ ...one, taxRate: one.taxRate ?? null }));
  return totalsOf(priced, "usd").total <= LARGEST_AMOUNT;
}
