import { answered } from "../answered.ts";
import { ABSENT, type Call, invoiceOf } from "../call.ts";
import { readInvoice } from "../read-invoice.ts";
import { INVOICE_EXPAND } from "../stripe-invoice.ts";

/**
 * Gives the draft our number, which was taken a moment ago, and finalises it. An update of a draft says the same each time it is
 * asked, so it needs no step of its own.
 */
export const finalise: Call = {
  async call({ stripe }, _job, work, idempotencyKey) {
    const { stripeInvoiceId, number } = invoiceOf(work);
    const id = stripeInvoiceId ?? "";
    if (number !== null)
      await stripe.invoices.update(id, { number }, { idempotencyKey: `${idempotencyKey}:number` });
    const params = { auto_advance: false, expand: INVOICE_EXPAND };
    return answered(await stripe.invoices.finalizeInvoice(id, params, { idempotencyKey }));
  },
  async look({ stripe }, _job, work) {
    const found = await readInvoice(stripe, invoiceOf(work).stripeInvoiceId ?? "");
    return found.status !== "draft" ? { kind: "done", stripeId: found.id, invoice: found } : ABSENT;
  },
};
