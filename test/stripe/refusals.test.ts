import { expect, test } from "vitest";
import { client, draft, localStripe, open, refusal } from "./world.ts";

test("what is not a draft cannot be edited", async () => {
  const { stripe } = await localStripe();
  const { id } = await open(stripe);
  const notEditable = { status: 400, code: "invoice_not_editable", type: "StripeInvalidRequestError" };
  expect(await refusal(stripe.invoices.addLines(id, { lines: [{ amount: 1 }] }))).toMatchObject(notEditable);
  expect(await refusal(stripe.invoices.update(id, { description: "x" }))).toMatchObject(notEditable);
  const { customer } = await stripe.invoices.retrieve(id);
  const item = { customer: String(customer), invoice: id, amount: 1, currency: "usd" };
  expect(await refusal(stripe.invoiceItems.create(item))).toMatchObject(notEditable);
  expect((await stripe.invoices.update(id, { metadata: { a: "b" } })).metadata).toEqual({ a: "b" });
  expect(await refusal(stripe.invoices.finalizeInvoice(id))).toMatchObject({
    message: "This invoice is already finalized, you can't re-finalize a non-draft invoice.",
  });
  expect(await refusal(stripe.invoices.del(id))).toMatchObject({
    message: "You can only delete draft invoices.",
  });
});

test("the states lead where Stripe's table says and nowhere else", async () => {
  const { stripe } = await localStripe();
  const notOpen = "You can only pass in open invoices. This invoice isn't open.";
  const paid = await open(stripe);
  await stripe.invoices.pay(paid.id, { paid_out_of_band: true });
  expect(await refusal(stripe.invoices.voidInvoice(paid.id))).toMatchObject({
    status: 400,
    message: "Invoices with `paid` payments cannot be voided.",
  });
  expect(await refusal(stripe.invoices.pay(paid.id))).toMatchObject({ message: "Invoice is already paid" });
  expect(await refusal(stripe.invoices.markUncollectible(paid.id))).toMatchObject({ message: notOpen });
  expect(await refusal(stripe.invoices.sendInvoice(paid.id))).toMatchObject({ status: 400 });

  const voided = await open(stripe);
  expect(await stripe.invoices.voidInvoice(voided.id)).toMatchObject({ status: "void" });
  for (const call of [
    stripe.invoices.voidInvoice(voided.id),
    stripe.invoices.pay(voided.id, { payment_method: "pm_card_visa" }),
    stripe.invoices.markUncollectible(voided.id),
  ]) {
    expect(await refusal(call)).toMatchObject({ message: notOpen });
  }

  const bad = await open(stripe);
  expect(await stripe.invoices.markUncollectible(bad.id)).toMatchObject({ status: "uncollectible" });
  expect(await stripe.invoices.pay(bad.id, { payment_method: "pm_card_visa" })).toMatchObject({
    status: "paid",
  });
  const written = await open(stripe);
  await stripe.invoices.markUncollectible(written.id);
  expect(await stripe.invoices.voidInvoice(written.id)).toMatchObject({ status: "void" });

  const id = await draft(stripe);
  expect(await refusal(stripe.invoices.voidInvoice(id))).toMatchObject({ message: notOpen });
  expect(await stripe.invoices.del(id)).toEqual(expect.objectContaining({ id, deleted: true }));
  expect(await refusal(stripe.invoices.retrieve(id))).toMatchObject({
    status: 404,
    code: "resource_missing",
  });
});

test("due dates lie ahead and belong to invoices that are sent", async () => {
  const { stripe } = await localStripe();
  const { id: customer } = await stripe.customers.create({ email: "a@example.com" });
  const past = Math.floor(Date.now() / 1000) - 60;
  expect(
    await refusal(stripe.invoices.create({ customer, collection_method: "send_invoice", due_date: past })),
  ).toMatchObject({ status: 400, param: "due_date" });
  for (const due of [{ due_date: past + 1000 }, { days_until_due: 3 }]) {
    expect((await refusal(stripe.invoices.create({ customer, ...due }))).message).toContain(
      "if invoice collection method is 'send_invoice'",
    );
  }
  expect(
    (await refusal(stripe.invoices.create({ customer, collection_method: "send_invoice" }))).message,
  ).toContain("you must specify 'due_date' or 'days_until_due'");
  const invoice = await stripe.invoices.create({ customer });
  expect((await refusal(stripe.invoices.sendInvoice(invoice.id))).message).toContain("collection method");
});

