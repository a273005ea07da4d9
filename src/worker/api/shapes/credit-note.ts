import * as z from "zod";
import { moment } from "./moment.ts";

/** A credit note as a list shows it. */
export const creditNoteShape = z
  .object({
    id: z.string(),
    invoiceId: z.string(),
    jobId: z.string(),
    number: z.string().nullable().meta({ description: "There once it is issued." }),
    status: z.enum(["issuing", "issued", "void", "refused"]),
    subtotal: z.int(),
    tax: z.int(),
    total: z.int().meta({ description: "Minor units, with tax." }),
    currency: z.string().meta({ example: "usd" }),
    giveBack: z
      .enum(["none", "refund", "outside"])
      .meta({ description: "How what was paid already goes back." }),
    reason: z.string(),
    createdAt: moment,
    issuedAt: moment.nullable(),
  })
  .meta({ id: "CreditNote" });

export type CreditNoteAnswer = z.infer<typeof creditNoteShape>;
