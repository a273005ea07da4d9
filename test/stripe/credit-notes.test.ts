import type Stripe from "stripe";
import { expect, test } from "vitest";
import { draft, localStripe, open, refusal } from "./world.ts";

const exclusive = (amount: number) => ({
  amount,
  taxable_amount: 10_000,
  tax_rate_data: { display_name: "Sales tax", inclusive: false, percentage: 7 },
});

async function taxed(stripe: Stripe) {
  const id = await draft(stripe, {}, 0);
  const lines = [
    { amount: 10_000, description: "Labour", tax_amounts: [exclusive(700)] },
    { amount: 3_333, description: "Screen", tax_amounts: [exclusive(233)] },
  ];
  await stripe.invoices.addLines(id, { lines });
  const invoice = await stripe.invoices.finalizeInvoice(id);
  const [labour, screen] = invoice.lines.data;
  if (!labour || !screen) throw new Error("Lines are missing.");
  return { invoice, labour, screen };
}

test("a note on an open invoice takes from what is left, and the payment follows", async () => {
  const { stripe } = await localStripe();
  const { invoice, labour } = await taxed(stripe);
  expect(invoice.total).toBe(14_266);
  const note = await stripe.creditNotes.create({
    invoice: invoice.id,
    lines: [{ type: "invoice_line_item", invoice_line_item: labour.id, amount: 2_500 }],
    reason: "order_change",
    memo: "Less work",
    email_type: "none",
    metadata: { intent_id: "cr_1" },
  });
  expect(note).toMatchObject({
    number: `${invoice.number}-CN-01`,
    status: "issued",
    type: "pre_payment",
    subtotal: 2_500,
    total: 2_675,
    total_excluding_tax: 2_500,
    pre_payment_amount: 2_675,
    post_payment_amount: 0,
    refunds: [],
    metadata: { intent_id: "cr_1" },
  });
  expect(note.total_taxes).toMatchObject([{ amount: 175, tax_behavior: "exclusive", taxable_amount: 2_500 }]);
  expect(note).not.toHaveProperty("email_type");
  const left = await stripe.invoices.retrieve(invoice.id, {
    expand: ["payments.data.payment.payment_intent"],
  });
  expect(left).toMatchObject({
    status: "open",
    total: 14_266,
    amount_due: 11_591,
    amount_remaining: 11_591,
    pre_payment_credit_notes_amount: 2_675,
    payments: { data: [{ amount_requested: 11_591, payment: { payment_intent: { amount: 11_591 } } }] },
  });
  const types = (await stripe.events.list({ limit: 2 })).data.map((event) => event.type);
  expect(types).toEqual(["invoice.updated", "credit_note.created"]);
  const paid = await stripe.invoices.pay(invoice.id, { payment_method: "pm_card_visa" });
  expect(paid).toMatchObject({ status: "paid", amount_paid: 11_591 });
});

test("a line credited bit by bit gives back exactly its tax", async () => {
  const { stripe } = await localStripe();
  const { invoice, screen } = await taxed(stripe);
  const credit = (amount: number) =>
    stripe.creditNotes.create({
      invoice: invoice.id,
      lines: [{ type: "invoice_line_item", invoice_line_item: screen.id, amount }],
    });
  const notes = [await credit(1_111), await credit(1_111), await credit(1_111)];
  expect(notes.map((note) => note.total - note.subtotal)).toEqual([78, 78, 77]);
  expect(notes.map((note) => note.number?.slice(-5))).toEqual(["CN-01", "CN-02", "CN-03"]);
  expect(await refusal(credit(1))).toMatchObject({ status: 400, param: "lines[0][amount]" });
});

test("what leaves nothing to pay pays the invoice; voiding a note makes it owed again", async () => {
  const { stripe } = await localStripe();
  const { id } = await open(stripe, 5_000);
  const part = await stripe.creditNotes.create({ invoice: id, amount: 2_000 });
  expect(await stripe.creditNotes.voidCreditNote(part.id)).toMatchObject({ status: "void" });
  expect(await stripe.invoices.retrieve(id)).toMatchObject({
    amount_remaining: 5_000,
    pre_payment_credit_notes_amount: 0,
  });
  expect((await refusal(stripe.creditNotes.voidCreditNote(part.id))).message).toContain("already");
  await stripe.creditNotes.create({ invoice: id, amount: 5_000 });
  expect(await stripe.invoices.retrieve(id)).toMatchObject({
    status: "paid",
    amount_due: 0,
    amount_paid: 0,
    amount_remaining: 0,
  });
  const types = (await stripe.events.list({ types: ["invoice.paid", "invoice.payment_succeeded"] })).data;
  expect(types.map((event) => event.type)).toEqual(["invoice.paid"]);
  const [payment] = (await stripe.invoicePayments.list({ invoice: id })).data;
  expect(payment?.status).toBe("canceled");
  const notes = await stripe.creditNotes.list({ invoice: id });
  expect(notes.data.map((note) => note.status)).toEqual(["issued", "void"]);
  const [last] = notes.data;
  expect((await refusal(stripe.creditNotes.voidCreditNote(last?.id ?? ""))).message).toContain("open");
});

