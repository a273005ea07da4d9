import fc from "fast-check";
import type Stripe from "stripe";
import { expect, test } from "vitest";
import { localStripe, refusal } from "./world.ts";

const address = (country: string, state?: string, postal_code?: string) => ({ country, state, postal_code });

async function taxedDraft(stripe: Stripe, given?: object, amounts = [10_000, 3_333]) {
  const { id: customer } = await stripe.customers.create({ name: "Maria", email: "m@example.com", ...given });
  const invoice = await stripe.invoices.create({
    customer,
    collection_method: "send_invoice",
    days_until_due: 14,
    automatic_tax: { enabled: true },
  });
  const lines = amounts.map((amount) => ({ amount, description: "Work" }));
  return { customer, invoice: await stripe.invoices.addLines(invoice.id, { lines }) };
}

test("Stripe Tax computes by where the customer is, line by line", async () => {
  const { stripe } = await localStripe();
  const places: [object, number[], string][] = [
    [address("US", "FL", "33901"), [700, 233], "sales_tax"],
    [address("US", "TX", "73301"), [825, 275], "sales_tax"],
    [address("US", "OR", "97201"), [0, 0], "sales_tax"],
    [address("DE"), [1_900, 633], "vat"],
    [address("GB"), [2_000, 667], "vat"],
    [address("AU"), [1_000, 333], "gst"],
    [address("CA", "ON", "M4B 1B3"), [1_300, 433], "hst"],
  ];
  for (const [place, taxes, type] of places) {
    const { invoice } = await taxedDraft(stripe, { address: place });
    expect(invoice.automatic_tax).toMatchObject({ enabled: true, status: "complete", provider: "stripe" });
    const lines = invoice.lines.data;
    expect(lines.map((line) => line.taxes?.map(({ amount }) => amount))).toEqual(taxes.map((tax) => [tax]));
    const sum = taxes.reduce((total, tax) => total + tax, 0);
    expect(invoice).toMatchObject({ subtotal: 13_333, total: 13_333 + sum, total_excluding_tax: 13_333 });
    const rate = await stripe.taxRates.retrieve(lines[0]?.taxes?.[0]?.tax_rate_details?.tax_rate ?? "");
    expect(rate.tax_type).toBe(type);
    const open = await stripe.invoices.finalizeInvoice(invoice.id);
    expect(open).toMatchObject({ status: "open", amount_due: 13_333 + sum });
  }
});

test("without a usable address nothing is computed and nothing finalised, until there is one", async () => {
  const { stripe } = await localStripe();
  for (const place of [undefined, address("US", "FL"), address("CA", "ON")]) {
    const { customer, invoice } = await taxedDraft(stripe, place && { address: place });
    expect(invoice.automatic_tax.status).toBe("requires_location_inputs");
    expect(invoice.total).toBe(13_333);
    expect(await refusal(stripe.invoices.finalizeInvoice(invoice.id))).toMatchObject({
      code: "customer_tax_location_invalid",
    });
    expect((await stripe.invoices.retrieve(invoice.id)).last_finalization_error?.code).toBe(
      "customer_tax_location_invalid",
    );
    await stripe.customers.update(customer, { address: address("US", "FL", "33901") });
    expect(await stripe.invoices.finalizeInvoice(invoice.id)).toMatchObject({
      status: "open",
      total: 14_266,
      automatic_tax: { status: "complete" },
      last_finalization_error: null,
    });
  }
});

test("an account without Stripe Tax is told so, when it asks and when it finalises", async () => {
  const { stripe, local } = await localStripe();
  const { customer, invoice } = await taxedDraft(stripe, { address: address("DE") });
  expect((await local.post("/tax", { active: false })).body).toMatchObject({ active: false });
  const inactive = { status: 400, code: "stripe_tax_inactive" };
  const create = stripe.invoices.create({ customer, automatic_tax: { enabled: true } });
  expect(await refusal(create)).toMatchObject({
    ...inactive,
    message: expect.stringContaining("has not been activated"),
  });
  expect(await refusal(stripe.invoices.finalizeInvoice(invoice.id))).toMatchObject(inactive);
  const [event] = (await stripe.events.list({ type: "invoice.finalization_failed" })).data;
  expect(event?.data.object).toMatchObject({ last_finalization_error: { code: "stripe_tax_inactive" } });
  const plain = await stripe.invoices.update(invoice.id, { automatic_tax: { enabled: false } });
  expect(plain).toMatchObject({ total: 13_333, automatic_tax: { enabled: false, status: null } });
  await local.post("/tax", { active: true });
  const again = await stripe.invoices.update(invoice.id, { automatic_tax: { enabled: true } });
  expect(again.total).toBe(13_333 + 1_900 + 633);
});

test("exempt customers, inclusive prices, and no taxes of one's own beside Stripe's", async () => {
  const { stripe } = await localStripe();
  const { invoice } = await taxedDraft(stripe, { address: address("DE"), tax_exempt: "exempt" });
  expect(invoice.total).toBe(13_333);
  expect(invoice.lines.data[0]?.taxes).toMatchObject([{ amount: 0, taxability_reason: "customer_exempt" }]);

  const { invoice: empty } = await taxedDraft(stripe, { address: address("DE") }, [100]);
  const price_data = {
    ...{ currency: "usd", product_data: { name: "Gross" }, unit_amount: 11_900 },
    tax_behavior: "inclusive" as const,
  };
  const inclusive = await stripe.invoices.addLines(empty.id, { lines: [{ price_data }] });
  expect(inclusive.lines.data[0]?.taxes).toMatchObject([
    { amount: 1_900, tax_behavior: "inclusive", taxable_amount: 10_000 },
  ]);
  expect(inclusive).toMatchObject({ subtotal: 12_000, total: 12_019, total_excluding_tax: 10_100 });

  const rate = await stripe.taxRates.create({ display_name: "VAT", percentage: 19, inclusive: false });
  const own = stripe.invoices.addLines(empty.id, { lines: [{ amount: 100, tax_rates: [rate.id] }] });
  expect(await refusal(own)).toMatchObject({ param: "lines[0][tax_rates]" });
});

