import * as z from "zod";
import { amount, calendarDate, line, paragraphs } from "../../intake/fields.ts";
import { lineInputs } from "../../intake/line-input.ts";
import { ticketInput } from "../../intake/ticket-input.ts";
import { JOB_STATUSES } from "../../jobs/types.ts";
import { momentInput } from "./moment.ts";
import { pageQuery } from "./requests.ts";

export const jobInput = ticketInput.meta({
  id: "JobInput",
  example: {
    source: "lakeside-portal",
    ticketNumber: "WO-48213",
    title: "Repair the porch screen",
    customer: { name: "Lakeside Management", email: "ap@lakeside.example" },
    site: { line1: "14 Shore Road", city: "Madison", region: "WI", postalCode: "53703", country: "US" },
    dueOn: "2026-04-30",
    notToExceed: 45000,
    lineItems: [
      { description: "Screen repair", quantity: "1.5", unitAmount: 12500, taxRate: "5.5", kind: "labour" },
    ],
  },
});

export const jobPatch = z
  .strictObject({
    title: line(200).optional(),
    description: paragraphs(10_000).nullish(),
    purchaseOrder: line(100).nullish(),
    purchaseOrderAmount: amount.nullish(),
    authorisationNumber: line(100).nullish(),
    residentDamage: z.boolean().nullish(),
    dueOn: calendarDate.nullish(),
    notToExceed: amount.nullish(),
    lineItems: lineInputs.optional(),
  })
  .meta({
    id: "JobPatch",
    example: { lineItems: [{ description: "Screen repair", quantity: "2", unitAmount: 12500 }] },
  });

export const transitionInput = z
  .strictObject({
    to: z.enum(JOB_STATUSES, "This is no status that a job can have."),
    reason: paragraphs(1000)
      .nullish()
      .meta({ description: "Needed for `returned`, `on_hold` and `cancelled`." }),
    reasons: z
      .array(z.strictObject({ requirement: line(100), reason: paragraphs(1000) }))
      .max(100, "At most 100 reasons.")
      .optional()
      .meta({
        description:
          "With `returned`: what is to be done again, each with its reason, instead of `reason` or beside it. `requirement` is named as where proof is missing, or is `photo:` with the id of a photo, or `other`.",
      }),
    assigneeIds: z
      .array(line(90))
      .max(50, "A job may have 50 people on it.")
      .optional()
      .meta({ description: "Who is to do it: ids of members; with `scheduled`." }),
    scheduledOn: calendarDate.nullish().meta({ description: "With `scheduled`." }),
    at: momentInput.optional().meta({
      description: "When it happened: at most 60 days ago and 5 minutes ahead.",
      format: "date-time",
    }),
  })
  .refine((input) => input.to === "scheduled" || input.assigneeIds === undefined, {
    path: ["assigneeIds"],
    message: "People are named when the job becomes scheduled.",
  })
  .refine((input) => input.to === "returned" || input.reasons === undefined, {
    path: ["reasons"],
    message: "Reasons are named when the job is returned.",
  })
  .refine((input) => input.to === "scheduled" || input.scheduledOn === undefined, {
    path: ["scheduledOn"],
    message: "The day is named when the job becomes scheduled.",
  })
  .meta({ id: "Transition", example: { to: "on_hold", reason: "Waits for a part" } });

export type TransitionInput = z.output<typeof transitionInput>;

export const jobsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(JOB_STATUSES, "This is no status that a job can have.").optional(),
  source: line(60).optional(),
  ticketNumber: line(100).optional(),
  q: line(200)
    .optional()
    .meta({ description: "Words, or their beginnings, of the ticket, title, customer or site." }),
  updatedSince: momentInput.optional().meta({
    description:
      "Changed at this time or later. The oldest change then comes first, so that a walk through all pages misses nothing while jobs change; without it, the last change comes first.",
  }),
});
