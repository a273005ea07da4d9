import { expect, test } from "vitest";
import { billLines } from "../../src/worker/billing/bill-lines.ts";
import { packetContent } from "../../src/worker/packet/content/content.ts";
import { anInvoice, fullJob, invoiceOf, LINES, oneFileOf, vendor } from "./jobs.ts";
import { openPdf } from "./open-pdf.ts";

const flat = (text: string) => text.replace(/[\s\u00a0]+/g, " ");

test("an American invoice says who, what, how much, until when and how", async () => {
  const job = fullJob({ organisation: vendor({ identity: { payment: "Cheques to PO Box 12, Tampa" } }) });
  const { text, info, fonts } = await openPdf(await invoiceOf(job, anInvoice()));
  expect(info).toMatchObject({
    Title: "Invoice GCS-0042 from Gulf Coast Screens",
    Tagged: "yes",
    Pages: "1",
  });
  expect(fonts.every((font) => font.embedded)).toBe(true);
  for (const said of [
    ...["Gulf Coast Screens", "Licence CRC1331234", "Lakeside HOA", "500 Lakeside Blvd", "GCS-0042"],
    ...["November 20, 2026", "December 5, 2026", "48213", "PO-77120", "842 Cypress Bend Dr"],
    ...["1.75", "90.00", "157.50", "Subtotal", "Sales tax 7.5% on 105.00", "7.88", "$270.38"],
    ...["Due December 5, 2026", "Pay online", "https://close.example/pay/", "Cheques to PO Box 12"],
  ]) {
    expect(flat(text)).toContain(said);
  }
});

test("a British one shows VAT rate by rate, the numbers and A4", async () => {
  const organisation = vendor({
    ...{ locale: "en-GB", timeZone: "Europe/London", currency: "gbp" },
    identity: {
      country: "GB",
      taxId: "GB123456789",
      legalName: "Gulf Coast Screens Ltd",
      registration: "01234567",
    },
  });
  const lines = LINES.map((line, index) => ({ ...line, taxRate: index === 0 ? "20" : "5" }));
  const invoice = anInvoice(lines, { currency: "gbp" });
  const { text, info } = await openPdf(await invoiceOf(fullJob({ organisation }), invoice));
  expect(info["Page size"]).toContain("A4");
  for (const said of [
    ...["Gulf Coast Screens Ltd", "VAT no. GB123456789", "Company no. 01234567", "Date of supply"],
    ...["19 November 2026", "VAT 20%", "31.50", "189.00", "VAT 5%", "5.25", "110.25", "£299.25"],
    "Due 5 December 2026",
  ]) {
    expect(flat(text)).toContain(said);
  }
});

test("an Australian one is a tax invoice with its ABN, and the buyer's", async () => {
  const organisation = vendor({
    ...{ locale: "en-AU", timeZone: "Australia/Sydney", currency: "aud" },
    identity: { country: "AU", taxId: "51 824 753 556" },
  });
  const base = fullJob();
  const job = fullJob({
    organisation,
    customer: { ...base.customer, country: "AU", taxId: "83 914 571 673" },
  });
  const lines = LINES.map((line) => ({ ...line, unitAmount: line.unitAmount * 10, taxRate: "10" }));
  const { text } = await openPdf(await invoiceOf(job, anInvoice(lines, { currency: "aud" })));
  for (const said of ["Tax invoice", "ABN 51 824 753 556", "ABN 83 914 571 673", "GST 10%", "$2,887.50"]) {
    expect(flat(text)).toContain(said);
  }
});

test("a German one to a business in France without tax says that the charge is reversed", async () => {
  const organisation = vendor({
    ...{ locale: "de-DE", timeZone: "Europe/Berlin", currency: "eur" },
    identity: { country: "DE", taxId: "DE123456789" },
  });
  const base = fullJob();
  const untaxed = LINES.map((line) => ({ ...line, taxRate: null }));
  const to = (country: string | null, taxId: string | null) =>
    fullJob({ organisation, customer: { ...base.customer, country, taxId } });
  const invoice = anInvoice(untaxed, { currency: "eur" });
  const abroad = flat((await openPdf(await invoiceOf(to("FR", "FR12345678901"), invoice))).text);
  expect(abroad).toContain("Reverse charge");
  expect(abroad).toContain("VAT no. FR12345678901");
  expect(abroad).toContain("262,50 €");
  for (const home of [to("DE", "DE999999999"), to(null, null), to("US", "12-3456789")]) {
    expect((await openPdf(await invoiceOf(home, invoice))).text).not.toContain("Reverse charge");
  }
});

test("its figures are the row's, whatever a sum of its lines would be", async () => {
  const odd = anInvoice(LINES, { subtotal: 111_11, total: 222_22, amountDue: 222_22 });
  const text = flat((await openPdf(await invoiceOf(fullJob(), odd))).text);
  expect(text).toContain("Subtotal 111.11");
  expect(text).toContain("Total $222.22");
});

