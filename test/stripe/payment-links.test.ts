import type Stripe from "stripe";
import { expect, test } from "vitest";
import { localStripe, refusal } from "./world.ts";

const card = (number = "4242424242424242", email = "maria@example.com") => ({
  ...{ number, expiry: "12 / 34", cvc: "123", email },
});

async function post(url: string, fields: Record<string, string>) {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(fields) });
  return { status: response.status, text: await response.text() };
}

const line_items = [
  {
    price_data: { currency: "usd", product_data: { name: "Rescreen a lanai" }, unit_amount: 31_250 },
    quantity: 1,
  },
];

async function newLink(stripe: Stripe, more: Partial<Stripe.PaymentLinkCreateParams> = {}) {
  return stripe.paymentLinks.create({
    line_items,
    metadata: { job_id: "job_1" },
    restrictions: { completed_sessions: { limit: 1 } },
    payment_intent_data: { metadata: { job_id: "job_1" }, description: "Job 1" },
    ...more,
  });
}

test("a visitor pays a link: one session completes, and the link is used up", async () => {
  const { stripe, local } = await localStripe();
  const link = await newLink(stripe);
  expect(link).toMatchObject({
    object: "payment_link",
    active: true,
    currency: "usd",
    restrictions: { completed_sessions: { count: 0, limit: 1 } },
    after_completion: { type: "hosted_confirmation" },
  });
  for (const hidden of ["token", "created", "line_items"]) expect(link).not.toHaveProperty(hidden);
  const items = await stripe.paymentLinks.listLineItems(link.id);
  expect(items.data).toMatchObject([{ description: "Rescreen a lanai", amount_total: 31_250, quantity: 1 }]);

  const first = await fetch(link.url);
  const page = first.url;
  const other = (await fetch(link.url)).url;
  expect(page).not.toBe(other);
  const shown = await first.text();
  for (const part of ["$312.50", "Rescreen a lanai", "US bank account"]) expect(shown).toContain(part);
  expect(shown).not.toContain("<script");
  const sessions = await stripe.checkout.sessions.list({ payment_link: link.id });
  expect(sessions.data).toMatchObject([
    { status: "open", payment_intent: null, metadata: { job_id: "job_1" } },
    { status: "open" },
  ]);

  expect((await post(`${page}/card`, card("4242424242424242", "nobody"))).text).toContain(
    "email is incomplete",
  );
  const late = await post(`${page}/card`, { ...card(), expiry: "01/20" });
  expect(late.status).toBe(422);
  expect(late.text).toContain('value="maria@example.com"');
  expect((await post(`${page}/card`, card("4000000000000002"))).text).toContain("Your card was declined.");
  expect((await stripe.checkout.sessions.list({ payment_link: link.id, status: "complete" })).data).toEqual(
    [],
  );
  expect((await post(`${page}/card`, card())).text).toContain("Payment received");

  const [paid] = (await stripe.checkout.sessions.list({ payment_link: link.id, status: "complete" })).data;
  expect(paid).toMatchObject({
    payment_status: "paid",
    amount_total: 31_250,
    customer_details: { email: "maria@example.com" },
    url: null,
  });
  const intent = await stripe.paymentIntents.retrieve(String(paid?.payment_intent), {
    expand: ["latest_charge"],
  });
  expect(intent).toMatchObject({
    status: "succeeded",
    description: "Job 1",
    metadata: { job_id: "job_1" },
    latest_charge: { paid: true, amount: 31_250 },
  });
  expect((await stripe.checkout.sessions.list({ payment_intent: intent.id })).data).toHaveLength(1);
  const used = await stripe.paymentLinks.retrieve(link.id);
  expect(used).toMatchObject({ active: false, restrictions: { completed_sessions: { count: 1, limit: 1 } } });

  expect(await (await fetch(link.url)).text()).toContain("no longer active");
  expect((await post(`${other}/card`, card())).text).toContain("no longer active");
  expect((await stripe.charges.list()).data.filter((charge) => charge.paid)).toHaveLength(1);
  const types = (await stripe.events.list({ type: "checkout.session.*" })).data.map((event) => event.type);
  expect(types).toEqual(["checkout.session.completed"]);
  const { payment_links } = await local.get("/books");
  expect(payment_links).toMatchObject([
    { id: link.id, completed: 1, limit: 1, sessions: [{ status: "open" }, { payment_status: "paid" }] },
  ]);
});

