import Stripe from "stripe";
import { answered } from "../answered.ts";
import { ABSENT, type Call, frozenAs, invoiceOf, type StepWork } from "../call.ts";
import { readInvoice } from "../read-invoice.ts";
import { INVOICE_EXPAND } from "../stripe-invoice.ts";

const PARAMS = { auto_advance: false, expand: INVOICE_EXPAND };
const MOST_FIELDS = 4;

/**
 * Gives the draft our number, which was taken a moment ago, and finalises it. An update of a draft says the same each time it is
 * asked, so it needs no step of its own. Stripe refuses a number that its account knows already, from a time before us or from
 * another organisation: then its own stands at Stripe, and ours beside it.
 */
export const finalise: Call = {
  async call({ stripe }, _job, work, idempotencyKey) {
    const { stripeInvoiceId, number } = invoiceOf(work);
    const id = stripeInvoiceId ?? "";
    const named = (what: string) => ({ idempotencyKey: `${idempotencyKey}:${what}` });
    try {
      if (number !== null) await stripe.invoices.update(id, { number }, named("number"));
      return answered(await stripe.invoices.finalizeInvoice(id, PARAMS, { idempotencyKey }));
    } catch (error) {
      if (number === null || !isNumberTaken(error)) throw error;
      await stripe.invoices.update(
        id,
        { number: "", custom_fields: besideIt(work, number) },
        named("beside"),
      );
      return answered(await stripe.invoices.finalizeInvoice(id, PARAMS, named("numbered-there")));
    }
  },
  async look({ stripe }, _job, work) {
    const found = await readInvoice(stripe, invoiceOf(work).stripeInvoiceId ?? "");
    return found.status !== "draft" ? { kind: "done", stripeId: found.id, invoice: found } : ABSENT;
  },
};

function isNumberTaken(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.param === "number";
}

/** Our number as the first of the fields that Stripe shows on the invoice. */
function besideIt(work: StepWork, number: string): { name: string; value: string }[] {
  const { customFields } = frozenAs(work, "invoice");
  return [{ name: "Invoice", value: number }, ...customFields].slice(0, MOST_FIELDS);
}
