import type Stripe from "stripe";
import type { InvoiceLine } from "../../types.ts";
import { answered } from "../answered.ts";
import { ABSENT, type Call, frozenAs, invoiceOf } from "../call.ts";
import { readInvoice } from "../read-invoice.ts";

export const lines: Call = {
  async call({ stripe }, _job, work, idempotencyKey) {
    const { lines: own, automaticTax = false } = frozenAs(work, "invoice");
    const id = invoiceOf(work).stripeInvoiceId ?? "";
    const told = own.map((line) => toStripeLine(line, automaticTax));
    return answered(await stripe.invoices.addLines(id, { lines: told }, { idempotencyKey }));
  },
  async look({ stripe }, _job, work) {
    const found = await readInvoice(stripe, invoiceOf(work).stripeInvoiceId ?? "");
    return found.lineCount > 0 ? { kind: "done", stripeId: found.id, invoice: found } : ABSENT;
  },
};

/** The amount is ours, rounded by our one function; Stripe adds up and is checked against us. */
function toStripeLine(line: InvoiceLine, automaticTax: boolean): Stripe.InvoiceAddLinesParams.Line {
  const description = lineInWords(line);
  if (automaticTax || line.taxRate === null) return { description, amount: line.amount };
  const inclusive = line.taxInclusive ?? false;
  const rate = { display_name: line.taxName ?? "Tax", percentage: Number(line.taxRate), inclusive };
  const taxable_amount = inclusive ? line.amount - line.tax : line.amount;
  return {
    description,
    amount: line.amount,
    tax_amounts: [{ amount: line.tax, taxable_amount, tax_rate_data: rate }],
  };
}

/** A line as Stripe's page shows it: Stripe is told the amount, so the quantity stands in the words. */
export function lineInWords({
  description,
  quantity,
  before,
}: Pick<InvoiceLine, "description" | "quantity" | "before">): string {
  const much = quantity === "1" ? description : `${description} (${quantity})`;
  return before ? `${much}, less what was billed before` : much;
}
