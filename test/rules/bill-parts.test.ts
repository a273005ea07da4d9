import fc from "fast-check";
import { expect, test } from "vitest";
import { billLines } from "../../src/worker/billing/bill-lines.ts";
import { jobTotals } from "../../src/worker/billing/job-totals.ts";
import { grossOf, type Part, partOf, sumParts } from "../../src/worker/billing/milestones/part.ts";
import { setOff } from "../../src/worker/billing/milestones/set-off.ts";
import { whatIsLeft } from "../../src/worker/billing/milestones/what-is-left.ts";
import type { InvoiceLine } from "../../src/worker/billing/types.ts";
import type { CreditNoteRow, MilestoneRow } from "../../src/worker/database/rows.ts";
import type { Job, LineInput } from "../../src/worker/jobs/types.ts";
import { smallestStep } from "../../src/worker/money/currency.ts";
import { taxKey } from "../../src/worker/money/tax-sums.ts";
import { NOW, newJob } from "./fixtures.ts";
import { arbitraryLines, arbitraryPercent, CURRENCIES } from "./money-fixtures.ts";

const line = (description: string, unitAmount: number, over: Partial<LineInput> = {}): LineInput => ({
  ...{ description, quantity: "1", unitAmount, id: `line_${description}` },
  ...over,
});

function jobWith(lines: LineInput[], currency = "usd"): Job {
  const job = newJob(NOW);
  return withLines({ ...job, row: { ...job.row, currency } }, lines);
}

function withLines(job: Job, lines: LineInput[]): Job {
  const [sample] = newJob(NOW).lines;
  if (!sample) throw new Error("a job of the fixtures has lines");
  const plain = {
    taxRate: null,
    taxName: null,
    taxInclusive: false,
    discountPercent: null,
    discountAmount: null,
  };
  const rows = lines.map((one, index) => ({
    ...sample,
    ...plain,
    ...{ id: `line_${index}`, position: index + 1, kind: "other" as const, unit: "" },
    ...one,
  }));
  return { ...job, lines: rows };
}

const part = (id: string, share: Partial<MilestoneRow>): MilestoneRow => ({
  ...{ organisationId: "org_1", jobId: "job_1", id, title: "Deposit", position: 1, kind: "deposit" },
  ...{ sharePercent: null, shareAmount: null, reachedAt: NOW },
  ...share,
});

function finalOf(job: Job): MilestoneRow {
  const final = job.milestones.find((one) => one.kind === "final");
  if (!final) throw new Error("a job has a final milestone");
  return final;
}

/** The job with this milestone's invoice, as billing would write it. */
function billed(job: Job, milestone: MilestoneRow): Job {
  const { lines, subtotal, tax, taxIncluded, total } = billLines(job, milestone);
  if (total <= 0) return job;
  const row = {
    ...{ organisationId: "org_1", id: `inv_${milestone.id}_${job.invoices.length}`, jobId: "job_1" },
    ...{ milestoneId: milestone.id, customerId: "cust_1", billTo: null, memo: null, accountId: "deployment" },
    ...{
      livemode: true,
      status: "open" as const,
      live: true,
      via: "invoice" as const,
      number: null,
      terms: null,
    },
    ...{
      dueOn: "2026-12-01",
      kind: milestone.kind,
      revision: 1,
      replacesId: null,
      currency: job.row.currency,
    },
    ...{
      lines,
      subtotal,
      tax,
      taxIncluded,
      total,
      amountDue: total,
      amountPaid: 0,
      credited: 0,
      creditedAfter: 0,
    },
    ...{
      refunded: 0,
      overpaid: 0,
      stripeInvoiceId: null,
      stripeLines: null,
      stripeLinkId: null,
      hostedUrl: null,
    },
    ...{
      payVersion: 1,
      processing: false,
      recovering: false,
      remindedStep: 0,
      createdAt: NOW,
      finalisedAt: NOW,
    },
    ...{ sentAt: null, viewedAt: null, paidAt: null, voidedAt: null, paidOn: null },
  };
  return { ...job, invoices: [...job.invoices, row] };
}

/** So much of each line of the last invoice is taken back. */
function credited(job: Job, percent: number): Job {
  const invoice = job.invoices.at(-1);
  if (!invoice) return job;
  const step = smallestStep(job.row.currency);
  const of = (amount: number) => Math.floor((amount * percent) / 100 / step) * step;
  const lines = invoice.lines.map((one, index) => {
    const [amount, tax] = [of(one.amount), of(one.tax)];
    return {
      index,
      description: one.description,
      amount,
      tax,
      ...(one.taxInclusive && { taxInclusive: true }),
    };
  });
  const note: CreditNoteRow = {
    ...{ organisationId: "org_1", id: `cn_${job.creditNotes.length}`, jobId: "job_1", invoiceId: invoice.id },
    ...{ number: "CN-1", status: "issued", currency: job.row.currency, lines, giveBack: "none", reason: "" },
    ...{ subtotal: 0, tax: 0, total: 0, stripeId: null, createdBy: "Dana", createdAt: NOW, issuedAt: NOW },
  };
  return { ...job, creditNotes: [...job.creditNotes, note] };
}

