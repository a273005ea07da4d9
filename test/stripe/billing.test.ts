import Stripe from "stripe";
import { expect, test } from "vitest";
import { apiVersion } from "../../dev/stripe/events/emit.ts";
import { draft, localStripe, open } from "./world.ts";

test("a job is billed: draft, lines, finalise, send, pay", async () => {
  const { stripe, url } = await localStripe();
  expect(Stripe.API_VERSION).toBe(apiVersion);
  const customer = await stripe.customers.create({ name: "Maria", email: "maria@example.com" });
  const created = await stripe.invoices.create({
    customer: customer.id,
    collection_method: "send_invoice",
    days_until_due: 14,
    custom_fields: [{ name: "Work order", value: "48213" }],
    metadata: { intent_id: "bi_1" },
  });
  expect(created).toMatchObject({
    status: "draft",
    number: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    effective_at: null,
    auto_advance: false,
    due_date: created.created + 14 * 86_400,
  });
  for (const gone of ["paid", "payment_intent", "charge", "tax", "subscription", "payments", "token"]) {
    expect(created).not.toHaveProperty(gone);
  }

  const filled = await stripe.invoices.addLines(created.id, {
    lines: [
      { description: "Labour", amount: 15_750, metadata: { line: "1" } },
      { description: "Screen", amount: 10_500 },
    ],
  });
  expect(filled.lines.data.map((line) => line.description)).toEqual(["Labour", "Screen"]);
  expect(filled).toMatchObject({
    subtotal: 26_250,
    total: 26_250,
    amount_due: 26_250,
    amount_remaining: 26_250,
  });

  const finalized = await stripe.invoices.finalizeInvoice(created.id, { auto_advance: false });
  expect(finalized.status).toBe("open");
  expect(finalized.number).toBe(`${customer.invoice_prefix}-0001`);
  expect(finalized.hosted_invoice_url).toMatch(`${url}/i/`);
  expect(finalized.status_transitions.finalized_at).toBe(finalized.effective_at);

  expect((await stripe.invoices.sendInvoice(created.id)).status).toBe("open");
  const paid = await stripe.invoices.pay(created.id, { payment_method: "pm_card_visa" });
  expect(paid).toMatchObject({ status: "paid", amount_paid: 26_250, amount_remaining: 0, attempt_count: 1 });

  const payments = await stripe.invoicePayments.list({ invoice: created.id });
  const [payment] = payments.data;
  expect(payment).toMatchObject({ status: "paid", amount_paid: 26_250, is_default: true });
  const intent = await stripe.paymentIntents.retrieve(String(payment?.payment.payment_intent));
  const charge = await stripe.charges.retrieve(String(intent.latest_charge));
  expect(charge).toMatchObject({ status: "succeeded", paid: true, amount: 26_250, customer: customer.id });
  const back = await stripe.invoicePayments.list({
    payment: { type: "payment_intent", payment_intent: intent.id },
  });
  expect(back.data[0]?.invoice).toBe(created.id);

  const { data } = await stripe.events.list({ limit: 100 });
  expect(data.map((event) => event.type).reverse()).toEqual([
    "customer.created",
    "invoice.created",
    "invoice.updated",
    "invoice.finalized",
    "invoice.updated",
    "payment_intent.created",
    "invoice.sent",
    "charge.succeeded",
    "payment_intent.succeeded",
    "invoice_payment.paid",
    "invoice.paid",
    "invoice.payment_succeeded",
    "invoice.updated",
  ]);
});

test("numbers count for each customer, and a number of one's own may be used once", async () => {
  const { stripe } = await localStripe();
  const customer = await stripe.customers.create({ invoice_prefix: "ACME" });
  const bill = async (number?: string) => {
    const invoice = await stripe.invoices.create({ customer: customer.id, number });
    await stripe.invoices.addLines(invoice.id, { lines: [{ amount: 100 }] });
    return (await stripe.invoices.finalizeInvoice(invoice.id)).number;
  };
  expect([await bill(), await bill(), await bill("INV-7")]).toEqual(["ACME-0001", "ACME-0002", "INV-7"]);
  await expect(bill("INV-7")).rejects.toThrow("already exists");
});

