import type Stripe from "stripe";
import { expect, test } from "vitest";
import { localStripe, refusal } from "./world.ts";

const card = { number: "4242424242424242", expiry: "12 / 34", cvc: "123", email: "maria@example.com" };

const line_items = [
  {
    price_data: { currency: "usd", product_data: { name: "Rescreen a lanai" }, unit_amount: 31_250 },
    quantity: 1,
  },
];

test("a session of its own: paid, then on to the vendor; or it expires by the clock", async () => {
  const { stripe, local, url } = await localStripe();
  const { id: customer } = await stripe.customers.create({ email: "maria@example.com" });
  const create = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
    stripe.checkout.sessions.create({
      ...{
        mode: "payment",
        line_items,
        customer,
        success_url: `${url}/_local/clock?session={CHECKOUT_SESSION_ID}`,
      },
      ...{ cancel_url: `${url}/_local`, metadata: { deposit: "1" }, ...more },
    });
  const session = await create({
    payment_intent_data: { description: "Deposit", receipt_email: "m@example.com" },
  });
  expect(session.id).toMatch(/^cs_test_/);
  expect(session.expires_at - session.created).toBe(86_400);
  const whole = await stripe.checkout.sessions.retrieve(session.id, { expand: ["line_items", "customer"] });
  expect(whole).toMatchObject({
    line_items: { data: [{ amount_total: 31_250 }] },
    customer: { id: customer },
  });
  const paid = await fetch(`${session.url}/card`, { method: "POST", body: new URLSearchParams(card) });
  expect(paid.url).toBe(`${url}/_local/clock?session=${session.id}`);
  const intent = await stripe.paymentIntents.list({ customer });
  expect(intent.data).toMatchObject([{ description: "Deposit", receipt_email: "m@example.com" }]);
  expect((await stripe.checkout.sessions.list({ customer, status: "complete" })).data).toHaveLength(1);

  const now = Math.floor(Date.now() / 1000);
  const short = await create({ expires_at: now + 1_800 });
  await local.post(`/checkout/sessions/${short.id}/pay`, { outcome: "fails" });
  await local.post("/clock", { advanceSeconds: 1_700 });
  expect((await stripe.checkout.sessions.retrieve(short.id)).status).toBe("open");
  await local.post("/clock", { advanceSeconds: 200 });
  const over = await stripe.checkout.sessions.retrieve(short.id, { expand: ["payment_intent"] });
  expect(over).toMatchObject({ status: "expired", payment_intent: { status: "canceled" } });
  expect((await stripe.events.list({ type: "checkout.session.expired" })).data).toHaveLength(1);
  expect((await local.post(`/checkout/sessions/${short.id}/pay`)).status).toBe(400);
});