test("parameters are refused by name, type and form", async () => {
  const { stripe } = await localStripe();
  const { id: customer } = await stripe.customers.create();
  const id = await draft(stripe, {}, 0);
  const line = (fields: object) => stripe.invoices.addLines(id, { lines: [fields] });
  const create = (fields: object) => stripe.invoices.create({ customer, ...fields });
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, "v"]));
  const cases: [call: () => Promise<unknown>, expected: object][] = [
    [
      () => create({ colour: "red" }),
      { code: "parameter_unknown", message: "Received unknown parameter: colour" },
    ],
    [() => line({ amount: 1, size: 2 }), { message: "Received unknown parameter: lines[0][size]" }],
    [() => line({ price_data: { currency: "usd", weight: 1 } }), { param: "lines[0][price_data][weight]" }],
    [() => create({ a: 1, b: 2 }), { message: "Received unknown parameters: a, b" }],
    [() => stripe.invoices.list({ metadata: { a: "b" } } as object), { code: "parameter_unknown" }],
    [
      () => create({ collection_method: "send_invoce" }),
      {
        message: "Invalid collection_method: must be one of charge_automatically or send_invoice",
      },
    ],
    [() => line({ amount: 12.5 }), { code: "parameter_invalid_integer", param: "lines[0][amount]" }],
    [() => line({ description: "x" }), { code: "parameter_missing", param: "lines[0][amount]" }],
    [() => line({ amount: 1, quantity: 2 }), { code: "parameters_exclusive", param: "lines[0][amount]" }],
    [
      () => line({ quantity: -1, price_data: { currency: "usd", product: "p", unit_amount: 1 } }),
      {
        code: "parameter_invalid_integer",
      },
    ],
    [
      () =>
        line({ quantity_decimal: "1.2.3", price_data: { currency: "usd", product: "p", unit_amount: 1 } }),
      {
        param: "lines[0][quantity_decimal]",
      },
    ],
    [() => line({ price_data: { currency: "eur", product: "p", unit_amount: 1 } }), { status: 400 }],
    [() => line({ price_data: { currency: "usd", unit_amount: 1 } }), { code: "parameter_missing" }],
    [() => line({ pricing: { price: "price_1" } }), { code: "resource_missing" }],
    [() => stripe.invoices.create({}), { code: "parameter_missing", param: "customer" }],
    [
      () => stripe.invoices.create({ customer: "cus_no" }),
      {
        code: "resource_missing",
        message: "No such customer: 'cus_no'",
      },
    ],
    [() => create({ currency: "usdd" }), { param: "currency" }],
    [() => create({ auto_advance: "maybe" }), { message: "Invalid boolean: maybe" }],
    [() => create({ automatic_tax: "yes" }), { message: "Invalid object" }],
    [() => create({ custom_fields: Array(5).fill({ name: "n", value: "v" }) }), { param: "custom_fields" }],
    [
      () => create({ custom_fields: [{ name: "n".repeat(41), value: "v" }] }),
      { param: "custom_fields[0][name]" },
    ],
    [
      () => create({ custom_fields: [{ name: "n", value: "v".repeat(141) }] }),
      { param: "custom_fields[0][value]" },
    ],
    [() => create({ custom_fields: [{ name: "n" }] }), { code: "parameter_missing" }],
    [() => create({ metadata: many(51) }), { status: 400 }],
    [() => create({ metadata: { ["k".repeat(41)]: "v" } }), { status: 400 }],
    [() => create({ metadata: { k: "v".repeat(501) } }), { status: 400 }],
    [() => stripe.customers.create({ email: "nobody" }), { code: "email_invalid", param: "email" }],
    [() => stripe.customers.list({ limit: 101 }), { code: "parameter_invalid_integer" }],
    [() => stripe.customers.list({ created: { after: 1 } } as object), { code: "parameter_unknown" }],
    [
      () =>
        stripe.paymentIntents.create({
          amount: 100,
          currency: "usd",
          payment_method_types: ["card"],
        } as never),
      {
        code: "payment_method_types_no_longer_supported",
      },
    ],
    [() => stripe.invoices.retrieve("in_no"), { status: 404, code: "resource_missing", param: "invoice" }],
    [() => stripe.customers.retrieve("cus_no"), { status: 404, message: "No such customer: 'cus_no'" }],
    [() => stripe.events.retrieve("evt_no"), { status: 404 }],
    [() => stripe.invoices.create({ customer, expand: ["status"] }), { param: "expand" }],
  ];
  for (const [call, expected] of cases) expect(await refusal(call()), `${call}`).toMatchObject(expected);
});

test("an invoice takes 250 lines and not one more", async () => {
  const { stripe } = await localStripe();
  const id = await draft(stripe, {}, 0);
  const lines = Array.from({ length: 250 }, () => ({ amount: 1 }));
  expect((await stripe.invoices.addLines(id, { lines })).total).toBe(250);
  expect(await refusal(stripe.invoices.addLines(id, { lines: [{ amount: 1 }] }))).toMatchObject({
    status: 400,
  });
});

test("without a key nobody is served, and each account sees its own", async () => {
  const { url, stripe } = await localStripe({ secretKeys: { sk_test_own: "acct_own" } });
  const bare = await fetch(`${url}/v1/customers`);
  expect(bare.status).toBe(401);
  expect(await bare.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  expect(bare.headers.get("request-id")).toMatch(/^req_/);
  const basic = { authorization: `Basic ${btoa("sk_test_x:")}` };
  expect((await fetch(`${url}/v1/customers`, { headers: basic })).status).toBe(200);
  expect((await fetch(`${url}/v1/nowhere`, { headers: basic })).status).toBe(404);

  const { id } = await stripe.customers.create({ email: "a@example.com" });
  expect((await client(url, {}, "sk_test_other").customers.retrieve(id)).id).toBe(id);
  const others = [
    client(url, {}, "sk_test_own"),
    client(url, { stripeAccount: "acct_connected" }),
    client(url, { stripeContext: "acct_context" }),
  ];
  for (const other of others) {
    expect(await refusal(other.customers.retrieve(id))).toMatchObject({ status: 404 });
    expect((await other.customers.list()).data).toEqual([]);
  }
});
