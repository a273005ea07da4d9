import * as z from "zod";
import { LONGEST_TITLE, MOST_PARTS, PERCENT } from "../../billing/milestones/refuse-plan.ts";
import { LARGEST_AMOUNT, line } from "../../intake/fields.ts";
import { idParams } from "./requests.ts";

const percent = z
  .string('A share is percent in quotes, such as "30".')
  .regex(PERCENT, 'A share is more than 0 and at most 100 percent with at most 4 decimals, such as "30".')
  .meta({ example: "30" });

const amount = z
  .int("An amount is a whole number of minor units.")
  .min(1, "An amount is at least 1.")
  .max(LARGEST_AMOUNT, `An amount is at most ${LARGEST_AMOUNT}.`)
  .meta({ description: "With tax, in minor units." });

const share = z
  .strictObject({ percent: percent.nullish(), amount: amount.nullish() })
  .refine((one) => (one.percent ?? null) === null || (one.amount ?? null) === null, {
    message: "A share is percent or an amount, not both.",
  })
  .refine((one) => (one.percent ?? one.amount ?? null) !== null, {
    message: "A share is percent or an amount.",
  });

const milestone = z.strictObject({
  id: z.string().max(90).optional().meta({
    description:
      "Of one that the job has. One without is taken for the one that says the same, where there is such.",
  }),
  title: line(LONGEST_TITLE).meta({ description: "The customer reads it.", example: "Deposit" }),
  kind: z.enum(["deposit", "progress"], "Write deposit or progress; the final one is there by itself."),
  share,
});

/** The parts in which a job is billed before its final bill, in this order. */
export const milestonesInput = z
  .strictObject({
    milestones: z.array(milestone).max(MOST_PARTS, `A job is billed in ${MOST_PARTS} parts at most.`),
  })
  .meta({
    id: "MilestonesInput",
    example: { milestones: [{ title: "Deposit", kind: "deposit", share: { percent: "30" } }] },
  });

export type MilestonesInput = z.output<typeof milestonesInput>;

/** A job and one of its milestones, in a path. */
export const milestoneParams = idParams.extend({ milestoneId: idParams.shape.id });
