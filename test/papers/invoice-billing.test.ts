import { describe, expect, test } from "vitest";
import type { InvoiceRow } from "../../src/worker/database/rows.ts";
import { invoiceContent } from "../../src/worker/invoice-pdf/content.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { billed, exclusive, flat, inclusive, vendorIn } from "./billed.ts";
import { aCreditNote, creditOf } from "./credit-notes.ts";
import { fullJob, invoiceOf, LINES, vendor } from "./jobs.ts";
import { openPdf } from "./open-pdf.ts";

const PAY = "https://close.example/pay/x";
const textOf = async (job: Job, invoice: InvoiceRow) =>
  flat((await openPdf(await invoiceOf(job, invoice))).text);
const factOf = (job: Job, invoice: InvoiceRow, name: string) =>
  invoiceContent(job, invoice, PAY).facts.find((one) => one.name === name)?.lines;

const billTo = {
  ...{ customerId: "cust_9", name: "Old Payer Ltd", email: null, phone: null, address: "1 Old Road" },
  ...{ country: "US", taxId: null, exemptCertificate: "FL-8812" },
};

test("billed to is who it was made for, whoever the customer is now", async () => {
  const text = await textOf(fullJob(), billed(LINES, { billTo }));
  expect(text).toContain("Old Payer Ltd");
  expect(text).toContain("1 Old Road");
  expect(text).not.toContain("Lakeside HOA");
  expect(await textOf(fullJob(), billed(LINES))).toContain("Lakeside HOA");
});

test("a certificate is named where there is no tax for it, and only there", async () => {
  const untaxed = LINES.map((line) => ({ ...line, taxRate: null }));
  expect(await textOf(fullJob(), billed(untaxed, { billTo }))).toContain("Tax exempt, certificate FL-8812");
  expect(await textOf(fullJob(), billed(LINES, { billTo }))).not.toContain("exempt");
});

test.each([
  [{ kind: "net", days: 15 } as const, ["Net 15"]],
  [{ kind: "end_of_month", days: 0 } as const, ["End of month"]],
  [{ kind: "date", on: "2026-12-05" } as const, undefined],
  [null, undefined],
])("terms %o stand beside the due date", (terms, words) => {
  const invoice = billed(LINES, { terms });
  expect(factOf(fullJob(), invoice, "Terms")).toEqual(words);
  expect(factOf(fullJob(), invoice, "Due date")).toEqual(["December 5, 2026"]);
});

test("taxes stand by name and rate, each on what it is of", async () => {
  const [labour, screen] = LINES.map((line, index) => ({
    ...line,
    taxRate: index === 0 ? "1.5" : "6",
    taxName: index === 0 ? "Hillsborough surtax" : "Florida sales tax",
  }));
  const text = await textOf(fullJob(), billed([labour, screen].filter((line) => line !== undefined)));
  expect(text).toContain("Hillsborough surtax 1.5% on 157.50");
  expect(text).toContain("Florida sales tax 6% on 105.00 6.30");
});

describe("taxes that the prices hold", () => {
  test("are said as included and add nothing", async () => {
    const job = vendorIn("AU", { taxId: "51 824 753 556" });
    const text = await textOf(job, billed(inclusive("10", "GST"), { currency: "aud" }));
    expect(text).toContain("Total $262.50");
    expect(text).toMatch(/Included: GST 10% on 238\.63 23\.87/);
    expect(text).toContain("Total price includes GST");
    expect(text).toContain("10% incl.");
    expect(text).toContain("Without GST 143.18");
    expect(text).not.toContain("Subtotal");
  });

  test("are told apart from those on top", async () => {
    const lines = [...exclusive("20").slice(0, 1), ...inclusive("5", "VAT").slice(1)];
    const job = vendorIn("GB", { taxId: "GB123456789" });
    const text = await textOf(job, billed(lines, { currency: "gbp" }));
    expect(text).toContain('Amounts whose rate is marked "incl." hold the tax already');
    expect(text).toMatch(/VAT 20% 157\.50 31\.50 189\.00/);
    expect(text).toMatch(/VAT 5%, included 100\.00 5\.00 105\.00/);
    expect(text).not.toContain("Total price includes");
  });
});

test("discounts and what was billed before stand on their lines and in the sums", async () => {
  const whole = billed(LINES.map((line, index) => ({ ...line, discountPercent: index === 1 ? "10" : null })));
  const lines = whole.lines.map((line, index) =>
    index === 0 ? { ...line, amount: 10_750, before: { amount: 5_000, tax: 0 } } : line,
  );
  const deposit = billed(LINES, {
    id: "inv_0",
    number: "GCS-0030",
    kind: "deposit",
    finalisedAt: 1,
    total: 5_000,
  });
  const draft = billed(LINES, { id: "inv_9", number: null, status: "draft", finalisedAt: null });
  const final = { ...whole, lines, kind: "final" as const };
  const job = fullJob({ invoices: [deposit, draft, final] });
  const text = await textOf(job, final);
  for (const said of [
    ...["Final invoice", "Discount -10.50", "Billed before -50.00", "Lines in full 262.50"],
    ...["Discounts -10.50", "GCS-0030, $50.00"],
  ]) {
    expect(text).toContain(said);
  }
  expect(factOf(job, final, "Billed before")?.[0]).toBe("GCS-0030, $50.00");
  expect(factOf(job, { ...final, lines: whole.lines }, "Billed before")).toBeUndefined();
});

