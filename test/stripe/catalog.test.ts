import Stripe from "stripe";
import { expect, test } from "vitest";
import { draft, localStripe, refusal } from "./world.ts";

test("products and prices: made, changed, found, and used on lines", async () => {
  const { stripe } = await localStripe();
  const product = await stripe.products.create({ id: "screen", name: "Screen", metadata: { sku: "s1" } });
  expect(product).toMatchObject({ id: "screen", active: true, default_price: null });
  expect(await refusal(stripe.products.create({ id: "screen", name: "Again" }))).toMatchObject({
    code: "resource_already_exists",
  });
  const price = await stripe.prices.create({
    ...{ currency: "usd", product: "screen", unit_amount_decimal: Stripe.Decimal.from("1050.5") },
    ...{ lookup_key: "screen_standard", nickname: "Standard" },
  });
  expect(price).toMatchObject({ unit_amount: null, type: "one_time", tax_behavior: "unspecified" });
  expect(price.unit_amount_decimal?.toString()).toBe("1050.5");
  const whole = await stripe.prices.create({ currency: "usd", product: "screen", unit_amount: 900 });
  expect(whole).toMatchObject({ unit_amount: 900 });
  expect((await stripe.prices.list({ lookup_keys: ["screen_standard"] })).data.map(({ id }) => id)).toEqual([
    price.id,
  ]);
  expect((await stripe.prices.list({ product: "screen", active: true })).data).toHaveLength(2);
  const taken = { currency: "usd", product: "screen", unit_amount: 1, lookup_key: "screen_standard" };
  expect((await refusal(stripe.prices.create(taken))).message).toContain("already uses that lookup key");
  const heir = await stripe.prices.create({ ...taken, transfer_lookup_key: true });
  expect((await stripe.prices.retrieve(price.id)).lookup_key).toBeNull();
  expect(heir.lookup_key).toBe("screen_standard");

  const id = await draft(stripe, {}, 0);
  const invoice = await stripe.invoices.addLines(id, {
    lines: [
      { pricing: { price: price.id }, quantity: 3 },
      { pricing: { price: whole.id }, description: "Own words" },
    ],
  });
  expect(invoice.lines.data).toMatchObject([
    {
      amount: 3_152,
      quantity: 3,
      description: "Screen",
      pricing: { price_details: { price: price.id, product: "screen" } },
    },
    { amount: 900, description: "Own words" },
  ]);
  const more = await stripe.invoices.updateLineItem(id, invoice.lines.data[0]?.id ?? "", { quantity: 2 });
  expect(more).toMatchObject({ amount: 2_101, pricing: { price_details: { price: price.id } } });
  const expanded = await stripe.invoices.retrieve(id, { expand: ["lines.data.pricing.price_details.price"] });
  expect(expanded.lines.data[1]?.pricing?.price_details?.price).toMatchObject({
    object: "price",
    unit_amount: 900,
  });
  const item = await stripe.invoiceItems.create({
    ...{ customer: String(invoice.customer), invoice: id, quantity: 2 },
    price_data: { currency: "usd", product: "screen", unit_amount: 500 },
  });
  expect(item).toMatchObject({ amount: 1_000, description: "Screen" });

  await stripe.prices.update(whole.id, { active: false });
  await stripe.products.update("screen", { active: false, name: "Old screen", metadata: { sku: "" } });
  expect(await stripe.products.retrieve("screen")).toMatchObject({
    active: false,
    name: "Old screen",
    metadata: {},
  });
  expect((await stripe.products.list({ active: true })).data).toEqual([]);
  expect((await stripe.products.list({ ids: ["screen"] })).data).toHaveLength(1);
  const types = (await stripe.events.list({ types: ["product.updated", "price.updated"] })).data;
  expect(types.map((event) => event.type)).toEqual(["product.updated", "price.updated", "price.updated"]);
});

test("what cannot be priced is refused", async () => {
  const { stripe } = await localStripe();
  await stripe.products.create({ id: "p", name: "P" });
  const euros = await stripe.prices.create({ currency: "eur", product: "p", unit_amount: 1 });
  const old = await stripe.prices.create({ currency: "usd", product: "p", unit_amount: 1 });
  await stripe.prices.update(old.id, { active: false });
  const id = await draft(stripe, {}, 0);
  const line = (given: object) => stripe.invoices.addLines(id, { lines: [given] });
  const price = (given: object) => stripe.prices.create({ currency: "usd", ...given });
  const cases: [() => Promise<unknown>, object][] = [
    [() => line({ pricing: { price: "price_no" } }), { code: "resource_missing" }],
    [
      () => line({ pricing: { price: euros.id } }),
      { message: expect.stringContaining("only supports `eur`") },
    ],
    [() => line({ pricing: { price: old.id } }), { message: expect.stringContaining("inactive") }],
    [() => line({ pricing: { price: euros.id }, amount: 1 }), { code: "parameters_exclusive" }],
    [
      () => line({ price_data: { currency: "usd", product: "nothing", unit_amount: 1 } }),
      { code: "resource_missing", param: "lines[0][price_data][product]" },
    ],
    [() => price({ product: "p" }), { code: "parameter_missing", param: "unit_amount" }],
    [() => price({ product: "p", unit_amount: -1 }), { code: "parameter_invalid_integer" }],
    [() => price({ product: "no", unit_amount: 1 }), { code: "resource_missing", param: "product" }],
    [() => price({ unit_amount: 1 }), { code: "parameter_missing", param: "product" }],
    [() => price({ product: "p", unit_amount: 1, recurring: { interval: "month" } }), { param: "recurring" }],
    [() => stripe.products.create({} as never), { code: "parameter_missing", param: "name" }],
    [() => stripe.prices.retrieve("price_no"), { status: 404 }],
    [() => stripe.products.retrieve("prod_no"), { status: 404 }],
  ];
  for (const [call, expected] of cases) expect(await refusal(call()), `${call}`).toMatchObject(expected);
});
