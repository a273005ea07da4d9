import * as z from "zod";

const seconds = z.int().nonnegative();
const metadata = z.record(z.string(), z.string()).default({});

const tax = z.strictObject({
  /** Minor units. */
  amount: z.int(),
  /** What it was computed on; the line's amount when absent. */
  taxable_amount: z.int().optional(),
  display_name: z.string().default("Tax"),
  /** Per cent. */
  percentage: z.number().default(0),
  inclusive: z.boolean().default(false),
});

const line = z.strictObject({
  description: z.string(),
  /** Minor units, tax excluded unless a tax is inclusive. */
  amount: z.int(),
  quantity_decimal: z.string().default("1"),
  unit_amount_decimal: z.string().optional(),
  taxes: z.array(tax).default([]),
  metadata,
});

const customer = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable().default(null),
  phone: z.string().nullish(),
  metadata,
  created: seconds,
});

const invoice = z.strictObject({
  id: z.string(),
  customer: z.string(),
  status: z.enum(["draft", "open", "paid", "void", "uncollectible"]),
  currency: z.string().length(3),
  created: seconds,
  due_date: seconds.nullish(),
  finalized_at: seconds.nullish(),
  paid_at: seconds.nullish(),
  number: z.string().nullish(),
  metadata,
  custom_fields: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  lines: z.array(line).max(250),
  description: z.string().nullish(),
});

/** What `POST /_local/import` takes. Times in seconds, money in minor units. */
export const importInput = z.strictObject({
  /** The account that gets it all: the default one when absent. */
  account: z.string().optional(),
  /** Into its live books. */
  livemode: z.boolean().default(false),
  /** The name of the business on hosted pages. */
  accountName: z.string().optional(),
  customers: z.array(customer).default([]),
  invoices: z.array(invoice).default([]),
});

export type Import = z.infer<typeof importInput>;
export type ImportedCustomer = z.infer<typeof customer>;
export type ImportedInvoice = z.infer<typeof invoice>;
export type ImportedLine = z.infer<typeof line>;
