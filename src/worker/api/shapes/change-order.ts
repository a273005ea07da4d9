import * as z from "zod";
import { moment } from "./moment.ts";

const text = z.string().nullable();

/** Work beyond the order, with its price, and what the customer said to it. */
export const changeOrderShape = z
  .object({
    id: z.string(),
    title: z.string(),
    reason: z.string(),
    status: z.enum(["asked", "approved", "declined", "withdrawn"]).meta({
      description: "Nothing of it counts before it is `approved`; then its lines are the job's.",
    }),
    amount: z.int().meta({
      description: "By how much the job's total grows, with tax: as it was asked, or approved. Minor units.",
    }),
    notToExceed: z
      .int()
      .nullable()
      .meta({ description: "What approving it sets the not-to-exceed amount to; null where it stays." }),
    askedBy: z.string(),
    askedAt: moment,
    answer: text,
    answeredBy: text,
    answeredAt: moment.nullable(),
  })
  .meta({ id: "ChangeOrder" });