/** What all invoices come to, less what was credited. */
function allBilled(job: Job): Part {
  const lines = job.invoices.flatMap((one) => one.lines.map(partOf));
  const back = job.creditNotes.flatMap((note) => {
    const of = job.invoices.find((one) => one.id === note.invoiceId)?.lines ?? [];
    return note.lines.map((one) => partOf({ ...one, taxRate: of[one.index]?.taxRate ?? null }));
  });
  const [plus, less] = [sumParts(lines), sumParts(back)];
  return { net: plus.net - less.net, tax: plus.tax - less.tax };
}

const told = (lines: InvoiceLine[]) => lines.map((one) => [one.description, one.amount, one.tax]);

test("a deposit by percent is that part of each line, and the final bill is the rest of each", () => {
  const job = jobWith([line("Labour", 15_750), line("Screen", 10_500, { taxRate: "7.5" })]);
  const deposit = part("mile_d", { sharePercent: "30" });
  const first = billLines(job, deposit);
  expect(told(first.lines)).toEqual([
    ["Deposit, 30%: Labour", 4725, 0],
    ["Deposit, 30%: Screen", 3150, 236],
  ]);
  const last = billLines(billed(job, deposit), finalOf(job));
  expect(told(last.lines)).toEqual([
    ["Labour", 11_025, 0],
    ["Screen", 7350, 552],
  ]);
  expect(last.lines.map((one) => one.before)).toEqual([
    { amount: 4725, tax: 0 },
    { amount: 3150, tax: 236 },
  ]);
  expect(first.total + last.total).toBe(jobTotals(job).total);
});

test.each([
  ["an amount that does not divide", 10_000],
  ["a unit", 1],
  ["all of it", 27_038],
])("a deposit of %s is exactly that, with the tax in it", (_name, shareAmount) => {
  const job = jobWith([line("Labour", 15_750), line("Screen", 10_500, { taxRate: "7.5" })]);
  const deposit = part("mile_d", { shareAmount });
  expect(billLines(job, deposit).total).toBe(shareAmount);
  const after = billed(job, deposit);
  expect(billLines(after, finalOf(job)).total).toBe(27_038 - shareAmount);
});

test("a line that was billed whole does not come again", () => {
  const job = jobWith([line("Labour", 100), line("Material", 200)]);
  const after = billed(job, part("mile_d", { shareAmount: 300 }));
  expect(billLines(after, finalOf(job)).lines).toEqual([]);
  const more = withLines(after, [line("Labour", 100), line("Material", 250)]);
  expect(told(billLines(more, finalOf(more)).lines)).toEqual([["Material", 50, 0]]);
});

test("what was billed of a line that went comes off the others, of the same tax first", () => {
  const lines = [
    line("Labour", 1000),
    line("Door", 1000, { taxRate: "10" }),
    line("Screen", 1000, { taxRate: "10" }),
  ];
  const job = jobWith(lines);
  const after = billed(job, part("mile_d", { sharePercent: "50" }));
  const less = withLines(after, [line("Labour", 1000), line("Screen", 1000, { taxRate: "10" })]);
  // Of labour 500 are left; of the screen 500 less the 500 of the door that went.
  expect(told(billLines(less, finalOf(less)).lines)).toEqual([["Labour", 500, 0]]);
  expect(whatIsLeft(less, null)).toMatchObject({ total: 500, toCredit: 0 });
});

test("more billed than the job comes to: how much must be credited, and nothing is billed before", () => {
  const job = jobWith([line("Labour", 1000)]);
  const after = billed(job, part("mile_d", { sharePercent: "50" }));
  const less = withLines(after, [line("Labour", 300)]);
  expect(whatIsLeft(less, null)).toMatchObject({ total: -200, toCredit: 200 });
  expect(billLines(less, finalOf(less)).lines).toEqual([]);
  const put = credited(less, 40);
  expect(whatIsLeft(put, null)).toMatchObject({ total: 0, toCredit: 0 });
});

test("a tax that was billed and is owed no more must be credited with what it stood on", () => {
  const job = jobWith([line("Door", 1000, { taxRate: "10" }), line("Labour", 3000)]);
  const after = billed(job, part("mile_d", { sharePercent: "50" }));
  const less = withLines(after, [line("Labour", 3000)]);
  expect(whatIsLeft(less, null)).toMatchObject({ total: 950, toCredit: 550 });
});

test("a credit note from elsewhere, which names no lines, is taken off all of them", () => {
  const job = jobWith([line("Labour", 1000), line("Material", 3000)]);
  const after = credited(billed(job, part("mile_d", { sharePercent: "50" })), 0);
  const note = after.creditNotes[0];
  if (!note) throw new Error("a credit note was made");
  const loose = { ...after, creditNotes: [{ ...note, lines: [], subtotal: 400, tax: 0, total: 400 }] };
  expect(told(billLines(loose, finalOf(loose)).lines)).toEqual([
    ["Labour", 600, 0],
    ["Material", 1800, 0],
  ]);
});

