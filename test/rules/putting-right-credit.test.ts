import fc from "fast-check";
import { expect, test } from "vitest";
import type { InvoiceLine } from "../../src/worker/billing/types.ts";
import { composeCredit } from "../../src/worker/billing/verbs/compose-credit.ts";
import type { CreditNoteRow, InvoiceRow } from "../../src/worker/database/rows.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { after, jobIn } from "./fixtures.ts";

const line = fc
  .record({
    amount: fc.integer({ min: 1, max: 5_000_000 }),
    rate: fc.integer({ min: 0, max: 30 }),
    taxInclusive: fc.boolean(),
  })
  .map(({ amount, rate, taxInclusive }): InvoiceLine => {
    const tax = Math.round((amount * rate) / (taxInclusive ? 100 + rate : 100));
    return {
      description: "Work",
      quantity: "1",
      unitAmount: amount,
      amount,
      taxRate: String(rate),
      tax,
      taxInclusive,
    };
  });

/** A job with one open invoice of these lines. */
function billed(lines: InvoiceLine[]): { job: Job; invoice: InvoiceRow } {
  const job = after(jobIn("approved"), []);
  const [made] = job.invoices;
  if (!made) throw new Error("nothing is billed");
  const total = lines.reduce((sum, one) => sum + one.amount + (one.taxInclusive ? 0 : one.tax), 0);
  const invoice: InvoiceRow = { ...made, status: "open", lines, total, amountDue: total };
  return { job: { ...job, invoices: [invoice] }, invoice };
}

function noteOf(
  invoice: InvoiceRow,
  id: string,
  made: Pick<CreditNoteRow, "lines" | "subtotal" | "tax" | "total">,
): CreditNoteRow {
  const { organisationId, jobId, currency, id: invoiceId } = invoice;
  return {
    ...{ organisationId, id, jobId, invoiceId, currency, status: "issued", number: id, giveBack: "none" },
    ...{ lines: made.lines, subtotal: made.subtotal, tax: made.tax, total: made.total },
    ...{ reason: "", stripeId: null, createdBy: "", createdAt: 0, issuedAt: 0 },
  };
}

test("credited bit by bit, a line gives back its amount and its tax to the unit, and the invoice its total", () => {
  const shares = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), shares, (lines, percents) => {
      let { job, invoice } = billed(lines);
      const { total } = invoice;
      const left = lines.map(({ amount }) => amount);
      const credit = (parts: Parameters<typeof composeCredit>[2]["parts"]) => {
        const made = composeCredit(job, invoice, { parts, giveBack: "none" });
        if ("ok" in made) throw new Error(made.detail);
        for (const one of made.lines) left[one.index] = (left[one.index] ?? 0) - one.amount;
        const note = noteOf(invoice, `cn_${job.creditNotes.length}`, made);
        invoice = {
          ...invoice,
          credited: invoice.credited + made.total,
          amountDue: invoice.amountDue - made.total,
        };
        job = { ...job, creditNotes: [...job.creditNotes, note], invoices: [invoice] };
      };
      for (const percent of percents) {
        const parts = left.map((amount, index) => ({ index, amount: Math.floor((amount * percent) / 100) }));
        if (parts.some(({ amount }) => amount > 0)) credit(parts);
      }
      if (left.some((amount) => amount > 0)) credit("all");
      expect(invoice).toMatchObject({ credited: total, amountDue: 0 });
      for (const [index, { amount, tax }] of lines.entries()) {
        const own = job.creditNotes.flatMap((note) => note.lines.filter((one) => one.index === index));
        expect(own.reduce((sum, one) => sum + one.amount, 0)).toBe(amount);
        expect(own.reduce((sum, one) => sum + one.tax, 0)).toBe(tax);
      }
      expect(composeCredit(job, invoice, { parts: "all", giveBack: "none" })).toMatchObject({ ok: false });
    }),
  );
});

const HALVES: InvoiceLine[] = [
  { description: "A", quantity: "1", unitAmount: 1_001, amount: 1_001, taxRate: "5", tax: 50 },
  { description: "B", quantity: "1", unitAmount: 999, amount: 999, taxRate: null, tax: 0 },
];

test("the tax goes with its share, half up", () => {
  const { job, invoice } = billed(HALVES);
  const parts = [{ index: 0, amount: 500 }];
  expect(composeCredit(job, invoice, { parts, giveBack: "none" })).toMatchObject({ tax: 25, total: 525 });
});

const WAYS: [string, Partial<InvoiceRow>, "none" | "outside", object][] = [
  ["nothing was paid: it lowers what is due", {}, "none", { refund: 0, outside: 0 }],
  ["a part was paid: the rest first", { amountPaid: 1_000, amountDue: 1_050 }, "none", { ok: false }],
  [
    "a part was paid: what is more goes back",
    { amountPaid: 1_000, amountDue: 1_050 },
    "outside",
    { refund: 0, outside: 1_000 },
  ],
  [
    "all was paid: all goes back",
    { status: "paid", amountPaid: 2_050, amountDue: 0 },
    "outside",
    { outside: 2_050 },
  ],
  [
    "all was paid, and nothing goes back",
    { status: "paid", amountPaid: 2_050, amountDue: 0 },
    "none",
    { ok: false },
  ],
];

test.each(WAYS)("%s", (_, facts, giveBack, expected) => {
  const { job, invoice } = billed(HALVES);
  expect(composeCredit(job, { ...invoice, ...facts }, { parts: "all", giveBack })).toMatchObject(expected);
});
