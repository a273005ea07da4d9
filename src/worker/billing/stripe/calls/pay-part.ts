import { ABSENT, type Call, frozenAs, invoiceOf, references, senseless, sinceBegun } from "../call.ts";
import { cancelOpenParts } from "../open-parts.ts";
import { recordOf } from "./record-payment.ts";

/** A part of an invoice that the customer pays on our page: an intent of its own, attached to the invoice before anybody pays it. */
export const partIntent: Call = {
  async call({ stripe }, job, work, idempotencyKey) {
    const { amount, description, applicationFee } = frozenAs(work, "pay_part");
    const { currency, accountId, customerId } = invoiceOf(work);
    const payer = job.payers.find((one) => one.accountId === accountId && one.customerId === customerId);
    const { stripeInvoiceId } = invoiceOf(work);
    // One part at a time: two that are open could both be paid, and come to more than is owed.
    await cancelOpenParts(stripe, stripeInvoiceId ?? "");
    const made = await stripe.paymentIntents.create(
      {
        ...{ amount, currency, description, metadata: references(job, work) },
        ...(payer && { customer: payer.stripeId }),
        ...(applicationFee && { application_fee_amount: applicationFee }),
        automatic_payment_methods: { enabled: true },
      },
      { idempotencyKey },
    );
    return made?.object === "payment_intent" ? { kind: "done", stripeId: made.id } : senseless();
  },
  async look(tools, job, work) {
    const { accountId, customerId } = invoiceOf(work);
    const payer = job.payers.find((one) => one.accountId === accountId && one.customerId === customerId);
    const since = { created: sinceBegun(work, tools), limit: 100 };
    const list = tools.stripe.paymentIntents.list({ ...since, ...(payer && { customer: payer.stripeId }) });
    for await (const one of list) {
      if (one.metadata.intent_id === work.intent.id) return { kind: "done", stripeId: one.id };
    }
    return ABSENT;
  },
};

export const attachPart: Call = {
  async call({ stripe }, job, work, idempotencyKey) {
    const id = invoiceOf(work).stripeInvoiceId ?? "";
    const payment_intent = recordOf(job, work);
    const invoice = await stripe.invoices.attachPayment(id, { payment_intent }, { idempotencyKey });
    return invoice?.object === "invoice" ? { kind: "done", stripeId: payment_intent } : senseless();
  },
  async look({ stripe }, job, work) {
    const payment_intent = recordOf(job, work);
    const payment = { type: "payment_intent" as const, payment_intent };
    const { data } = await stripe.invoicePayments.list({ payment, limit: 1 });
    return data.length > 0 ? { kind: "done", stripeId: payment_intent } : ABSENT;
  },
};
