import type Stripe from "stripe";
import { expect, test } from "vitest";
import { localStripe, open, refusal } from "./world.ts";

test("lists go newest first, page by page, both ways", async () => {
  const { stripe } = await localStripe();
  const ids: string[] = [];
  for (let n = 0; n < 25; n += 1) ids.unshift((await stripe.customers.create({ name: `${n}` })).id);
  const first = await stripe.customers.list();
  expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 10));
  expect(first.has_more).toBe(true);
  const second = await stripe.customers.list({ limit: 20, starting_after: ids[9] });
  expect(second.data.map(({ id }) => id)).toEqual(ids.slice(10));
  expect(second.has_more).toBe(false);
  const back = await stripe.customers.list({ limit: 5, ending_before: ids[10] });
  expect(back.data.map(({ id }) => id)).toEqual(ids.slice(5, 10));
  expect(back.has_more).toBe(true);
  const all: string[] = [];
  for await (const customer of stripe.customers.list({ limit: 7 })) all.push(customer.id);
  expect(all).toEqual(ids);
  expect(await refusal(stripe.customers.list({ starting_after: "cus_no" }))).toMatchObject({
    code: "resource_missing",
  });
});

test("filters find what is asked for", async () => {
  const { stripe, local } = await localStripe();
  const old = await stripe.customers.create({ email: "a@example.com" });
  await local.post("/clock", { advanceSeconds: 100 });
  const young = await stripe.customers.create({ email: "a@example.com" });
  await stripe.customers.create({ email: "b@example.com" });
  const byEmail = await stripe.customers.list({ email: "a@example.com" });
  expect(byEmail.data.map(({ id }) => id)).toEqual([young.id, old.id]);
  expect((await stripe.customers.list({ created: { gte: young.created } })).data).toHaveLength(2);
  expect((await stripe.customers.list({ created: old.created })).data).toHaveLength(1);
  await stripe.customers.del(old.id);
  expect((await stripe.customers.list({ email: "a@example.com" })).data).toHaveLength(1);
  expect(await stripe.customers.retrieve(old.id)).toMatchObject({ deleted: true });

  const invoice = await open(stripe);
  const customer = String(invoice.customer);
  await stripe.invoices.create({ customer });
  expect((await stripe.invoices.list({ customer, status: "open" })).data.map(({ id }) => id)).toEqual([
    invoice.id,
  ]);
  expect((await stripe.invoices.list({ customer, status: "void" })).data).toEqual([]);
  expect((await stripe.invoices.list({ due_date: { lte: invoice.due_date ?? 0 } })).data).toHaveLength(1);
  expect((await stripe.events.list({ types: ["invoice.created", "invoice.finalized"] })).data).toHaveLength(
    3,
  );
  expect((await stripe.invoicePayments.list({ invoice: invoice.id, status: "open" })).data).toHaveLength(1);
});

test("ids are expanded where asked, four levels deep", async () => {
  const { stripe } = await localStripe();
  const { id } = await open(stripe);
  const paid = await stripe.invoices.pay(id, {
    payment_method: "pm_card_visa",
    expand: ["payments.data.payment.payment_intent.latest_charge", "customer", "lines"],
  });
  const intent = paid.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent;
  expect(intent.latest_charge).toMatchObject({ object: "charge", status: "succeeded" });
  expect(paid.customer).toMatchObject({ object: "customer", name: "Maria Alvarez" });
  const list = await stripe.invoices.list({ expand: ["data.customer", "data.payments"] });
  expect(list.data[0]?.customer).toMatchObject({ object: "customer" });
  expect(list.data[0]?.payments?.data).toHaveLength(1);
  const [payment] = (
    await stripe.invoicePayments.list({ expand: ["data.payment.payment_intent", "data.invoice"] })
  ).data;
  expect(payment?.payment.payment_intent).toMatchObject({ object: "payment_intent" });
  expect(payment?.invoice).toMatchObject({ object: "invoice" });
  expect((await refusal(stripe.invoices.retrieve(id, { expand: ["customer.a.b.c.d"] }))).message).toContain(
    "more than 4 levels",
  );
});