test("taxes on a session's items, and what is refused", async () => {
  const { stripe } = await localStripe();
  const rate = await stripe.taxRates.create({ display_name: "VAT", percentage: 19, inclusive: false });
  const base = { mode: "payment" as const, success_url: "https://example.com/done" };
  const taxed = await stripe.checkout.sessions.create({
    ...base,
    line_items: [{ ...line_items[0], tax_rates: [rate.id] }],
  });
  expect(taxed).toMatchObject({
    amount_subtotal: 31_250,
    amount_total: 37_188,
    total_details: { amount_tax: 5_938 },
  });
  const { id } = await stripe.prices.create({
    currency: "eur",
    unit_amount: 100,
    product_data: { name: "P" },
  });
  const old = await stripe.prices.create({ currency: "usd", unit_amount: 100, product_data: { name: "P" } });
  await stripe.prices.update(old.id, { active: false });
  const now = Math.floor(Date.now() / 1000);
  const sessions: [object, object][] = [
    [
      { ...base, line_items, payment_method_types: ["card"] },
      { code: "payment_method_types_no_longer_supported" },
    ],
    [{ ...base, line_items, expires_at: now + 60 }, { param: "expires_at" }],
    [{ ...base, line_items, expires_at: now + 90_000 }, { param: "expires_at" }],
    [{ ...base, line_items: [...line_items, { price: id, quantity: 1 }] }, { param: "line_items" }],
    [{ ...base, line_items: [{ price: old.id, quantity: 1 }] }, { param: "line_items[0][price]" }],
    [{ ...base, line_items: [{ quantity: 1 }] }, { param: "line_items[0][price]" }],
    [{ mode: "payment", line_items }, { param: "success_url" }],
    [{ ...base, line_items, mode: "subscription" }, { param: "mode" }],
    [{ ...base, line_items, ui_mode: "elements" }, { param: "ui_mode" }],
    [
      { ...base, line_items, customer: "cus_no" },
      { code: "resource_missing", param: "customer" },
    ],
    [{ ...base, line_items, success_url: "nowhere" }, { code: "url_invalid" }],
    [{ ...base, line_items, automatic_tax: { enabled: true } }, { param: "automatic_tax" }],
  ];
  for (const [parameters, expected] of sessions) {
    const call = stripe.checkout.sessions.create(parameters);
    expect(await refusal(call), JSON.stringify(parameters)).toMatchObject({ status: 400, ...expected });
  }
  const links: [object, object][] = [
    [{ line_items: [] }, { code: "parameter_missing" }],
    [{ line_items: [{ price: "price_no", quantity: 1 }] }, { code: "resource_missing" }],
    [
      { line_items, restrictions: { completed_sessions: { limit: 0 } } },
      { code: "parameter_invalid_integer" },
    ],
    [{ line_items, after_completion: { type: "redirect" } }, { code: "parameter_missing" }],
    [{ line_items, shipping_options: [{ shipping_rate: "shr_1" }] }, { param: "shipping_options" }],
    [{ line_items, payment_method_types: ["klarna"] }, { param: "payment_method_types" }],
  ];
  for (const [parameters, expected] of links) {
    const call = stripe.paymentLinks.create(parameters as Stripe.PaymentLinkCreateParams);
    expect(await refusal(call), JSON.stringify(parameters)).toMatchObject({ status: 400, ...expected });
  }
  expect(await refusal(stripe.paymentLinks.retrieve("plink_no"))).toMatchObject({ status: 404 });
  expect((await fetch(taxed.url?.replace(/\/c\/.*/, "/l/nothing") ?? "")).status).toBe(404);
});

test("3D Secure asks first; a customer is made where the vendor wants one; then on to the vendor's page", async () => {
  const { stripe, url } = await localStripe();
  const link = await stripe.paymentLinks.create({
    line_items,
    customer_creation: "always",
    after_completion: {
      type: "redirect",
      redirect: { url: `${url}/_local/clock?paid={CHECKOUT_SESSION_ID}` },
    },
  });
  const page = (await fetch(link.url)).url;
  const send = async (path: string, fields: Record<string, string>) =>
    fetch(`${page}/${path}`, { method: "POST", body: new URLSearchParams(fields) });
  const secure = { ...card, number: "4000002500003155" };
  expect(await (await send("card", secure)).text()).toContain("3D Secure");
  const [waiting] = (await stripe.checkout.sessions.list({ payment_link: link.id })).data;
  expect(waiting).toMatchObject({ status: "open", payment_status: "unpaid" });
  expect(await (await send("confirm", { answer: "no" })).text()).toContain("try another way");
  await send("card", secure);
  const paid = await send("confirm", { answer: "yes" });
  expect(paid.url).toBe(`${url}/_local/clock?paid=${waiting?.id}`);
  const session = await stripe.checkout.sessions.retrieve(waiting?.id ?? "", {
    expand: ["customer", "payment_intent"],
  });
  expect(session).toMatchObject({
    status: "complete",
    payment_status: "paid",
    customer: { email: "maria@example.com" },
    payment_intent: { status: "succeeded", customer: expect.stringMatching(/^cus_/) },
  });
  const refund = await stripe.refunds.create({
    payment_intent: String(waiting?.payment_intent),
    amount: 250,
  });
  expect(refund).toMatchObject({ amount: 250, status: "succeeded" });
  await send("card", card);
  expect((await stripe.charges.list()).data.filter((charge) => charge.paid)).toHaveLength(1);
});
