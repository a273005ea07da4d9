import * as z from "zod";
import { moment } from "./moment.ts";

/** As it is sent and as it is answered: one of the two is null, both for none. */
const share = z
  .object({
    percent: z.string().nullable().meta({ description: "Of the job, with tax.", example: "30" }),
    amount: z.int().nullable().meta({ description: "With tax, in minor units." }),
  })
  .nullable()
  .meta({ description: "Percent or an amount; null for the final one, which bills the rest." });

/** One of the parts in which a job is billed. */
export const milestoneShape = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(["deposit", "progress", "final"]),
    share,
    status: z.enum(["planned", "reached", "billed", "paid"]).meta({
      description: "`billed` is also a draft that waits; after a void invoice it is `reached` again.",
    }),
    reachedAt: moment.nullable().meta({ description: "The final one is reached when the job is completed." }),
    invoiceId: z.string().nullable().meta({ description: "The invoice that stands for it." }),
  })
  .meta({ id: "Milestone" });
