import Stripe from "stripe";
import { expect, test } from "vitest";
import { client, localStripe, open, receiver, refusal, secret, until } from "./world.ts";

const line_items = [
  { price_data: { currency: "usd", product_data: { name: "Work" }, unit_amount: 5_000 }, quantity: 1 },
];

test("every list is paged, newest first", async () => {
  const { stripe } = await localStripe();
  const { id: invoice } = await open(stripe, 10_000);
  const notes: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    notes.unshift((await stripe.creditNotes.create({ invoice, amount: 100 })).id);
  }
  const listed: string[] = [];
  for await (const note of stripe.creditNotes.list({ invoice, limit: 2 })) listed.push(note.id);
  expect(listed).toEqual(notes);
  const back = await stripe.creditNotes.list({ invoice, ending_before: notes[3], limit: 2 });
  expect(back.data.map(({ id }) => id)).toEqual(notes.slice(1, 3));

  const links: string[] = [];
  for (let count = 0; count < 3; count += 1)
    links.unshift((await stripe.paymentLinks.create({ line_items })).id);
  const first = await stripe.paymentLinks.list({ limit: 2 });
  expect(first).toMatchObject({ has_more: true, url: "/v1/payment_links" });
  const rest = await stripe.paymentLinks.list({ starting_after: first.data[1]?.id });
  expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(links);
  expect(await refusal(stripe.refunds.list({ starting_after: "re_no" }))).toMatchObject({
    code: "resource_missing",
  });
});

test("each account sees its own money and nobody else's", async () => {
  const { stripe, url } = await localStripe({ secretKeys: { sk_test_own: "acct_own" } });
  const other = client(url, {}, "sk_test_own");
  const { id: invoice } = await open(stripe, 10_000);
  await stripe.invoices.pay(invoice, { payment_method: "pm_card_visa" });
  const note = await stripe.creditNotes.create({ invoice, amount: 100, refund_amount: 100 });
  const link = await stripe.paymentLinks.create({ line_items });
  const session = await stripe.checkout.sessions.create({
    ...{ mode: "payment", line_items, success_url: "https://example.com" },
  });
  const price = await stripe.prices.create({ currency: "usd", unit_amount: 1, product_data: { name: "P" } });
  const rate = await stripe.taxRates.create({ display_name: "VAT", percentage: 1, inclusive: false });
  const refund = String(note.refunds[0]?.refund);
  const strangers = [
    () => other.creditNotes.retrieve(note.id),
    () => other.refunds.retrieve(refund),
    () => other.paymentLinks.retrieve(link.id),
    () => other.checkout.sessions.retrieve(session.id),
    () => other.prices.retrieve(price.id),
    () => other.products.retrieve(String(price.product)),
    () => other.taxRates.retrieve(rate.id),
  ];
  for (const call of strangers) expect(await refusal(call()), `${call}`).toMatchObject({ status: 404 });
  for (const list of [other.creditNotes.list(), other.refunds.list(), other.paymentLinks.list()]) {
    expect((await list).data).toEqual([]);
  }
  expect((await other.paymentLinks.create({ line_items })).id).not.toBe(link.id);
});

test("a credit note whose answer got lost is there once, and the same key finds it", async () => {
  const { stripe, local, url } = await localStripe();
  const { id: invoice } = await open(stripe, 10_000);
  await local.post("/faults", { fault: "commit_then_drop", method: "POST", path: "/v1/credit_notes" });
  const patient = client(url, { maxNetworkRetries: 2 });
  const note = await patient.creditNotes.create({ invoice, amount: 2_500 }, { idempotencyKey: "cn" });
  expect((await stripe.creditNotes.list({ invoice })).data.map(({ id }) => id)).toEqual([note.id]);
  const other = stripe.creditNotes.create({ invoice, amount: 2_501 }, { idempotencyKey: "cn" });
  expect(await refusal(other)).toMatchObject({ type: "StripeIdempotencyError" });
  const failing = stripe.creditNotes.create({ invoice, amount: 9_999 }, { idempotencyKey: "no" });
  expect((await refusal(failing)).message).toContain("still be credited");
  expect((await stripe.creditNotes.list({ invoice })).data).toHaveLength(1);
});

test("what happened gets to the endpoint, signed, as the object then was", async () => {
  const hooks = await receiver();
  const { stripe } = await localStripe({ webhook: { url: hooks.url, secret } });
  const { id: invoice } = await open(stripe, 10_000);
  const note = await stripe.creditNotes.create({ invoice, amount: 10_000, email_type: "none" });
  const link = await stripe.paymentLinks.create({ line_items, metadata: { job_id: "j" } });
  await until(() => hooks.types().includes("payment_link.created"));
  const of = (type: string) => hooks.all.find((received) => received.type === type);
  for (const type of ["credit_note.created", "invoice.paid", "payment_link.created"]) {
    const received = of(type);
    if (received === undefined) throw new Error(`${type} did not come.`);
    await Stripe.webhooks.constructEventAsync(received.body, received.signature, secret);
  }
  expect(JSON.parse(of("credit_note.created")?.body ?? "").data.object).toMatchObject({
    id: note.id,
    invoice,
    pre_payment_amount: 10_000,
    lines: { object: "list", total_count: 1 },
  });
  expect(JSON.parse(of("payment_link.created")?.body ?? "").data.object).toMatchObject({ url: link.url });
});

test("the page behind the scenes and a credit note's paper show them", async () => {
  const { stripe, url, local } = await localStripe();
  const { id: invoice } = await open(stripe, 10_000);
  await stripe.invoices.pay(invoice, { payment_method: "pm_card_visa" });
  const note = await stripe.creditNotes.create({
    invoice,
    amount: 1_234,
    refund_amount: 1_234,
    memo: "Sorry",
  });
  const link = await stripe.paymentLinks.create({ line_items });
  await fetch(link.url);
  const page = await (await fetch(`${url}/_local`)).text();
  for (const part of [
    "Credit notes",
    "Refunds",
    "Payment links",
    "Checkout sessions",
    note.number,
    "$12.34",
  ]) {
    expect(page).toContain(part);
  }
  const paper = await (await fetch(note.pdf)).text();
  for (const part of [`Credit note ${note.number}`, "Sorry", "$12.34"]) expect(paper).toContain(part);
  const { invoices } = await local.get("/books");
  expect(invoices[0]).toMatchObject({
    credit_notes: [{ id: note.id, post_payment_amount: 1_234 }],
    refunds: [{ amount: 1_234, status: "succeeded" }],
  });
});