test("tax that Stripe found out is not set off: Stripe finds the rest out again", () => {
  const job = jobWith([line("Labour", 1000)]);
  const after = billed(job, part("mile_d", { sharePercent: "50" }));
  const taxed = after.invoices.map((one) => ({ ...one, lines: one.lines.map((of) => ({ ...of, tax: 40 })) }));
  expect(told(billLines({ ...after, invoices: taxed }, finalOf(job)).lines)).toEqual([["Labour", 500, 0]]);
});

test("a deposit that is billed after the final one takes all that is left", () => {
  const job = { ...jobWith([line("Labour", 1000)]) };
  const deposit = part("mile_d", { sharePercent: "30" });
  const both = billed(billed(job, deposit), finalOf(job));
  const without = { ...both, invoices: both.invoices.filter((one) => one.milestoneId !== "mile_d") };
  expect(billLines(without, deposit).total).toBe(300);
});

const shares = fc.array(
  fc.oneof(
    arbitraryPercent.map((sharePercent) => ({ sharePercent, shareAmount: null, back: 0 })),
    fc.record({
      sharePercent: fc.constant(null),
      shareAmount: fc.nat(400_000),
      back: fc.constantFrom(0, 0, 33, 100),
    }),
  ),
  { maxLength: 4 },
);

test("all invoices of a job, less their credits, come to what the job comes to, net and tax alike", () => {
  let closed = 0;
  const given = fc.tuple(
    arbitraryLines,
    arbitraryLines,
    shares,
    fc.constantFrom(...CURRENCIES),
    fc.boolean(),
  );
  fc.assert(
    fc.property(given, ([lines, others, planned, currency, edits]) => {
      const ids = (all: typeof lines) => all.map((one, index) => ({ ...one, id: `line_${index}` }));
      let job = jobWith(ids(lines), currency);
      planned.forEach(({ back, ...share }, index) => {
        const before = job;
        job = billed(job, part(`mile_${index}`, share));
        if (job !== before) job = credited(job, back);
      });
      if (edits) job = withLines(job, ids([...others, ...lines.slice(1)]));
      const { total, toCredit, lines: left } = whatIsLeft(job, finalOf(job).id);
      const whole = sumParts(jobTotals(job).lines.map(partOf));
      if (toCredit > 0 || total <= 0) {
        expect(edits || total === 0).toBe(true);
        return;
      }
      const step = smallestStep(currency);
      for (const { left: one } of left) {
        expect(Math.min(one.net, one.tax)).toBeGreaterThanOrEqual(0);
        expect([one.net % step, one.tax % step]).toEqual([0, 0]);
      }
      const done = billed(job, finalOf(job));
      expect(allBilled(done)).toEqual(whole);
      const sums = done.invoices.map((one) => one.subtotal + one.tax - one.taxIncluded);
      expect(done.invoices.map((one) => one.total)).toEqual(sums);
      expect(whatIsLeft(done, null).total).toBe(0);
      closed += 1;
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 1500) },
  );
  expect(closed).toBeGreaterThan(0);
});

test("without changes to the lines nothing ever has to be credited, whatever is planned", () => {
  fc.assert(
    fc.property(arbitraryLines, shares, fc.constantFrom(...CURRENCIES), (lines, planned, currency) => {
      let job = jobWith(lines, currency);
      planned.forEach((share, index) => {
        job = billed(job, part(`mile_${index}`, share));
      });
      const { total, toCredit } = whatIsLeft(job, null);
      expect(toCredit).toBe(0);
      expect(total).toBeGreaterThanOrEqual(0);
      for (const one of job.invoices.flatMap((invoice) => invoice.lines)) {
        expect(Math.min(one.amount, one.tax)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test("what is set off leaves both sums as they were", () => {
  const amount = fc.integer({ min: -500, max: 1000 });
  const owing = fc.record({
    tax: fc.constantFrom("none", "7.5 Tax", "20i VAT"),
    left: fc.record({ net: amount, tax: amount }),
  });
  fc.assert(
    fc.property(fc.array(owing, { maxLength: 6 }), fc.array(owing, { maxLength: 3 }), (lines, gone) => {
      const owed = gone.map(({ tax, left }) => ({
        tax,
        left: { net: -Math.abs(left.net), tax: -Math.abs(left.tax) },
      }));
      const { parts, short } = setOff(lines, owed, 1);
      const before = sumParts([...lines, ...owed].map(({ left }) => left));
      const after = sumParts(parts);
      expect({ net: after.net - short.net, tax: after.tax - short.tax }).toEqual(before);
      expect(parts.every((one) => one.net >= 0 && one.tax >= 0)).toBe(true);
      expect(grossOf(after)).toBe(after.net + after.tax);
    }),
  );
  expect(taxKey({ taxRate: null })).toBe("none");
});
