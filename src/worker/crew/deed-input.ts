import * as z from "zod";
import type { PlainDeed } from "./deeds.ts";
import { CREW_STEPS } from "./next-actions.ts";
import { LONGEST_NOTE } from "./read-deed.ts";

const text = (longest: number) => z.string().trim().min(1).max(longest);
const id = text(100);

const plainDeed = z.discriminatedUnion("type", [
  z.object({ type: z.literal("step"), step: z.enum(CREW_STEPS) }),
  z.object({ type: z.literal("note"), body: text(LONGEST_NOTE) }),
  z.object({
    type: z.literal("add_line"),
    priceItemId: id,
    quantity: z
      .string()
      .regex(/^\d{1,7}(\.\d{1,6})?$/)
      .refine((quantity) => Number(quantity) > 0),
  }),
  z.object({ type: z.literal("remove_line"), lineId: id }),
  z.object({
    type: z.literal("answer_checklist"),
    itemId: id,
    answer: z.enum(["done", "not_applicable"]).nullable(),
  }),
  z.object({
    type: z.literal("fill_in"),
    fields: z.object({
      resolutionCode: z.string().max(200).nullable().optional(),
      rootCause: z.string().max(200).nullable().optional(),
      serialNumbers: z.array(z.string().max(200)).max(100).optional(),
    }),
  }),
  z.object({ type: z.literal("correct_time"), minutes: z.int().min(0), reason: text(1000) }),
  z.object({ type: z.literal("ask_for_more"), amount: z.int().positive(), reason: text(1000) }),
  z.object({ type: z.literal("ask_confirmation"), recipient: text(254) }),
]) satisfies z.ZodType<PlainDeed>;

/** A deed as a phone sends it: JSON, with what stands on its envelope. */
export const deedInput = z.object({
  clientId: z.string().max(64),
  at: z.number(),
  sentAt: z.number(),
  memberId: z.string().max(100),
  deed: plainDeed,
});
