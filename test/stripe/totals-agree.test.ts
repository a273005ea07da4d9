import fc from "fast-check";
import type Stripe from "stripe";
import { expect, test } from "vitest";
import { type SumRules, sumUp } from "../../src/worker/billing/job-totals.ts";
import type { StepWork } from "../../src/worker/billing/stripe/call.ts";
import { lines as linesCall } from "../../src/worker/billing/stripe/calls/lines.ts";
import { decimalsOf } from "../../src/worker/money/currency.ts";
import type { Totals } from "../../src/worker/money/totals.ts";
import { arbitraryLines, arbitraryPercent, CURRENCIES } from "../rules/money-fixtures.ts";
import { localStripe } from "./world.ts";

const arbitraryBill = fc.record({
  lines: arbitraryLines.filter((lines) => lines.length > 0),
  how: fc.record({
    currency: fc.constantFrom(...CURRENCIES),
    untaxed: fc.boolean(),
    discount: fc.oneof(
      fc.constant({ percent: null, amount: null }),
      arbitraryPercent.map((percent) => ({ percent, amount: null })),
      fc.nat(100_000).map((amount) => ({ percent: null, amount })),
    ),
    rules: fc.record({
      kinds: fc.constant(["labour", "material", "fixed", "travel", "other"] as SumRules["rules"]["kinds"]),
      minimum: fc.option(fc.nat(300_000)),
      group: fc.constantFrom("each" as const, "kind" as const, "one" as const),
    }),
  }),
});

/** The bill in a new draft's books, by the very call that bills. */
async function draftOf(stripe: Stripe, customer: string, totals: Totals, currency: string) {
  const draft = await stripe.invoices.create({ customer, currency, auto_advance: false });
  const work = {
    intent: { frozen: { kind: "invoice", lines: totals.lines, total: totals.total } },
    invoice: { stripeInvoiceId: draft.id },
  } as unknown as StepWork;
  const tools = { stripe } as Parameters<typeof linesCall.call>[0];
  const job = {} as Parameters<typeof linesCall.call>[1];
  const answer = await linesCall.call(tools, job, work, `lines_${draft.id}`);
  expect(answer).toMatchObject({ kind: "done", invoice: { total: totals.total } });
  return stripe.invoices.retrieve(draft.id);
}

test("Stripe's subtotal, tax and total are ours to the unit, and it finalises what we send", async () => {
  const { stripe } = await localStripe();
  const customer = await stripe.customers.create({ name: "Lakeside", email: "ap@lakeside.example" });
  await fc.assert(
    fc.asyncProperty(arbitraryBill, async ({ lines, how }) => {
      const jobLines = lines.map((line, index) => ({ ...line, id: `line_${index}` }));
      const totals = sumUp(jobLines, how);
      const theirs = await draftOf(stripe, customer.id, totals, how.currency);
      const taxes = (theirs.total_taxes ?? []).reduce((sum, one) => sum + one.amount, 0);
      expect(taxes).toBe(totals.tax);
      expect(theirs.total).toBe(totals.total);
      expect(theirs.subtotal).toBe(totals.subtotal);
      expect(theirs.total_excluding_tax).toBe(totals.total - totals.tax);
      // What is less than the least that Stripe charges is its own matter.
      if (theirs.total < 1000 * 10 ** decimalsOf(how.currency)) return;
      const sent = await stripe.invoices.finalizeInvoice(theirs.id, { auto_advance: false });
      expect(sent).toMatchObject({ status: "open", amount_remaining: totals.total });
    }),
    { numRuns: 60 },
  );
});
