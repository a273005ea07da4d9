import type { Job } from "../../../jobs/types.ts";
import type { StepAnswer } from "../../types.ts";
import { answered } from "../answered.ts";
import { ABSENT, type Call, frozenAs, invoiceOf, references, type StepWork, senseless } from "../call.ts";
import { readInvoice } from "../read-invoice.ts";
import { INVOICE_EXPAND } from "../stripe-invoice.ts";

const NAMES = { cheque: "Cheque", cash: "Cash", bank: "Bank transfer", other: "Paid otherwise" } as const;

/** All that is left came outside of Stripe. */
export const markPaid: Call = {
  async call({ stripe }, _job, work, idempotencyKey) {
    const id = invoiceOf(work).stripeInvoiceId ?? "";
    const params = { paid_out_of_band: true, expand: INVOICE_EXPAND };
    return answered(await stripe.invoices.pay(id, params, { idempotencyKey }));
  },
  async look({ stripe }, _job, work) {
    const found = await readInvoice(stripe, invoiceOf(work).stripeInvoiceId ?? "");
    return found.status === "paid" ? { kind: "done", stripeId: found.id, invoice: found } : ABSENT;
  },
};

/** A part came outside of Stripe: a record of it, which the next step attaches. A second record that is never attached costs nothing. */
export const reportPayment: Call = {
  async call({ stripe }, job, work, idempotencyKey) {
    const { amount, means, reference, at } = frozenAs(work, "record_part");
    const record = await stripe.paymentRecords.reportPayment(
      {
        amount_requested: { value: amount, currency: invoiceOf(work).currency },
        initiated_at: at,
        outcome: "guaranteed",
        guaranteed: { guaranteed_at: at },
        payment_method_details: { type: "custom", custom: { display_name: NAMES[means] } },
        ...(reference && { description: reference }),
        metadata: references(job, work),
      },
      { idempotencyKey },
    );
    return record?.object === "payment_record" ? { kind: "done", stripeId: record.id } : senseless();
  },
  look: async () => ABSENT,
};

export const attachRecord: Call = {
  async call({ stripe }, job, work, idempotencyKey) {
    const id = invoiceOf(work).stripeInvoiceId ?? "";
    const params = { payment_record: recordOf(job, work), expand: INVOICE_EXPAND };
    return answered(await stripe.invoices.attachPayment(id, params, { idempotencyKey }));
  },
  async look({ stripe }, job, work): Promise<StepAnswer> {
    const id = invoiceOf(work).stripeInvoiceId ?? "";
    const payment = { type: "payment_record" as const, payment_record: recordOf(job, work) };
    const { data } = await stripe.invoicePayments.list({ invoice: id, payment, limit: 1 });
    return data.length > 0 ? { kind: "done", stripeId: id, invoice: await readInvoice(stripe, id) } : ABSENT;
  },
};

/** What the step before made. */
export function recordOf(job: Job, { intent }: StepWork): string {
  const made = job.steps.find((one) => one.intentId === intent.id && one.position === 1);
  return made?.stripeId ?? "";
}