test("an amount is unit amount times quantity, exactly, half up", async () => {
  const { stripe } = await localStripe();
  const cases: [unit: string, quantity: string, amount: number][] = [
    ["0.5", "1", 1],
    ["0.49", "1", 0],
    ["9000", "1.75", 15_750],
    ["33.335", "3", 100],
    ["1.005", "100", 101],
    ["0.1", "0.3", 0],
    ["123456789.123456789012", "0.000000000001", 0],
    ["99.995", "200", 19_999],
    ["-12.5", "1", -13],
  ];
  const id = await draft(stripe, {}, 0);
  const lines = cases.map(([unit, quantity]) => ({
    price_data: {
      currency: "usd",
      product_data: { name: "Work" },
      unit_amount_decimal: Stripe.Decimal.from(unit),
    },
    quantity_decimal: Stripe.Decimal.from(quantity),
  }));
  const invoice = await stripe.invoices.addLines(id, { lines });
  expect(invoice.lines.data.map((line) => line.amount)).toEqual(cases.map(([, , amount]) => amount));
  expect(invoice.lines.data.map((line) => line.quantity_decimal?.toString())).toEqual(
    cases.map(([, quantity]) => quantity),
  );
  expect(invoice.lines.data[2]).toMatchObject({ quantity: 1, description: "Work" });
  expect(invoice.lines.data[2]?.pricing?.unit_amount_decimal?.toString()).toBe("9000");
  expect(invoice.total).toBe(cases.reduce((sum, [, , amount]) => sum + amount, 0));
});

test("taxes given by the vendor come out to the last unit, on top and within", async () => {
  const { stripe } = await localStripe();
  const id = await draft(stripe, {}, 0);
  const tax = (amount: number, inclusive: boolean, percentage: number) => ({
    amount,
    taxable_amount: 10_000,
    tax_rate_data: { display_name: "Sales tax", inclusive, percentage },
  });
  const invoice = await stripe.invoices.addLines(id, {
    lines: [
      { amount: 10_000, description: "A", tax_amounts: [tax(713, false, 7.125)] },
      { amount: 10_000, description: "B", tax_amounts: [tax(712, false, 7.125)] },
      { amount: 10_000, description: "C", tax_amounts: [tax(909, true, 10)] },
    ],
  });
  expect(invoice).toMatchObject({
    subtotal: 30_000,
    subtotal_excluding_tax: 29_091,
    total_excluding_tax: 29_091,
    total: 31_425,
    amount_due: 31_425,
  });
  expect(
    invoice.total_taxes?.map((entry) => [entry.tax_behavior, entry.amount, entry.taxable_amount]),
  ).toEqual([
    ["exclusive", 1425, 20_000],
    ["inclusive", 909, 10_000],
  ]);
  const rate = invoice.lines.data[0]?.taxes?.[0]?.tax_rate_details?.tax_rate ?? "";
  const again = await stripe.invoices.addLines(id, { lines: [{ amount: 1_000, tax_rates: [rate] }] });
  expect(again.lines.data[0]?.taxes?.[0]?.amount).toBe(71);
});

test("lines are changed, taken off and paged through while the invoice is a draft", async () => {
  const { stripe } = await localStripe();
  const id = await draft(stripe, {}, 0);
  const added = await stripe.invoices.addLines(id, {
    lines: Array.from({ length: 25 }, (_, index) => ({
      amount: index + 1,
      description: `Line ${index + 1}`,
    })),
    invoice_metadata: { lines: "25" },
  });
  expect(added.metadata).toEqual({ lines: "25" });
  expect(added.lines).toMatchObject({ has_more: true });
  expect(added.lines.data).toHaveLength(10);
  const all: Stripe.InvoiceLineItem[] = [];
  for await (const line of stripe.invoices.listLineItems(id, { limit: 10 })) all.push(line);
  expect(all.map((line) => line.amount)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  const [first, second, third] = all;
  if (!first || !second || !third) throw new Error("Lines are missing.");

  const updated = await stripe.invoices.updateLines(id, { lines: [{ id: first.id, quantity: 5 }] });
  expect(updated.lines.data[0]).toMatchObject({
    id: first.id,
    amount: 5,
    quantity: 5,
    description: "Line 1",
  });
  const line = await stripe.invoices.updateLineItem(id, second.id, { amount: 700, description: "Better" });
  expect(line).toMatchObject({ object: "line_item", amount: 700, description: "Better" });
  const removed = await stripe.invoices.removeLines(id, {
    lines: [
      { id: first.id, behavior: "delete" },
      { id: third.id, behavior: "unassign" },
    ],
  });
  expect(removed.total).toBe(325 - 1 - 2 - 3 + 700);
  const pending = await stripe.invoiceItems.list({ pending: true });
  expect(pending.data.map((item) => item.description)).toEqual(["Line 3"]);
  expect((await stripe.invoiceItems.list({ invoice: id, limit: 100 })).data).toHaveLength(23);
});

test("an invoice item goes onto a draft, or waits until an invoice includes it", async () => {
  const { stripe } = await localStripe();
  const customer = await stripe.customers.create();
  const waiting = await stripe.invoiceItems.create({ customer: customer.id, amount: 100, currency: "usd" });
  const excluding = await stripe.invoices.create({ customer: customer.id });
  expect(excluding.lines.data).toEqual([]);
  await stripe.invoiceItems.create({
    customer: customer.id,
    invoice: excluding.id,
    amount: 5,
    currency: "usd",
  });
  expect((await stripe.invoices.retrieve(excluding.id)).total).toBe(5);
  const including = await stripe.invoices.create({
    customer: customer.id,
    pending_invoice_items_behavior: "include",
  });
  expect(including.total).toBe(100);
  expect((await stripe.invoiceItems.retrieve(waiting.id)).invoice).toBe(including.id);
  await stripe.invoiceItems.del(waiting.id);
  expect((await stripe.invoices.retrieve(including.id)).total).toBe(0);
});

test("nothing to pay is paid at once", async () => {
  const { stripe } = await localStripe();
  const zero = await stripe.invoices.finalizeInvoice(await draft(stripe, {}, 0));
  expect(zero).toMatchObject({ status: "paid", amount_due: 0, attempted: true, attempt_count: 0 });

  const customer = await stripe.customers.create({ balance: -500 });
  const invoice = await stripe.invoices.create({ customer: customer.id });
  await stripe.invoices.addLines(invoice.id, { lines: [{ amount: 800 }] });
  const rest = await stripe.invoices.finalizeInvoice(invoice.id);
  expect(rest).toMatchObject({
    status: "open",
    total: 800,
    amount_due: 300,
    starting_balance: -500,
    ending_balance: 0,
  });
  await stripe.invoices.voidInvoice(invoice.id);
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ balance: -500 });
});

