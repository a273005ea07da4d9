import fc from "fast-check";
import type Stripe from "stripe";
import { expect, test } from "vitest";
import { draft, localStripe, open } from "./world.ts";

test("whatever is paid, credited, refunded and voided in whatever order, the books add up", async () => {
  const { stripe, local } = await localStripe();
  const step = fc.record({
    what: fc.constantFrom("pay", "credit", "void", "refund"),
    amount: fc.integer({ min: 1, max: 6_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const { id } = await open(stripe, 10_000);
      for (const { what, amount } of steps) {
        await act(stripe, local, id, what, amount);
        await checkBooks(stripe, id);
      }
    }),
    { numRuns: 60 },
  );
});

type Switches = Awaited<ReturnType<typeof localStripe>>["local"];

/** Does it if it may be done. */
async function act(stripe: Stripe, local: Switches, id: string, what: string, amount: number): Promise<void> {
  const invoice = await stripe.invoices.retrieve(id);
  if (what === "pay") await local.post(`/invoices/${id}/pay`, { amount });
  const allowed = async (call: Promise<unknown>) =>
    call.then(
      () => true,
      () => false,
    );
  if (what === "credit") {
    const post = Math.max(0, amount - invoice.amount_remaining);
    await allowed(stripe.creditNotes.create({ invoice: id, amount, out_of_band_amount: post }));
  }
  if (what === "void") {
    const [note] = (await stripe.creditNotes.list({ invoice: id })).data;
    if (note !== undefined) await allowed(stripe.creditNotes.voidCreditNote(note.id));
  }
  if (what === "refund") {
    const [paid] = (await stripe.invoicePayments.list({ invoice: id, status: "paid" })).data;
    const intent = paid?.payment.payment_intent;
    if (intent) await allowed(stripe.refunds.create({ payment_intent: String(intent), amount }));
  }
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

async function checkBooks(stripe: Stripe, id: string): Promise<void> {
  const invoice = await stripe.invoices.retrieve(id);
  const notes = (await stripe.creditNotes.list({ invoice: id, limit: 100 })).data.filter(
    (note) => note.status === "issued",
  );
  const { amount_due, amount_paid, amount_remaining, total } = invoice;
  expect(amount_remaining + amount_paid + invoice.pre_payment_credit_notes_amount).toBe(total);
  expect(amount_due).toBe(amount_paid + amount_remaining);
  expect(amount_remaining).toBeGreaterThanOrEqual(0);
  expect(sum(notes.map((note) => note.total))).toBeLessThanOrEqual(total);
  expect(sum(notes.map((note) => note.pre_payment_amount))).toBe(invoice.pre_payment_credit_notes_amount);
  expect(sum(notes.map((note) => note.post_payment_amount))).toBe(invoice.post_payment_credit_notes_amount);
  expect(invoice.status === "paid").toBe(amount_remaining === 0);
  for (const charge of (await stripe.charges.list({ limit: 100 })).data) {
    expect(charge.amount_refunded).toBeLessThanOrEqual(charge.amount);
    expect(charge.refunded).toBe(charge.amount_refunded === charge.amount);
  }
}

test("a line that is credited in whatever parts gives back exactly its tax", async () => {
  const { stripe } = await localStripe();
  const parts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 5 });
  const rate = fc.constantFrom({ percentage: 7.125, inclusive: false }, { percentage: 19, inclusive: true });
  await fc.assert(
    fc.asyncProperty(parts, rate, async (amounts, tax) => {
      const { id: tax_rate } = await stripe.taxRates.create({ display_name: "Tax", ...tax });
      const id = await draft(stripe, {}, 0);
      const amount = sum(amounts);
      await stripe.invoices.addLines(id, { lines: [{ amount, tax_rates: [tax_rate] }] });
      const invoice = await stripe.invoices.finalizeInvoice(id);
      const invoice_line_item = invoice.lines.data[0]?.id;
      const notes: Stripe.CreditNote[] = [];
      for (const part of amounts) {
        const lines = [{ type: "invoice_line_item" as const, invoice_line_item, amount: part }];
        notes.push(await stripe.creditNotes.create({ invoice: id, lines }));
      }
      const taxes = notes.map((note) => sum((note.total_taxes ?? []).map((one) => one.amount)));
      expect(sum(taxes)).toBe(invoice.total_taxes?.[0]?.amount);
      expect(sum(notes.map((note) => note.total))).toBe(invoice.total);
      expect((await stripe.invoices.retrieve(id)).status).toBe("paid");
    }),
    { numRuns: 40 },
  );
});