test("what was paid so far stands there with its day, and what is left", async () => {
  const invoice = anInvoice(LINES, { amountPaid: 10_000, amountDue: 17_038 });
  const payment = {
    ...{ organisationId: "org_1", id: "pay_1", jobId: "job_1", invoiceId: "inv_1", currency: "usd" },
    ...{ status: "paid" as const, amount: 7_500, method: "card", at: Date.parse("2026-11-24T15:00:00Z") },
    ...{ paymentIntentId: null, chargeId: null, source: "stripe" as const, refunded: 0 },
    ...{ means: null, reference: null, receivedOn: null, recordedBy: null },
  };
  const other = { ...payment, id: "pay_2", invoiceId: "inv_9" };
  const job = fullJob({ payments: [payment, other] });
  const text = flat((await openPdf(await invoiceOf(job, invoice))).text);
  expect(text).toContain("Paid November 24, 2026 by card -75.00");
  expect(text).toContain("Paid otherwise -25.00");
  expect(text).toContain("Balance $170.38");
});

test.each([
  [
    "draft",
    { status: "draft", number: null, finalisedAt: null },
    ["Draft", "not final yet"],
    "Pay online https",
  ],
  ["void", { status: "void" }, ["Void", "This invoice is void"], "Pay online"],
  [
    "paid",
    { status: "paid", amountPaid: 27_038, amountDue: 0, paidOn: "2026-11-30" },
    ["Paid November 30, 2026"],
    "Pay online",
  ],
  ["uncollectible", { status: "uncollectible" }, ["Written off"], "Pay online"],
] as const)("%s is said on the paper", async (_status, over, words, absent) => {
  const text = flat((await openPdf(await invoiceOf(fullJob(), anInvoice(LINES, over)))).text);
  for (const word of words) expect(text).toContain(word);
  expect(text).not.toContain(absent);
});

test("250 lines: several pages, the head on each, the sum carried, and below 200 kB", async () => {
  const lines = Array.from({ length: 250 }, (_, index) => ({
    ...{ description: `Part ${index + 1}, with a description of some length`, quantity: "2" },
    ...{ unitAmount: 1000 + index, taxRate: "7.5" },
  }));
  const bytes = await invoiceOf(fullJob(), anInvoice(lines));
  expect(bytes.length).toBeLessThan(200_000);
  const { text, info } = await openPdf(bytes);
  const pages = Number(info.Pages);
  expect(pages).toBeGreaterThan(5);
  const carried = [...text.matchAll(/Carried forward\s+([\d,.]+)/g)].map(([, sum]) => sum);
  const brought = [...text.matchAll(/Brought forward\s+([\d,.]+)/g)].map(([, sum]) => sum);
  expect(carried.length).toBeGreaterThan(4);
  expect(brought).toEqual(carried);
  expect(text.match(/Unit price/g)).toHaveLength(brought.length + 1);
  expect(text).toContain(`Page ${pages} of ${pages}`);
});

test("a logo of any weight leaves the invoice below 200 kB, and the vendor is named", async () => {
  const organisation = vendor({ brand: { logoKey: "logo" } });
  const head = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 1, 0x2c, 2, 0x58, 1, 1, 0x11, 0];
  const logo = new Uint8Array(900_000);
  logo.set(head);
  const bytes = await invoiceOf(fullJob({ organisation }), anInvoice(), { logo });
  expect(bytes.length).toBeLessThan(200_000);
  expect((await openPdf(bytes)).text).toContain("Gulf Coast Screens");
});

test("labour and material stand apart where the manager wants it", async () => {
  const job = fullJob();
  const portal = job.portal && {
    ...job.portal,
    profile: { ...job.portal.profile, mustShow: ["labour_material_split" as const] },
  };
  const invoice = anInvoice(
    job.lines.map((line, index) => ({ ...line, kind: index === 0 ? "labour" : "material" })),
  );
  const text = flat((await openPdf(await invoiceOf({ ...job, portal }, invoice))).text);
  expect(text).toContain("Labour 157.50");
  expect(text).toContain("Material 105.00");
});

test("a line shows the unit that was billed, whatever becomes of the job's own line", async () => {
  const job = fullJob();
  const [milestone] = job.milestones;
  if (!milestone) throw new Error("a job has a milestone");
  const billed = { ...job, lines: job.lines.map((line) => ({ ...line, unit: "sq ft" })) };
  const invoice = anInvoice([], { lines: billLines(billed, milestone).lines });
  const edited = { ...job, lines: job.lines.map((line) => ({ ...line, description: "Other", unit: "h" })) };
  const text = flat((await openPdf(await invoiceOf(edited, invoice))).text);
  expect(text).toContain("1.75 sq ft");
  expect(text).toContain("42 sq ft");
});

test("one file for both: the invoice's pages come first, each part counts its own", async () => {
  const job = fullJob();
  const bytes = await oneFileOf(job, anInvoice());
  const { text, info } = await openPdf(bytes);
  const pages = text.split("\f");
  expect(pages[0]).toContain("Invoice");
  expect(pages[0]).toContain("Page 1 of 1");
  expect(pages[1]).toContain("Completion report");
  expect(pages[1]).toContain(`Page 1 of ${Number(info.Pages) - 1}`);
});

test("billing and letters leave a packet as it is", () => {
  const about = { proofAddress: "https://close.example/proof/x", sizes: new Map(), crew: [] };
  const job = fullJob();
  const billed = {
    ...job,
    invoices: [anInvoice()],
    row: { ...job.row, version: 99, updatedAt: 99, status: "closed" as const },
  };
  expect(packetContent(billed, about)).toEqual(packetContent(job, about));
});
