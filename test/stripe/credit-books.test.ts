import fc from "fast-check";
import type Stripe from "stripe";
import { expect, test } from "vitest";
import { localStripe, open } from "./world.ts";

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

async function checkBooks(stripe: Stripe, id: string): Promise<void> {
  const invoice = await stripe.invoices.retrieve(id);
  const notes = (await stripe.creditNotes.list({ invoice: id, limit: 100 })).data.filter(
    (note) => note.status === "issued",
  );
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
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
