import type Stripe from "stripe";
import { expect, test } from "vitest";
import { localStripe, open, refusal } from "./world.ts";

const at = 1_790_000_000;

function cheque(value: number, more: Partial<Stripe.PaymentRecordReportPaymentParams> = {}) {
  return {
    amount_requested: { currency: "usd", value },
    initiated_at: at,
    payment_method_details: { type: "custom" as const, custom: { display_name: "Cheque" } },
    outcome: "guaranteed" as const,
    guaranteed: { guaranteed_at: at },
    processor_details: { type: "custom" as const, custom: { payment_reference: "cheque 1043" } },
    ...more,
  };
}

test("a partial cheque leaves the invoice open, the next one pays it", async () => {
  const { stripe } = await localStripe();
  const { id } = await open(stripe, 10_000);
  const first = await stripe.paymentRecords.reportPayment(cheque(4_000, { metadata: { intent_id: "p1" } }));
  expect(first).toMatchObject({
    object: "payment_record",
    amount_guaranteed: { currency: "usd", value: 4_000 },
    amount_failed: { value: 0 },
    processor_details: { custom: { payment_reference: "cheque 1043" } },
    metadata: { intent_id: "p1" },
    reported_by: "self",
  });
  const partly = await stripe.invoices.attachPayment(id, { payment_record: first.id });
  expect(partly).toMatchObject({
    status: "open",
    amount_paid: 4_000,
    amount_paid_off_stripe: 4_000,
    amount_remaining: 6_000,
  });
  const found = await stripe.invoicePayments.list({
    payment: { type: "payment_record", payment_record: first.id },
  });
  expect(found.data).toMatchObject([{ invoice: id, amount_paid: 4_000, status: "paid" }]);
  expect(await refusal(stripe.invoices.attachPayment(id, { payment_record: first.id }))).toMatchObject({
    param: "payment_record",
  });
  const default_ = (await stripe.invoicePayments.list({ invoice: id, status: "open" })).data;
  expect(default_).toMatchObject([{ is_default: true, amount_requested: 6_000 }]);

  const second = await stripe.paymentRecords.reportPayment(cheque(7_000));
  const paid = await stripe.invoices.attachPayment(id, { payment_record: second.id });
  expect(paid).toMatchObject({ status: "paid", amount_paid: 10_000, amount_overpaid: 1_000 });
  const types = ["invoice.paid", "invoice.payment_succeeded", "invoice.overpaid", "invoice_payment.paid"];
  const events = (await stripe.events.list({ types })).data.map((event) => event.type);
  expect(events.sort()).toEqual([
    "invoice.overpaid",
    "invoice.paid",
    "invoice_payment.paid",
    "invoice_payment.paid",
  ]);
  expect((await refusal(stripe.invoices.voidInvoice(id))).status).toBe(400);
});

test("a refund outside of Stripe is reported once, and a credit note may stand for it", async () => {
  const { stripe } = await localStripe();
  const { id } = await open(stripe, 10_000);
  const record = await stripe.paymentRecords.reportPayment(cheque(10_000));
  await stripe.invoices.attachPayment(id, { payment_record: record.id });
  const report = (value: number, refund_reference: string) =>
    stripe.paymentRecords.reportRefund(record.id, {
      outcome: "refunded",
      amount: { currency: "usd", value },
      processor_details: { type: "custom", custom: { refund_reference } },
      refunded: { refunded_at: at },
    });
  expect(await report(2_500, "back 1")).toMatchObject({ amount_refunded: { value: 2_500 } });
  expect((await refusal(report(1, "back 1"))).message).toContain("already been reported");
  expect(await refusal(report(7_501, "back 2"))).toMatchObject({ param: "amount[value]" });
  const note = await stripe.creditNotes.create({
    invoice: id,
    amount: 2_500,
    refunds: [
      {
        type: "payment_record_refund",
        payment_record_refund: { payment_record: record.id, refund_group: "back 1" },
      },
    ],
  });
  expect(note.refunds).toMatchObject([{ amount_refunded: 2_500, type: "payment_record_refund" }]);
  expect(await stripe.paymentRecords.retrieve(record.id)).not.toHaveProperty("refunds");
});

test("only guaranteed money in the invoice's currency counts", async () => {
  const { stripe } = await localStripe();
  const { id } = await open(stripe, 10_000);
  const failed = await stripe.paymentRecords.reportPayment(
    cheque(1_000, { outcome: "failed", guaranteed: undefined, failed: { failed_at: at } }),
  );
  expect(failed).toMatchObject({ amount_failed: { value: 1_000 }, amount_guaranteed: { value: 0 } });
  expect((await refusal(stripe.invoices.attachPayment(id, { payment_record: failed.id }))).message).toContain(
    "not guaranteed",
  );
  const euros = await stripe.paymentRecords.reportPayment(
    cheque(1_000, { amount_requested: { currency: "eur", value: 1_000 } }),
  );
  expect((await refusal(stripe.invoices.attachPayment(id, { payment_record: euros.id }))).message).toContain(
    "eur",
  );
  const bad = stripe.paymentRecords.reportPayment(cheque(1_000, { guaranteed: undefined }));
  expect(await refusal(bad)).toMatchObject({ param: "guaranteed[guaranteed_at]" });
  expect(await refusal(stripe.paymentRecords.retrieve("pr_no"))).toMatchObject({ status: 404 });
});