test("paid by cheque: invoice.paid and no payment_succeeded, no charge", async () => {
  const { stripe } = await localStripe();
  const invoice = await open(stripe);
  const paid = await stripe.invoices.pay(invoice.id, { paid_out_of_band: true });
  expect(paid).toMatchObject({
    status: "paid",
    amount_paid: 31_250,
    amount_paid_off_stripe: 31_250,
    attempted: false,
  });
  const { data } = await stripe.events.list({ types: ["invoice.paid", "invoice.payment_succeeded"] });
  expect(data.map((event) => event.type)).toEqual(["invoice.paid"]);
  expect((await stripe.charges.list()).data).toEqual([]);
  expect((await stripe.invoicePayments.list({ invoice: invoice.id })).data[0]?.status).toBe("canceled");
});

test("a declined card answers 402 and leaves its traces", async () => {
  const { stripe } = await localStripe();
  const invoice = await open(stripe);
  const failure = stripe.invoices.pay(invoice.id, { payment_method: "pm_card_chargeDeclined" });
  await expect(failure).rejects.toMatchObject({
    type: "StripeCardError",
    code: "card_declined",
    decline_code: "generic_decline",
    statusCode: 402,
  });
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({ status: "open", attempt_count: 1 });
  const types = (await stripe.events.list({ limit: 4 })).data.map((event) => event.type);
  expect(types).toEqual([
    "invoice.updated",
    "invoice.payment_failed",
    "payment_intent.payment_failed",
    "charge.failed",
  ]);
});

test("Stripe Tax without an address cannot finalise, and says so on the draft", async () => {
  const { stripe } = await localStripe();
  const id = await draft(stripe, { automatic_tax: { enabled: true } });
  await expect(stripe.invoices.finalizeInvoice(id)).rejects.toMatchObject({
    code: "customer_tax_location_invalid",
  });
  const invoice = await stripe.invoices.retrieve(id);
  expect(invoice.status).toBe("draft");
  expect(invoice.last_finalization_error?.code).toBe("customer_tax_location_invalid");
  const [event] = (await stripe.events.list({ type: "invoice.finalization_failed" })).data;
  expect(event).toBeDefined();
});

test("auto_advance finalises and sends by itself after an hour", async () => {
  const { stripe, local } = await localStripe();
  const going = await draft(stripe, { auto_advance: true });
  const staying = await draft(stripe);
  const { created, automatically_finalizes_at } = await stripe.invoices.retrieve(going);
  expect(automatically_finalizes_at).toBe(created + 3601);
  await local.post("/clock", { advanceSeconds: 3500 });
  expect((await stripe.invoices.retrieve(going)).status).toBe("draft");
  await local.post("/clock", { advanceSeconds: 200 });
  expect((await stripe.invoices.retrieve(going)).status).toBe("open");
  expect((await stripe.invoices.retrieve(staying)).status).toBe("draft");
  const [sent] = (await stripe.events.list({ type: "invoice.sent" })).data;
  expect(sent?.request).toEqual({ id: null, idempotency_key: null });
});