test("after payment a note says where the money goes, to the unit", async () => {
  const { stripe } = await localStripe();
  const { id } = await open(stripe, 10_000);
  await stripe.invoices.pay(id, { payment_method: "pm_card_visa" });
  const wrong = stripe.creditNotes.create({ invoice: id, amount: 6_000, refund_amount: 1_000 });
  expect((await refusal(wrong)).message).toContain("must equal");
  const note = await stripe.creditNotes.create({
    invoice: id,
    amount: 6_000,
    refund_amount: 3_000,
    credit_amount: 2_000,
    out_of_band_amount: 1_000,
  });
  expect(note).toMatchObject({ type: "post_payment", post_payment_amount: 6_000, out_of_band_amount: 1_000 });
  const [link] = note.refunds;
  expect(link).toMatchObject({ amount_refunded: 3_000, type: "refund" });
  const refund = await stripe.refunds.retrieve(String(link?.refund));
  expect(refund).toMatchObject({ amount: 3_000, status: "succeeded" });
  expect(await stripe.charges.retrieve(String(refund.charge))).toMatchObject({ amount_refunded: 3_000 });
  expect(await stripe.customers.retrieve(String(note.customer))).toMatchObject({ balance: -2_000 });
  expect(await stripe.invoices.retrieve(id)).toMatchObject({
    status: "paid",
    amount_paid: 10_000,
    post_payment_credit_notes_amount: 6_000,
  });
  const rest = await refusal(
    stripe.creditNotes.create({ invoice: id, amount: 4_001, out_of_band_amount: 4_001 }),
  );
  expect(rest.message).toContain("$40.00");
});

test("a partly paid invoice gets a mixed note", async () => {
  const { stripe, local } = await localStripe();
  const { id } = await open(stripe, 10_000);
  await local.post(`/invoices/${id}/pay`, { amount: 4_000 });
  const note = await stripe.creditNotes.create({ invoice: id, amount: 7_500, refund_amount: 1_500 });
  expect(note).toMatchObject({ type: "mixed", pre_payment_amount: 6_000, post_payment_amount: 1_500 });
  expect(await stripe.invoices.retrieve(id)).toMatchObject({
    status: "paid",
    amount_due: 4_000,
    amount_paid: 4_000,
    amount_remaining: 0,
    pre_payment_credit_notes_amount: 6_000,
    post_payment_credit_notes_amount: 1_500,
  });
});

test("a note may stand for a refund that exists, and other refunds are not credited again", async () => {
  const { stripe } = await localStripe();
  const { id } = await open(stripe, 10_000);
  await stripe.invoices.pay(id, { payment_method: "pm_card_visa" });
  const [payment] = (await stripe.invoicePayments.list({ invoice: id })).data;
  const intent = String(payment?.payment.payment_intent);
  const refund = await stripe.refunds.create({ payment_intent: intent, amount: 4_000 });
  const tooMuch = stripe.creditNotes.create({ invoice: id, amount: 6_001, out_of_band_amount: 6_001 });
  expect((await refusal(tooMuch)).message).toContain("$60.00");
  const note = await stripe.creditNotes.create({
    invoice: id,
    amount: 4_000,
    refunds: [{ refund: refund.id }],
  });
  expect(note.refunds).toMatchObject([{ refund: refund.id, amount_refunded: 4_000 }]);
  const again = stripe.creditNotes.create({
    invoice: id,
    amount: 1,
    refunds: [{ refund: refund.id, amount_refunded: 1 }],
  });
  expect(await refusal(again)).toMatchObject({ param: "refunds[0][amount_refunded]" });
  expect(
    await stripe.creditNotes.create({ invoice: id, amount: 6_000, out_of_band_amount: 6_000 }),
  ).toMatchObject({
    post_payment_amount: 6_000,
  });
});

