import * as z from "zod";
import { EVENT_TYPES } from "../../jobs/types.ts";
import { moment } from "./moment.ts";

export const eventShape = z
  .object({
    sequence: z.int(),
    type: z.enum(EVENT_TYPES),
    at: moment.meta({ description: "When it happened." }),
    recordedAt: moment.meta({ description: "When it was written down." }),
    actor: z.object({
      kind: z.enum(["member", "api", "customer", "stripe", "mail", "timer"]),
      id: z.string(),
      name: z.string(),
    }),
    source: z.enum(["office", "crew", "pay", "api", "webhook", "alarm", "demo"]),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  })
  .meta({ id: "Event" });

export type EventAnswer = z.infer<typeof eventShape>;
