import { answered } from "../answered.ts";
import { ABSENT, type Call, invoiceOf, isMissing } from "../call.ts";
import { cancelOpenParts } from "../open-parts.ts";
import { readInvoice } from "../read-invoice.ts";
import { INVOICE_EXPAND } from "../stripe-invoice.ts";

const expand = { expand: INVOICE_EXPAND };

/** Takes an invoice that is out back. Stripe refuses what is paid. */
export const voidIt: Call = {
  async call({ stripe }, _job, work, idempotencyKey) {
    const id = invoiceOf(work).stripeInvoiceId ?? "";
    await cancelOpenParts(stripe, id);
    return answered(await stripe.invoices.voidInvoice(id, expand, { idempotencyKey }));
  },
  async look({ stripe }, _job, work) {
    const found = await readInvoice(stripe, invoiceOf(work).stripeInvoiceId ?? "");
    // Paid or written off by somebody is an end too: the outcome says what it means.
    return found.status === "open" || found.status === "uncollectible"
      ? ABSENT
      : { kind: "done", stripeId: found.id, invoice: found };
  },
};

export const writeOff: Call = {
  async call({ stripe }, _job, work, idempotencyKey) {
    const id = invoiceOf(work).stripeInvoiceId ?? "";
    await cancelOpenParts(stripe, id);
    return answered(await stripe.invoices.markUncollectible(id, expand, { idempotencyKey }));
  },
  async look({ stripe }, _job, work) {
    const found = await readInvoice(stripe, invoiceOf(work).stripeInvoiceId ?? "");
    return found.status === "open" ? ABSENT : { kind: "done", stripeId: found.id, invoice: found };
  },
};

/** A draft at Stripe leaves no trace there; one that is gone already is gone. Stripe refuses what is out. */
export const discard: Call = {
  async call({ stripe }, _job, work) {
    const id = invoiceOf(work).stripeInvoiceId;
    if (id === null) return { kind: "done", stripeId: "" };
    try {
      await stripe.invoices.del(id);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    return { kind: "done", stripeId: id };
  },
  look: async () => ABSENT,
};
