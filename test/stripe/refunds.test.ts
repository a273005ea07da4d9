import type Stripe from "stripe";
import { expect, test } from "vitest";
import { client, localStripe, open, refusal } from "./world.ts";

async function paid(stripe: Stripe, method = "pm_card_visa", amount = 10_000) {
  const { id } = await open(stripe, amount);
  await stripe.invoices.pay(id, { payment_method: method });
  const [payment] = (await stripe.invoicePayments.list({ invoice: id })).data;
  return { id, payment_intent: String(payment?.payment.payment_intent) };
}

test("a part and the rest go back, the invoice stays paid, and not a unit more", async () => {
  const { stripe } = await localStripe();
  const { id, payment_intent } = await paid(stripe);
  const refund = await stripe.refunds.create({
    payment_intent,
    amount: 2_500,
    reason: "requested_by_customer",
    metadata: { job: "j1" },
  });
  expect(refund).toMatchObject({
    object: "refund",
    amount: 2_500,
    status: "succeeded",
    currency: "usd",
    payment_intent,
    reason: "requested_by_customer",
    metadata: { job: "j1" },
  });
  expect(refund).not.toHaveProperty("invoice");
  const charge = await stripe.charges.retrieve(String(refund.charge), { expand: ["refunds"] });
  expect(charge).toMatchObject({
    amount_refunded: 2_500,
    refunded: false,
    refunds: { data: [{ id: refund.id }] },
  });
  const types = (await stripe.events.list({ limit: 2 })).data.map((event) => event.type);
  expect(types).toEqual(["charge.refunded", "refund.created"]);
  expect(await refusal(stripe.refunds.create({ payment_intent, amount: 7_501 }))).toMatchObject({
    status: 400,
    message: "Refund amount ($75.01) is greater than unrefunded amount on charge ($75.00)",
  });
  const rest = await stripe.refunds.create({ charge: charge.id });
  expect(rest.amount).toBe(7_500);
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 10_000, refunded: true });
  expect(await refusal(stripe.refunds.create({ payment_intent }))).toMatchObject({
    code: "charge_already_refunded",
  });
  expect(await stripe.invoices.retrieve(id)).toMatchObject({ status: "paid", amount_paid: 10_000 });
  const listed = [
    await stripe.refunds.list({ payment_intent }),
    await stripe.refunds.list({ charge: charge.id }),
    await stripe.refunds.list({ payment_intent: "pi_other" }),
  ];
  expect(listed.map(({ data }) => data.map(({ amount }) => amount))).toEqual([
    [7_500, 2_500],
    [7_500, 2_500],
    [],
  ]);
  const updated = await stripe.refunds.update(refund.id, { metadata: { job: "j2" } });
  expect(updated.metadata).toEqual({ job: "j2" });
});

test("a bank's refund is under way first, and one that fails gives the money back to the charge", async () => {
  const { stripe, local } = await localStripe();
  const { id, payment_intent } = await paid(stripe, "pm_usBankAccount");
  expect((await refusal(stripe.refunds.create({ payment_intent }))).message).toContain("successful charge");
  await local.post(`/invoices/${id}/pay`, { outcome: "succeeds" });
  const refund = await stripe.refunds.create({ payment_intent, amount: 4_000 });
  expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
  expect((await refusal(stripe.refunds.cancel(refund.id))).message).toContain("requires_action");
  await local.post(`/refunds/${refund.id}/succeed`);
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "succeeded" });
  const { body } = await local.post(`/refunds/${refund.id}/fail`);
  expect(body).toMatchObject({ status: "failed", failure_reason: "unknown" });
  expect(await stripe.charges.retrieve(String(refund.charge))).toMatchObject({
    amount_refunded: 0,
    refunded: false,
  });
  const types = (await stripe.events.list({ limit: 4 })).data.map((event) => event.type);
  expect(types).toEqual(["charge.updated", "refund.failed", "charge.refund.updated", "refund.updated"]);
  expect((await local.post(`/refunds/${refund.id}/fail`)).status).toBe(400);

  const asking = await stripe.refunds.create({ payment_intent });
  await local.post(`/refunds/${asking.id}/ask`);
  expect(await stripe.refunds.cancel(asking.id)).toMatchObject({ status: "canceled" });
  expect(await stripe.charges.retrieve(String(refund.charge))).toMatchObject({ amount_refunded: 0 });
});

test("what cannot be refunded says why", async () => {
  const { stripe, url } = await localStripe();
  const { payment_intent } = await paid(stripe);
  const cases: [Stripe.RefundCreateParams, object][] = [
    [{}, { message: expect.stringContaining("payment_intent or charge") }],
    [
      { payment_intent, amount: 0 },
      { code: "parameter_invalid_integer", param: "amount" },
    ],
    [{ payment_intent: "pi_no" }, { code: "resource_missing", param: "payment_intent" }],
    [{ charge: "ch_no" }, { code: "resource_missing", param: "charge" }],
    [{ payment_intent, reverse_transfer: true }, { param: "reverse_transfer" }],
    [{ payment_intent, reason: "because" }, { param: "reason" }],
  ];
  for (const [parameters, expected] of cases) {
    expect(await refusal(stripe.refunds.create(parameters))).toMatchObject({ status: 400, ...expected });
  }
  expect(await refusal(stripe.refunds.retrieve("re_no"))).toMatchObject({ status: 404 });
  const other = client(url, { stripeAccount: "acct_connected" });
  expect((await other.refunds.list().catch(() => ({ data: [] }))).data).toEqual([]);
});

test("the same key refunds once", async () => {
  const { stripe } = await localStripe();
  const { payment_intent } = await paid(stripe);
  const once = () => stripe.refunds.create({ payment_intent, amount: 100 }, { idempotencyKey: "r1" });
  expect((await once()).id).toBe((await once()).id);
  expect((await stripe.refunds.list({ payment_intent })).data).toHaveLength(1);
});
