import * as z from "zod";
import { moment } from "./moment.ts";

export const failureShape = z
  .object({
    id: z.string(),
    kind: z.enum([
      "billing",
      "delivery",
      "stripe_event",
      "stripe_account",
      "more",
      "notice",
      "intake",
      "import",
      "overpaid",
    ]),
    status: z.enum(["open", "retrying", "resolved"]),
    code: z.string().nullable(),
    detail: z.string().meta({ description: "What a person can do about it." }),
    jobId: z.string().nullable(),
    invoiceId: z.string().nullable(),
    createdAt: moment,
    resolvedAt: moment.nullable(),
  })
  .meta({ id: "Failure" });

export type FailureAnswer = z.infer<typeof failureShape>;