test("quantities, custom lines, and taxes only by rates that Stripe made", async () => {
  const { stripe } = await localStripe();
  const id = await draft(stripe, {}, 0);
  const price_data = { currency: "usd", product_data: { name: "Screen" }, unit_amount: 1_050 };
  await stripe.invoices.addLines(id, {
    lines: [{ price_data, quantity: 4, tax_amounts: [exclusive(294)] }],
  });
  const { lines } = await stripe.invoices.finalizeInvoice(id);
  const line = lines.data[0];
  const credit = (given: object) =>
    stripe.creditNotes.create({
      invoice: id,
      lines: [{ type: "invoice_line_item", invoice_line_item: line?.id, ...given }],
    });
  const two = await credit({ quantity: 2 });
  expect(two).toMatchObject({ subtotal: 2_100, total: 2_247 });
  expect(two.lines.data[0]).toMatchObject({ quantity: 2, amount: 2_100, description: "Screen" });
  expect((await refusal(credit({ amount: 100 }))).message).toContain("by quantity");
  expect(await refusal(credit({ quantity: 3 }))).toMatchObject({ param: "lines[0][quantity]" });
  expect(await refusal(credit({ quantity: 1, amount: 1 }))).toMatchObject({ param: "lines[0][amount]" });

  const made = line?.taxes?.[0]?.tax_rate_details?.tax_rate ?? "";
  const own = await stripe.taxRates.create({ display_name: "Own", percentage: 7, inclusive: false });
  const tax = (tax_rate: string) => ({ tax_rate, amount: 73, taxable_amount: 1_050 });
  expect((await refusal(credit({ quantity: 1, tax_amounts: [tax(own.id)] }))).message).toContain(
    "automatically created by Stripe",
  );
  const one = await credit({ quantity: 1, tax_amounts: [tax(made)] });
  expect(one.total).toBe(1_123);
  const custom = await stripe.creditNotes.create({
    invoice: id,
    lines: [
      {
        type: "custom_line_item",
        description: "Goodwill",
        quantity: 1,
        unit_amount: 100,
        tax_rates: [own.id],
      },
    ],
  });
  expect(custom).toMatchObject({ subtotal: 100, total: 107 });
});

test("a preview says the same and does nothing", async () => {
  const { stripe } = await localStripe();
  const { invoice, labour } = await taxed(stripe);
  const lines: Stripe.CreditNoteCreateParams.Line[] = [
    { type: "invoice_line_item", invoice_line_item: labour.id, amount: 1_000 },
  ];
  const preview = await stripe.creditNotes.preview({ invoice: invoice.id, lines });
  expect(preview).toMatchObject({ total: 1_070, pre_payment_amount: 1_070 });
  const listed = await stripe.creditNotes.listPreviewLineItems({ invoice: invoice.id, lines });
  expect(listed.data.map((line) => line.amount)).toEqual([1_000]);
  expect((await stripe.creditNotes.list({ invoice: invoice.id })).data).toEqual([]);
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({ amount_remaining: 14_266 });
  const note = await stripe.creditNotes.create({ invoice: invoice.id, lines });
  expect((await stripe.creditNotes.listLineItems(note.id)).data).toHaveLength(1);
  const updated = await stripe.creditNotes.update(note.id, { memo: "Sorry" });
  expect(updated.memo).toBe("Sorry");
  expect((await stripe.events.list({ type: "credit_note.updated" })).data).toHaveLength(1);
});

test("drafts, voided invoices and empty notes are refused, and the books know who would be mailed", async () => {
  const { stripe, local } = await localStripe();
  const id = await draft(stripe);
  expect((await refusal(stripe.creditNotes.create({ invoice: id, amount: 1 }))).message).toContain("draft");
  await stripe.invoices.finalizeInvoice(id);
  expect((await refusal(stripe.creditNotes.create({ invoice: id }))).message).toContain("exactly one of");
  expect(await refusal(stripe.creditNotes.create({ invoice: id, amount: 0 }))).toMatchObject({
    param: "amount",
  });
  expect(await refusal(stripe.creditNotes.create({ invoice: "in_no", amount: 1 }))).toMatchObject({
    status: 404,
  });
  expect(
    await refusal(stripe.creditNotes.create({ invoice: id, amount: 1, extra: 1 } as never)),
  ).toMatchObject({
    code: "parameter_unknown",
  });
  await stripe.creditNotes.create({ invoice: id, amount: 250, email_type: "none" });
  await stripe.creditNotes.create({ invoice: id, amount: 250 });
  const { invoices } = await local.get("/books");
  expect(invoices[0].credit_notes.map((note: { email_type: string }) => note.email_type)).toEqual([
    "credit_note",
    "none",
  ]);
});