test("a bank debit completes the session unpaid, and the money comes or not", async () => {
  const { stripe, local } = await localStripe();
  const link = await newLink(stripe, { restrictions: { completed_sessions: { limit: 5 } } });
  const debit = async () => {
    const { url } = await fetch(link.url);
    expect((await post(`${url}/bank`, { email: "a@example.com" })).text).toContain("Payment processing");
    const [session] = (await stripe.checkout.sessions.list({ payment_link: link.id, limit: 1 })).data;
    expect(session).toMatchObject({ status: "complete", payment_status: "unpaid" });
    return { url, id: session?.id ?? "" };
  };
  const good = await debit();
  await local.post(`/checkout/sessions/${good.id}/pay`, { outcome: "succeeds" });
  expect(await stripe.checkout.sessions.retrieve(good.id)).toMatchObject({ payment_status: "paid" });
  expect(await (await fetch(good.url)).text()).toContain("Payment received");
  const bad = await debit();
  await local.post(`/checkout/sessions/${bad.id}/pay`, { outcome: "fails" });
  expect(await stripe.checkout.sessions.retrieve(bad.id)).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
  });
  expect(await (await fetch(bad.url)).text()).toContain("Payment failed");
  const types = (await stripe.events.list({ type: "checkout.session.*" })).data.map((event) => event.type);
  expect(types).toEqual([
    "checkout.session.async_payment_failed",
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.completed",
  ]);
});

test("a link that is switched off says so, in the vendor's words; a session opened before stays payable", async () => {
  const { stripe } = await localStripe();
  const link = await newLink(stripe);
  const page = (await fetch(link.url)).url;
  await stripe.paymentLinks.update(link.id, { active: false, inactive_message: "Paid in cash, thank you." });
  const closed = await fetch(link.url);
  expect(closed.status).toBe(410);
  expect(await closed.text()).toContain("Paid in cash, thank you.");
  expect((await stripe.paymentLinks.list({ active: true })).data).toEqual([]);
  expect((await stripe.paymentLinks.list({ active: false })).data).toHaveLength(1);
  expect((await stripe.events.list({ type: "payment_link.updated" })).data).toHaveLength(1);
  const [session] = (await stripe.checkout.sessions.list({ payment_link: link.id })).data;
  const expired = await stripe.checkout.sessions.expire(session?.id ?? "");
  expect(expired).toMatchObject({ status: "expired", url: null });
  expect((await post(`${page}/card`, card())).text).toContain("expired");
  expect((await stripe.charges.list()).data).toEqual([]);
  expect((await refusal(stripe.checkout.sessions.expire(expired.id))).message).toContain('["open"]');

  await stripe.paymentLinks.update(link.id, { active: true });
  const again = (await fetch(link.url)).url;
  await stripe.paymentLinks.update(link.id, { active: false });
  expect((await post(`${again}/card`, card())).text).toContain("Payment received");
});

test("with invoice_creation a paid invoice is left behind, for a customer that is made", async () => {
  const { stripe } = await localStripe();
  const price = await stripe.prices.create({
    currency: "usd",
    unit_amount: 2_500,
    product_data: { name: "Filter" },
  });
  const link = await stripe.paymentLinks.create({
    line_items: [{ price: price.id, quantity: 3 }],
    invoice_creation: { enabled: true, invoice_data: { footer: "Thanks", metadata: { job_id: "j" } } },
    payment_method_types: ["card"],
    after_completion: {
      type: "hosted_confirmation",
      hosted_confirmation: { custom_message: "See you soon." },
    },
  });
  const page = await fetch(link.url);
  expect(await page.text()).not.toContain("bank account");
  expect((await post(`${page.url}/card`, card())).text).toContain("See you soon.");
  const [session] = (await stripe.checkout.sessions.list({ payment_link: link.id })).data;
  const invoice = await stripe.invoices.retrieve(String(session?.invoice), {
    expand: ["payments.data.payment.payment_intent"],
  });
  expect(invoice).toMatchObject({
    status: "paid",
    total: 7_500,
    amount_paid: 7_500,
    footer: "Thanks",
    customer_email: "maria@example.com",
    metadata: { job_id: "j" },
    payments: { data: [{ status: "paid", payment: { payment_intent: { id: session?.payment_intent } } }] },
  });
  expect(invoice.lines.data[0]).toMatchObject({ description: "Filter", amount: 7_500, quantity: 3 });
});