test.each([
  ["deposit", "Deposit invoice", undefined],
  ["progress", "Progress invoice", undefined],
  ["final", "Final invoice", ["November 19, 2026"]],
  ["invoice", "Invoice", ["November 19, 2026"]],
] as const)("a %s is called so, and dated by when its part was done", (kind, heading, supply) => {
  const invoice = billed(LINES, { kind });
  expect(invoiceContent(fullJob(), invoice, PAY).heading).toBe(heading);
  expect(factOf(fullJob(), invoice, "Date of supply")).toEqual(supply);
});

test("one that takes another's place says so, and the other one too", async () => {
  const old = billed(LINES, { id: "inv_0", number: "GCS-0041", status: "void", live: false, amountDue: 0 });
  const next = billed(LINES, { revision: 2, replacesId: "inv_0", memo: "As agreed on the phone." });
  const job = fullJob({ invoices: [old, next] });
  expect(factOf(job, next, "Invoice number")).toEqual(["GCS-0042", "Revision 2"]);
  expect(factOf(job, next, "Replaces invoice")).toEqual(["GCS-0041"]);
  expect(await textOf(job, next)).toContain("As agreed on the phone.");
  expect(invoiceContent(job, old, PAY).across).toBe("void");
  expect(await textOf(job, old)).toContain("Void; GCS-0042 takes its place");
});

test("what was credited and paid leads to what is left", async () => {
  const invoice = billed(LINES, { credited: 5_644, amountPaid: 10_000, amountDue: 11_394 });
  const note = aCreditNote([creditOf(invoice, 1, 5_250)]);
  const cheque = {
    ...{ organisationId: "org_1", id: "pay_1", jobId: "job_1", invoiceId: "inv_1", status: "paid" as const },
    ...{ source: "recorded" as const, amount: 10_000, currency: "usd", method: null, paymentIntentId: null },
    ...{ chargeId: null, means: "cheque" as const, reference: "1042", receivedOn: "2026-11-23" },
    ...{ recordedBy: "Dana", refunded: 0, at: 0 },
  };
  const job = fullJob({ creditNotes: [note], payments: [cheque] });
  const text = await textOf(job, invoice);
  for (const said of [
    ...["Credited -56.44", "Paid November 23, 2026 by cheque 1042 -100.00", "Balance $113.94"],
    "Balance due",
  ]) {
    expect(text).toContain(said);
  }
  expect(factOf(job, invoice, "Credit notes")).toEqual(["CN-0007, $56.44", "November 24, 2026"]);
});

test("what happened after it was paid leaves the balance as it is", async () => {
  const paid = { status: "paid", amountPaid: 27_038, amountDue: 0, paidOn: "2026-11-30" } as const;
  const text = await textOf(fullJob(), billed(LINES, { ...paid, creditedAfter: 5_000, refunded: 5_000 }));
  expect(text).toMatch(/Balance \$0\.00 Credited after it was paid 50\.00 Given back 50\.00/);
  const whole = billed(LINES, { status: "paid", credited: 27_038, amountDue: 0 });
  const credited = await textOf(fullJob(), whole);
  expect(credited).toContain("Credited in full");
  expect(credited).not.toContain("with thanks");
});

describe("how one pays", () => {
  const told = vendor({ identity: { payment: "Cheques to PO Box 12" } });
  const payOf = (over: Partial<InvoiceRow>, organisation = told) =>
    invoiceContent(fullJob({ organisation }), billed(LINES, over), PAY).pay;

  test("outside of Stripe: in the vendor's words, with the number, and by no link", () => {
    const named = "Please name GCS-0042 with your payment.";
    expect(payOf({ via: "outside" })).toEqual({ address: null, lines: ["Cheques to PO Box 12", named] });
    expect(payOf({ via: "outside" }, vendor())).toEqual({
      address: null,
      lines: ["Ask billing@gulf.example how to pay.", named],
    });
  });

  test("by a payment link: the link as text", async () => {
    const invoice = billed(LINES, { via: "link", hostedUrl: "https://buy.stripe.com/abc" });
    expect(await textOf(fullJob(), invoice)).toContain("https://buy.stripe.com/abc");
  });

  test("one that was written off and is chased again asks as before", () => {
    expect(payOf({ status: "uncollectible" })).toEqual({ address: null, lines: [] });
    expect(payOf({ status: "uncollectible", recovering: true }).address).toBe(PAY);
  });
});

test("in test mode it says that it is no invoice, whatever else it says", async () => {
  const content = (over: Partial<InvoiceRow>) => {
    const { across, mark } = invoiceContent(fullJob(), billed(LINES, { livemode: false, ...over }), PAY);
    return [across, mark?.word];
  };
  expect(content({})).toEqual(["Test: not an invoice", "Test: not an invoice"]);
  expect(content({ status: "void" })).toEqual(["Test: void", "Test: void"]);
  expect(content({ status: "paid", paidOn: "2026-11-30", amountDue: 0 })).toEqual([
    "Test: not an invoice",
    "Test: paid November 30, 2026",
  ]);
  expect(content({ livemode: true })).toEqual([null, undefined]);
  // What Stripe knows nothing of has no test mode.
  expect(content({ via: "outside" })).toEqual([null, undefined]);
  expect(await textOf(fullJob(), billed(LINES, { livemode: false }))).toContain("Test: not an invoice");
});
