import { expect, test } from "vitest";
import { localStripe, open, refusal } from "./world.ts";

const card = (number: string) => ({ number, expiry: "12 / 34", cvc: "123" });

async function post(url: string, fields: Record<string, string>) {
  const response = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "follow",
  });
  return { status: response.status, text: await response.text() };
}

test("a part leaves the invoice open, the rest pays it", async () => {
  const { stripe, local } = await localStripe();
  const { id } = await open(stripe, 10_000);
  await local.post(`/invoices/${id}/pay`, { amount: 4_000 });
  expect(await stripe.invoices.retrieve(id)).toMatchObject({
    status: "open",
    amount_paid: 4_000,
    amount_remaining: 6_000,
  });
  const payments = await stripe.invoicePayments.list({ invoice: id });
  expect(
    payments.data.map((payment) => [payment.status, payment.amount_paid, payment.amount_requested]),
  ).toEqual([
    ["paid", 4_000, 4_000],
    ["open", null, 6_000],
  ]);
  expect((await refusal(stripe.invoices.voidInvoice(id))).message).toContain("`paid` payments");
  expect((await stripe.events.list({ type: "invoice.paid" })).data).toEqual([]);
  await local.post(`/invoices/${id}/pay`);
  expect(await stripe.invoices.retrieve(id)).toMatchObject({ status: "paid", amount_paid: 10_000 });
  expect((await stripe.events.list({ type: "invoice_payment.paid" })).data).toHaveLength(2);
  const { body } = await local.post(`/invoices/${id}/pay`, { amount: 500 });
  expect(body).toMatchObject({ status: "paid", amount_overpaid: 500 });
  expect((await stripe.events.list({ type: "invoice.overpaid" })).data).toHaveLength(1);
});

test("a bank debit is paid when it settles and not before", async () => {
  const { stripe, local } = await localStripe();
  const { id } = await open(stripe);
  const pending = await stripe.invoices.pay(id, { payment_method: "pm_usBankAccount" });
  expect(pending).toMatchObject({ status: "open", amount_paid: 0 });
  expect((await refusal(stripe.invoices.pay(id, { payment_method: "pm_card_visa" }))).status).toBe(400);
  expect((await stripe.events.list({ type: "payment_intent.processing" })).data).toHaveLength(1);
  expect((await stripe.events.list({ type: "invoice.paid" })).data).toEqual([]);
  await local.post(`/invoices/${id}/pay`, { outcome: "succeeds" });
  expect((await stripe.invoices.retrieve(id)).status).toBe("paid");
  expect((await stripe.charges.list()).data.map((charge) => charge.status)).toEqual(["succeeded"]);

  const other = await open(stripe);
  await local.post(`/invoices/${other.id}/pay`, { outcome: "processing" });
  await local.post(`/invoices/${other.id}/pay`, { outcome: "fails" });
  expect((await stripe.invoices.retrieve(other.id)).status).toBe("open");
  expect((await stripe.events.list({ type: "invoice.payment_failed" })).data).toHaveLength(1);
});

test("a debit that arrives after the invoice was voided does not revive it", async () => {
  const { stripe, local } = await localStripe();
  const { id } = await open(stripe);
  await local.post(`/invoices/${id}/pay`, { outcome: "processing" });
  await stripe.invoices.voidInvoice(id);
  await local.post(`/invoices/${id}/pay`, { outcome: "succeeds" });
  expect(await stripe.invoices.retrieve(id)).toMatchObject({ status: "void", amount_paid: 0 });
  expect((await stripe.charges.list()).data[0]).toMatchObject({ status: "succeeded" });
});

test("the customer pays on the hosted page, after a wrong number and a declined card", async () => {
  const { stripe } = await localStripe();
  const invoice = await open(stripe);
  const page = invoice.hosted_invoice_url ?? "";
  const shown = await (await fetch(page)).text();
  for (const part of ["Maria Alvarez", "$312.50", "Rescreen", invoice.number ?? "", "Due "]) {
    expect(shown).toContain(part);
  }
  expect(shown).not.toContain("<script");
  expect(await post(`${page}/card`, card("1234"))).toMatchObject({ status: 422 });
  const late = await post(`${page}/card`, { ...card("4242424242424242"), expiry: "01/20" });
  expect(late.text).toContain("expiration date is in the past");
  expect((await post(`${page}/card`, card("4000000000000002"))).text).toContain("Your card was declined.");
  expect((await stripe.events.list({ type: "invoice.payment_failed" })).data).toHaveLength(1);
  expect((await post(`${page}/card`, card("4242 4242 4242 4242"))).text).toContain("Invoice paid");
  expect((await stripe.invoices.retrieve(invoice.id)).status).toBe("paid");
  await post(`${page}/card`, card("4242424242424242"));
  expect((await stripe.charges.list()).data.filter((charge) => charge.paid)).toHaveLength(1);
  expect(await (await fetch(`${page}/pdf`)).text()).toContain(`Invoice ${invoice.number}`);
  expect((await fetch(`${page}x`)).status).toBe(404);
});

test("3D Secure asks first, a bank account takes its time", async () => {
  const { stripe, local } = await localStripe();
  const secure = await open(stripe);
  const page = secure.hosted_invoice_url ?? "";
  expect((await post(`${page}/card`, card("4000002500003155"))).text).toContain("3D Secure");
  expect((await stripe.events.list({ type: "invoice.payment_action_required" })).data).toHaveLength(1);
  expect((await post(`${page}/confirm`, { answer: "no" })).text).toContain("declined");
  await post(`${page}/card`, card("4000002500003155"));
  expect((await post(`${page}/confirm`, { answer: "yes" })).text).toContain("Invoice paid");

  const debit = await open(stripe);
  const other = debit.hosted_invoice_url ?? "";
  expect((await post(`${other}/bank`, {})).text).toContain("Payment processing");
  expect((await stripe.invoices.retrieve(debit.id)).status).toBe("open");
  await local.post(`/invoices/${debit.id}/pay`, { outcome: "succeeds" });
  expect(await (await fetch(other)).text()).toContain("Invoice paid");
});

test("intents by themselves: confirm, cancel, attach to an invoice", async () => {
  const { stripe } = await localStripe();
  const { id, customer } = await open(stripe, 1_000);
  const whose = { currency: "usd", customer: String(customer) };
  const intent = await stripe.paymentIntents.create({ amount: 500, ...whose });
  expect((await stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" })).status).toBe(
    "succeeded",
  );
  expect(await refusal(stripe.paymentIntents.cancel(intent.id))).toMatchObject({
    code: "payment_intent_unexpected_state",
  });
  const attached = await stripe.invoices.attachPayment(id, { payment_intent: intent.id });
  expect(attached).toMatchObject({ status: "open", amount_paid: 500, amount_remaining: 500 });
  const unused = await stripe.paymentIntents.create({ amount: 500, currency: "usd" });
  expect((await stripe.paymentIntents.cancel(unused.id)).status).toBe("canceled");
});
