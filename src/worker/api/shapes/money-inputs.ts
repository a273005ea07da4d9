import * as z from "zod";
import { PAYMENT_METHODS } from "../../billing/vocabulary.ts";
import { isCalendarDate } from "../../time/calendar.ts";

const LARGEST = 99_999_999_999;

const amount = z
  .int("An amount is a whole number of minor units.")
  .min(1, "An amount is at least 1.")
  .max(LARGEST, "This is more than an invoice can carry.");

const reason = z.string().trim().min(1, "Say why.").max(500, "A reason has 500 characters at most.");

/** To bill a job, or one of its milestones. */
export const billInput = z
  .strictObject({
    milestoneId: z.string().max(90).optional(),
    how: z.enum(["send", "draft"], "Write send or draft, or leave it out.").optional().meta({
      description: "Send it at once, or make a draft that waits; as the job's rules say if left out.",
    }),
  })
  .meta({ id: "BillInput" });

export const voidInput = z
  .strictObject({
    reason,
    reissue: z
      .boolean()
      .default(false)
      .meta({ description: "Make a draft that takes its place, once it is void." }),
  })
  .meta({ id: "VoidInput" });

export const paymentInput = z
  .strictObject({
    amount: amount.optional().meta({ description: "Minor units; all that is due if left out." }),
    method: z.enum(PAYMENT_METHODS, `Write one of ${PAYMENT_METHODS.join(", ")}.`).default("cheque"),
    reference: z.string().trim().max(100).optional().meta({ description: "Such as the cheque's number." }),
    receivedOn: z
      .string()
      .refine(isCalendarDate, "Write a date such as 2026-04-30.")
      .optional()
      .meta({ description: "Today in the organisation's time zone if left out.", format: "date" }),
  })
  .meta({ id: "PaymentInput" });

export const refundInput = z
  .strictObject({
    amount: amount
      .optional()
      .meta({ description: "Minor units; all that is left of the payment if left out." }),
    paymentId: z.string().max(90).optional().meta({ description: "Needed where several payments came." }),
    reason: reason.default("Asked for"),
  })
  .meta({ id: "RefundInput" });

export const creditNoteInput = z
  .strictObject({
    lines: z
      .array(z.strictObject({ index: z.int().min(0).max(499), amount }))
      .min(1)
      .max(500)
      .optional()
      .meta({
        description:
          "What is credited of each line, by its place on the invoice from 0, as its amount stands there; everything that is left if left out.",
      }),
    giveBack: z.enum(["none", "refund", "outside"], "Write none, refund or outside.").optional().meta({
      description: "How what was paid goes back: by Stripe, or outside of it. `none` while nothing was paid.",
    }),
    reason,
  })
  .meta({ id: "CreditNoteInput" });
