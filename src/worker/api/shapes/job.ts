import * as z from "zod";
import { TICKET_GAPS } from "../../intake/vocabulary.ts";
import { JOB_STATUSES, LINE_KINDS, PHOTO_LABELS, type SignatureMethod } from "../../jobs/types.ts";
import { changeOrderShape } from "./change-order.ts";
import { INVOICE_STATUSES, invoiceSummary } from "./invoice.ts";
import { milestoneShape } from "./milestone.ts";
import { moment } from "./moment.ts";

const SIGNATURE_METHODS = ["drawn", "typed", "confirmed"] as const satisfies readonly SignatureMethod[];

const text = z.string().nullable();
const date = text.meta({ format: "date", example: "2026-03-31" });

const lineItem = z
  .object({
    id: z.string(),
    description: z.string(),
    quantity: z.string().meta({ example: "1.5" }),
    unit: z.string().meta({ description: "What a quantity of one is; may be empty.", example: "sq ft" }),
    unitAmount: z.int().meta({ description: "Minor units." }),
    taxRate: text.meta({ description: "Percent.", example: "8.25" }),
    taxName: text.meta({ example: "Sales tax" }),
    taxInclusive: z.boolean().meta({ description: "Whether the unit amount holds the tax already." }),
    discountPercent: text.meta({ description: "Off this line, percent.", example: "10" }),
    discountAmount: z.int().nullable().meta({ description: "Off this line, in minor units." }),
    kind: z.enum(LINE_KINDS),
    amount: z.int().meta({
      description:
        "Quantity times unit amount, less discounts, in minor units; it holds the tax where `taxInclusive`.",
    }),
  })
  .meta({ id: "LineItem" });

const photo = z
  .object({
    id: z.string(),
    label: z.enum(PHOTO_LABELS),
    takenAt: moment,
    sha256: z.string(),
    width: z.int(),
    height: z.int(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    clientId: z.string(),
  })
  .meta({ id: "Photo" });

const signature = z.object({
  id: z.string(),
  name: z.string(),
  role: text,
  method: z.enum(SIGNATURE_METHODS).meta({
    description:
      "`confirmed`: by the customer, on their own phone. Then `sha256` is that of a record, not of a picture.",
  }),
  sha256: z.string(),
  signedAt: moment,
});

const checklistPoint = z
  .object({
    id: z.string(),
    text: z.string(),
    answer: z.enum(["done", "not_applicable"]).nullable().meta({ description: "Null while it is open." }),
    answeredBy: text,
    answeredAt: moment.nullable(),
  })
  .meta({ id: "ChecklistPoint" });

const timeOfDay = text.meta({ example: "08:00" });
const scheduledWindow = z
  .object({ start: timeOfDay, end: timeOfDay })
  .nullable()
  .meta({ description: "When on that day, by the clock where the vendor is; null is any time." });

export const jobShape = z
  .object({
    id: z.string(),
    source: z.string(),
    ticketNumber: text,
    purchaseOrder: text,
    purchaseOrderAmount: z.int().nullable().meta({ description: "What the order is for, in minor units." }),
    authorisationNumber: text,
    residentDamage: z
      .boolean()
      .nullable()
      .meta({ description: "Whether the resident caused the damage; null while nobody said." }),
    needsLook: z
      .array(z.enum(TICKET_GAPS))
      .meta({ description: "What the ticket did not say, until a person has looked." }),
    portal: text.meta({ description: "The portal's name." }),
    title: z.string(),
    description: text,
    status: z.enum(JOB_STATUSES),
    reason: text.meta({ description: "Why the job is on hold, returned or cancelled." }),
    customer: z.object({ id: z.string(), name: z.string(), email: text, phone: text, externalId: text }),
    site: z.object({
      id: z.string(),
      line1: z.string(),
      line2: text,
      city: text,
      region: text,
      postalCode: text,
      country: text,
      latitude: z.number().nullable().meta({ description: "Degrees, WGS 84." }),
      longitude: z.number().nullable().meta({ description: "Degrees, WGS 84." }),
    }),
    assigneeIds: z.array(z.string()),
    scheduledOn: date,
    scheduledWindow,
    dueOn: date,
    notToExceed: z.int().nullable().meta({ description: "Minor units." }),
    currency: z.string().meta({ example: "usd" }),
    referral: text,
    lineItems: z.array(lineItem),
    total: z.int().meta({ description: "Minor units, with tax." }),
    photos: z.array(photo),
    checklist: z.array(checklistPoint),
    resolutionCode: text,
    rootCause: text,
    serialNumbers: z.array(z.string()),
    minutesOnSite: z.int().nullable().meta({
      description: "As corrected, else from arriving to completing; null before that.",
    }),
    signature: signature.nullable(),
    milestones: z
      .array(milestoneShape)
      .meta({ description: "The parts in which it is billed; the final one is always there." }),
    changeOrders: z.array(changeOrderShape),
    invoices: z.array(invoiceSummary),
    billing: z.object({ status: z.enum(["not_billed", ...INVOICE_STATUSES]) }),
    version: z.int().meta({ description: "Goes up with every change." }),
    createdAt: moment,
    updatedAt: moment,
    onSiteAt: moment.nullable(),
    completedAt: moment.nullable(),
    approvedAt: moment.nullable(),
    closedAt: moment.nullable(),
  })
  .meta({ id: "Job" });

export type JobAnswer = z.infer<typeof jobShape>;
