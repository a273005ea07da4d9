import type Stripe from "stripe";
import type { InvoiceRow } from "../../../database/rows.ts";
import type { StepAnswer } from "../../types.ts";
import { ABSENT, type Call, frozenAs, invoiceOf, references, senseless } from "../call.ts";
import { readInvoice } from "../read-invoice.ts";
import { toStripeRefund } from "../stripe-corrections.ts";

/** Money goes back the way it came. */
export const refund: Call = {
  async call({ stripe }, job, work, idempotencyKey) {
    const { refundId, paymentIntentId, amount, reason } = frozenAs(work, "refund");
    const metadata = { ...references(job, work), refund_id: refundId, reason: reason.slice(0, 500) };
    const made = await stripe.refunds.create(
      { payment_intent: paymentIntentId, amount, reason: "requested_by_customer", metadata },
      { idempotencyKey },
    );
    return made?.object === "refund" ? withInvoice(stripe, made, invoiceOf(work)) : senseless();
  },
  async look({ stripe }, _job, work) {
    const { refundId, paymentIntentId } = frozenAs(work, "refund");
    for await (const one of stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 })) {
      if (one.metadata?.refund_id === refundId) return withInvoice(stripe, one, invoiceOf(work));
    }
    return ABSENT;
  },
};

async function withInvoice(stripe: Stripe, made: Stripe.Refund, invoice: InvoiceRow): Promise<StepAnswer> {
  const said = { kind: "done", stripeId: made.id, refund: toStripeRefund(made) } as const;
  if (invoice.stripeInvoiceId === null) return said;
  return { ...said, invoice: await readInvoice(stripe, invoice.stripeInvoiceId, { refunds: true }) };
}