test("an intent for a page is changed, attached unpaid, and credits the invoice when it succeeds", async () => {
  const { stripe } = await localStripe();
  const invoice = await open(stripe, 10_000);
  const customer = String(invoice.customer);
  const intent = await stripe.paymentIntents.create({
    amount: 3_000,
    currency: "usd",
    customer,
    receipt_email: "maria@example.com",
    automatic_payment_methods: { enabled: true },
    metadata: { deposit: "1" },
  });
  expect(intent.client_secret).toMatch(`${intent.id}_secret_`);
  expect(intent).toMatchObject({
    receipt_email: "maria@example.com",
    automatic_payment_methods: { enabled: true, allow_redirects: "always" },
  });
  const attached = await stripe.invoices.attachPayment(invoice.id, { payment_intent: intent.id });
  expect(attached).toMatchObject({ amount_paid: 0, amount_remaining: 10_000 });
  await stripe.paymentIntents.update(intent.id, { amount: 4_000, description: "Deposit" });
  const secret = await stripe.invoices.retrieve(invoice.id, { expand: ["confirmation_secret", "payments"] });
  expect(secret.confirmation_secret?.client_secret).toMatch(/^pi_.*_secret_/);
  expect(secret.payments?.data.map((payment) => payment.amount_requested)).toEqual([4_000, 10_000]);
  const [default_] = secret.payments?.data.filter((payment) => payment.is_default) ?? [];
  const own = String(default_?.payment.payment_intent);
  expect((await refusal(stripe.paymentIntents.update(own, { amount: 1 }))).param).toBe("amount");

  await stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" });
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({
    amount_paid: 4_000,
    amount_remaining: 6_000,
  });
  expect((await stripe.paymentIntents.retrieve(own)).amount).toBe(6_000);
  expect(await refusal(stripe.paymentIntents.update(intent.id, { amount: 5 }))).toMatchObject({
    code: "payment_intent_unexpected_state",
  });
});

test("an attached payment keeps its invoice from being voided until its intent is canceled", async () => {
  const { stripe } = await localStripe();
  const { id, customer } = await open(stripe, 10_000);
  const whose = { currency: "usd", customer: String(customer) };
  const intent = await stripe.paymentIntents.create({ amount: 3_000, ...whose });
  await stripe.invoices.attachPayment(id, { payment_intent: intent.id });
  expect((await refusal(stripe.invoices.voidInvoice(id))).message).toContain("`open` payments");
  expect((await refusal(stripe.invoices.markUncollectible(id))).message).toContain("`open` payments");
  await stripe.paymentIntents.cancel(intent.id);
  const payments = await stripe.invoicePayments.list({ invoice: id, status: "canceled" });
  expect(payments.data).toMatchObject([{ payment: { payment_intent: intent.id } }]);
  await stripe.invoices.voidInvoice(id);
  const [own] = (await stripe.paymentIntents.list({ customer: String(customer), limit: 2 })).data.filter(
    (one) => one.id !== intent.id,
  );
  expect(own).toMatchObject({ status: "canceled", cancellation_reason: "void_invoice" });
});

test("what is attached has the invoice's customer and is no more than what remains; two may overpay", async () => {
  const { stripe, local } = await localStripe();
  const { id, customer } = await open(stripe, 10_000);
  const whose = { currency: "usd", customer: String(customer) };
  const attach = (payment_intent: string) => stripe.invoices.attachPayment(id, { payment_intent });
  const stranger = await stripe.paymentIntents.create({ amount: 100, currency: "usd" });
  expect((await refusal(attach(stranger.id))).message).toContain("same customer");
  const large = await stripe.paymentIntents.create({ amount: 10_001, ...whose });
  expect((await refusal(attach(large.id))).message).toContain("amount_remaining");
  const first = await stripe.paymentIntents.create({ amount: 8_000, ...whose });
  const second = await stripe.paymentIntents.create({ amount: 8_000, ...whose });
  await attach(first.id);
  await attach(second.id);
  await stripe.paymentIntents.confirm(first.id, { payment_method: "pm_usBankAccount" });
  await stripe.paymentIntents.confirm(second.id, { payment_method: "pm_card_visa" });
  expect(await stripe.invoices.retrieve(id)).toMatchObject({ status: "open", amount_remaining: 2_000 });
  await local.post(`/payment_intents/${first.id}/pay`, { outcome: "succeeds" });
  expect(await stripe.invoices.retrieve(id)).toMatchObject({
    status: "paid",
    amount_paid: 10_000,
    amount_overpaid: 6_000,
  });
  expect(await stripe.customers.retrieve(String(customer))).toMatchObject({ balance: -6_000 });
});

test("dinars end in zero, and kronur have no fractions", async () => {
  const { stripe } = await localStripe();
  const cases: [string, number, boolean][] = [
    ["kwd", 5_124, false],
    ["kwd", 5_120, true],
    ["bhd", 1, false],
    ["isk", 550, false],
    ["isk", 500, true],
    ["ugx", 1_001, false],
    ["usd", 5_123, true],
    ["jpy", 7, true],
  ];
  for (const [currency, amount, allowed] of cases) {
    const call = stripe.paymentIntents.create({ currency, amount });
    if (allowed) expect((await call).amount, currency).toBe(amount);
    else
      expect(await refusal(call), currency).toMatchObject({ code: "invalid_charge_amount", param: "amount" });
  }
  const { id: customer } = await stripe.customers.create({ name: "Noor" });
  const invoice = await stripe.invoices.create({ customer, currency: "kwd" });
  await stripe.invoices.addLines(invoice.id, { lines: [{ amount: 5_124 }] });
  expect(await refusal(stripe.invoices.finalizeInvoice(invoice.id))).toMatchObject({
    code: "invalid_charge_amount",
  });
});