test("a credit note on an automatically taxed invoice gives back its tax and takes none of one's own", async () => {
  const { stripe } = await localStripe();
  const { invoice } = await taxedDraft(stripe, { address: address("US", "FL", "33901") });
  await stripe.invoices.finalizeInvoice(invoice.id);
  const line = invoice.lines.data[0];
  const credit = (given: object) =>
    stripe.creditNotes.create({
      invoice: invoice.id,
      lines: [{ type: "invoice_line_item", invoice_line_item: line?.id, amount: 5_000, ...given }],
    });
  const tax_rate = line?.taxes?.[0]?.tax_rate_details?.tax_rate ?? "";
  const tax_amounts = [{ tax_rate, amount: 350, taxable_amount: 5_000 }];
  expect(await refusal(credit({ tax_amounts }))).toMatchObject({ param: "lines[0][tax_amounts]" });
  expect(await credit({})).toMatchObject({ subtotal: 5_000, total: 5_350 });
});

test("tax rates are made, changed in words only, listed, and refused once inactive", async () => {
  const { stripe } = await localStripe();
  const made = await stripe.taxRates.create({
    ...{ display_name: "GST", percentage: 10, inclusive: true, country: "AU", tax_type: "gst" },
    metadata: { a: "b" },
  });
  expect(made).toMatchObject({ active: true, inclusive: true, percentage: 10, effective_percentage: 10 });
  expect(made).not.toHaveProperty("made_by_vendor");
  await stripe.taxRates.create({ display_name: "VAT", percentage: 19, inclusive: false });
  expect((await stripe.taxRates.list({ inclusive: true })).data.map(({ id }) => id)).toEqual([made.id]);
  const { id: customer } = await stripe.customers.create({});
  const invoice = await stripe.invoices.create({ customer, default_tax_rates: [made.id] });
  expect(invoice.default_tax_rates[0]).not.toHaveProperty("made_by_vendor");
  const filled = await stripe.invoices.addLines(invoice.id, { lines: [{ amount: 1_100 }] });
  expect(filled).toMatchObject({ subtotal: 1_100, total: 1_100, total_excluding_tax: 1_000 });
  await stripe.taxRates.update(made.id, { active: false, display_name: "Old GST" });
  const late = stripe.invoices.addLines(invoice.id, { lines: [{ amount: 1, tax_rates: [made.id] }] });
  expect((await refusal(late)).message).toContain("inactive");
  expect((await stripe.events.list({ type: "tax_rate.*" })).data).toHaveLength(3);
  expect((await refusal(stripe.taxRates.update(made.id, { percentage: 3 } as object))).code).toBe(
    "parameter_unknown",
  );
});

test("inclusive and exclusive rates: each line half up, and the sums follow from the lines", async () => {
  const { stripe } = await localStripe();
  const { id: customer } = await stripe.customers.create({});
  const percentage = fc.integer({ min: 0, max: 25_000 }).map((units) => units / 1_000);
  const rates = fc.array(fc.record({ percentage, inclusive: fc.boolean() }), { minLength: 1, maxLength: 3 });
  const amounts = fc.array(fc.integer({ min: 1, max: 500_000 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rates, amounts, async (wanted, lines) => {
      const made: Stripe.TaxRate[] = [];
      for (const rate of wanted) made.push(await stripe.taxRates.create({ display_name: "Tax", ...rate }));
      const tax_rates = made.map(({ id }) => id);
      const { id } = await stripe.invoices.create({ customer });
      const invoice = await stripe.invoices.addLines(id, {
        lines: lines.map((amount) => ({ amount, tax_rates })),
      });
      const taxes = invoice.lines.data.flatMap((line) => line.taxes ?? []);
      const sum = (behavior: string) =>
        taxes.filter((tax) => tax.tax_behavior === behavior).reduce((total, { amount }) => total + amount, 0);
      const subtotal = lines.reduce((total, amount) => total + amount, 0);
      expect(invoice.subtotal).toBe(subtotal);
      expect(invoice.total).toBe(subtotal + sum("exclusive"));
      expect(invoice.total_excluding_tax).toBe(subtotal - sum("inclusive"));
      expect(invoice.total_taxes?.reduce((total, { amount }) => total + amount, 0)).toBe(
        sum("exclusive") + sum("inclusive"),
      );
      if (wanted.length > 1) return;
      const [rate] = wanted;
      if (rate === undefined) return;
      // Whole thousandths of a per cent keep this exact well below 2 ** 53.
      const units = Math.round(rate.percentage * 1_000);
      const whole = rate.inclusive ? 100_000 + units : 100_000;
      const expected = lines.map((amount) => Math.floor((2 * amount * units + whole) / (2 * whole)));
      expect([...taxes].map(({ amount }) => amount)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
