import * as z from "zod";
import { BILLING_SURFACES } from "../../billing/vocabulary.ts";
import { LINE_KINDS } from "../../jobs/vocabulary.ts";
import { moment } from "./moment.ts";

export const INVOICE_STATUSES = ["draft", "open", "paid", "void", "uncollectible"] as const;

const summary = {
  id: z.string(),
  number: z.string().nullable(),
  status: z.enum(INVOICE_STATUSES),
  kind: z.enum(["invoice", "deposit", "progress", "final"]),
  total: z.int().meta({ description: "Minor units, with tax." }),
  amountPaid: z.int(),
  amountDue: z.int(),
  currency: z.string().meta({ example: "usd" }),
  dueOn: z.string().meta({ format: "date", example: "2026-04-30" }),
  stripeInvoiceId: z.string().optional(),
  payUrl: z
    .string()
    .optional()
    .meta({ description: "The customer's page; there once the invoice is finalised." }),
};

/** An invoice as its job shows it. */
export const invoiceSummary = z.object(summary).meta({ id: "InvoiceSummary" });

/** An invoice by itself. */
export const invoiceShape = z
  .object({
    ...summary,
    jobId: z.string(),
    customer: z.object({ id: z.string(), name: z.string(), email: z.string().nullable() }),
    lines: z.array(
      z.object({
        description: z.string(),
        quantity: z.string(),
        unitAmount: z.int(),
        amount: z.int(),
        taxRate: z.string().nullable(),
        tax: z.int(),
        taxName: z.string().optional(),
        taxInclusive: z.boolean().optional(),
        discount: z.int().optional(),
        unit: z.string().optional(),
        kind: z.enum(LINE_KINDS).optional(),
      }),
    ),
    subtotal: z.int(),
    tax: z.int(),
    via: z.enum(BILLING_SURFACES).meta({ description: "What it is paid by." }),
    livemode: z.boolean().meta({ description: "False in Stripe's test mode: no real money." }),
    revision: z.int(),
    replaces: z.string().nullable().meta({ description: "The invoice that it takes the place of." }),
    amountCredited: z.int(),
    amountRefunded: z.int(),
    overdue: z.boolean(),
    createdAt: moment,
    finalisedAt: moment.nullable(),
    sentAt: moment.nullable(),
    viewedAt: moment.nullable(),
    paidAt: moment.nullable(),
    voidedAt: moment.nullable(),
  })
  .meta({ id: "Invoice" });

export type InvoiceSummary = z.infer<typeof invoiceSummary>;
export type InvoiceAnswer = z.infer<typeof invoiceShape>;
