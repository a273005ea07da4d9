import * as z from "zod";
import { TRIAL } from "../stripe-accounts/trial.ts";
import { amount, calendarDate, currency, line, paragraphs } from "./fields.ts";
import { lineInputs } from "./line-input.ts";

const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, "A country is two letters of ISO 3166, such as US.")
  .meta({ example: "US" });

const customer = z.strictObject({
  name: line(200),
  email: z
    .string()
    .trim()
    .max(254, "An e-mail address may have 254 characters.")
    .pipe(z.email("This is not an e-mail address."))
    .meta({ format: "email" })
    .nullish(),
  phone: line(40).nullish(),
  externalId: line(200).nullish(),
  address: paragraphs(500).nullish().meta({ description: "Postal address, as on a letter." }),
  country: country.nullish(),
  taxId: line(40)
    .nullish()
    .meta({ description: "VAT number or ABN, where an invoice must show the buyer's." }),
});

const site = z.strictObject({
  line1: line(200),
  line2: line(200).nullish(),
  city: line(100).nullish(),
  region: line(100).nullish(),
  postalCode: line(20).nullish(),
  country: line(60).nullish(),
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
});

/** A ticket as it comes in by the API, a form or a portal: who pays, where, what. */
export const ticketInput = z.strictObject({
  source: line(60)
    .refine((name) => name !== TRIAL, "This name is Closeout's own: trials begin under Settings, Stripe.")
    .optional(),
  ticketNumber: line(100).nullish(),
  portal: line(100).nullish(),
  title: line(200),
  description: paragraphs(10_000).nullish(),
  purchaseOrder: line(100).nullish(),
  purchaseOrderAmount: amount.nullish(),
  authorisationNumber: line(100).nullish(),
  residentDamage: z.boolean().nullish(),
  customer,
  site,
  dueOn: calendarDate.nullish(),
  notToExceed: amount.nullish(),
  currency: currency.nullish(),
  lineItems: lineInputs.optional(),
  referral: line(200).nullish(),
});

/** A ticket that was checked. Amounts in minor units; quantities and percentages are decimals as text. */
export type TicketInput = z.output<typeof ticketInput>;
export type CustomerInput = TicketInput["customer"];
export type SiteInput = TicketInput["site"];
