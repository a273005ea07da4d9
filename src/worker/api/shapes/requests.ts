import * as z from "zod";

/** An id in a path. What cannot be one names nothing, so it is answered like an unknown one. */
export const idParams = z.object({ id: z.string().regex(/^[a-z]{1,20}_[0-9a-zA-Z_-]{1,60}$/) });

export const LONGEST_KEY = 255;

export const idempotencyHeader = z.object({
  "Idempotency-Key": z.string().max(LONGEST_KEY).optional().meta({
    description:
      "The same key with the same request within 24 hours is done once and answered alike, with `Idempotency-Replayed: true`.",
  }),
});

const MOST = 100;

/** How much of a list, and from where. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, `A limit is a number from 1 to ${MOST}.`)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= MOST, `A limit is a number from 1 to ${MOST}.`)
    .optional()
    .meta({ type: "integer", description: `At most this many: 1 to ${MOST}, else 25.` }),
  cursor: z.string().max(500).optional().meta({ description: "`nextCursor` of the page before." }),
};

export const DEFAULT_LIMIT = 25;

/** One page of a list; `nextCursor` is null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() });
}
