import { describe, expect, test } from "vitest";
import { creditNoteContent } from "../../src/worker/credit-note-pdf/content.ts";
import type { CreditNoteRow } from "../../src/worker/database/rows.ts";
import { billed, exclusive, flat, inclusive, vendorIn } from "./billed.ts";
import { aCreditNote, creditNoteOf, creditOf, theCrediting } from "./credit-notes.ts";
import { fullJob, LINES } from "./jobs.ts";
import { openPdf } from "./open-pdf.ts";

const shown = async (...made: Parameters<typeof creditNoteOf>) => openPdf(await creditNoteOf(...made));

test("it has a number and a date of its own, and names the invoice that it changes without doubt", async () => {
  const invoice = billed(LINES);
  const note = aCreditNote([creditOf(invoice, 1, 5250)]);
  const job = fullJob({ intents: [theCrediting(note)] });
  const { text, info, fonts } = await shown(job, note, invoice);
  expect(info).toMatchObject({ Title: "Credit note CN-0007 from Gulf Coast Screens", Tagged: "yes" });
  expect(info["Page size"]).toContain("letter");
  expect(fonts.every((font) => font.embedded)).toBe(true);
  for (const said of [
    ...["Credit note", "CN-0007", "November 24, 2026", "Of invoice GCS-0042", "Lakeside HOA"],
    ...["One panel was torn again", "Of 105.00 billed", "52.50", "Sales tax 7.5% on 52.50", "3.94"],
    ...["Total credited $56.44", "$56.44 is taken off what is left to pay of invoice GCS-0042."],
  ]) {
    expect(flat(text)).toContain(said);
  }
  expect(creditNoteContent(job, note, invoice).facts).toContainEqual({
    name: "Changes invoice",
    lines: ["GCS-0042", "November 20, 2026"],
  });
  expect(text).not.toContain("Pay online");
  expect(text).not.toContain("/pay/");
});

test("a line that goes back whole shows how much of what that was", async () => {
  const invoice = billed(LINES);
  const { text } = await shown(fullJob(), aCreditNote([creditOf(invoice, 1)]), invoice);
  expect(flat(text)).toMatch(/Screen, 18×14 mesh 42 2\.50 7\.5% 105\.00/);
  expect(text).not.toContain("billed");
});

describe("where the money goes", () => {
  const invoice = billed(LINES, { status: "paid", amountPaid: 27_038, amountDue: 0 });
  const said = async (note: CreditNoteRow, parts?: Parameters<typeof theCrediting>[1]) =>
    flat((await shown(fullJob({ intents: parts ? [theCrediting(note, parts)] : [] }), note, invoice)).text);

  test("back the way it was paid, directly, and off what is left", async () => {
    const note = aCreditNote([creditOf(invoice, 0)], { giveBack: "refund" });
    const text = await said(note, { refund: 10_000, outside: 3_000 });
    expect(text).toContain("$27.50 is taken off what is left to pay of invoice GCS-0042.");
    expect(text).toContain("$100.00 goes back the way it was paid.");
    expect(text).toContain("$30.00 is paid back by Gulf Coast Screens directly.");
  });

  test("nowhere, where the payment never came", async () => {
    const note = aCreditNote([creditOf(invoice, 0)], { giveBack: "outside" });
    const text = await said(note, { outside: 15_750, undoes: "pay_1" });
    expect(text).toContain("No money goes back");
    expect(text).not.toContain("directly");
  });

  test("is not said of a note that was made at Stripe, whose lines nobody here knows", async () => {
    const note = aCreditNote([], { subtotal: 5_000, tax: 375, total: 5_375, number: "A1-CN-01" });
    const text = await said(note);
    expect(text).toContain("Credit 50.00");
    expect(text).toContain("Sales tax on 50.00 3.75");
    expect(text).toContain("Total credited $53.75");
    expect(text).not.toContain("left to pay");
  });
});

test("in Australia it is an adjustment note, with both ABNs", async () => {
  const job = vendorIn("AU", { taxId: "51 824 753 556" }, { country: "AU", taxId: "83 914 571 673" });
  const invoice = billed(inclusive("10", "GST"), { currency: "aud" });
  const note = aCreditNote([creditOf(invoice, 0)], { currency: "aud" });
  const { text, info } = await shown(job, note, invoice);
  expect(info["Page size"]).toContain("A4");
  for (const said of [
    ...["Adjustment note", "ABN 51 824 753 556", "ABN 83 914 571 673", "Total price includes GST"],
    ...["Included: GST 10% on 143.18", "14.32", "Total credited $157.50"],
  ]) {
    expect(flat(text)).toContain(said);
  }
});

test("in Britain net, VAT and gross stand by rate", async () => {
  const job = vendorIn("GB", { taxId: "GB123456789" });
  const invoice = billed(exclusive("20"), { currency: "gbp" });
  const text = flat(
    (await shown(job, aCreditNote([creditOf(invoice, 0)], { currency: "gbp" }), invoice)).text,
  );
  expect(text).toContain("VAT no. GB123456789");
  expect(text).toMatch(/VAT 20% 157\.50 31\.50 189\.00/);
});

test("who got the invoice gets the credit, whoever pays by now", async () => {
  const billTo = {
    ...{ customerId: "cust_9", name: "Old Payer Ltd", email: null, phone: null, address: "1 Old Road" },
    ...{ country: null, taxId: null, exemptCertificate: null },
  };
  const invoice = billed(LINES, { billTo });
  const { text } = await shown(fullJob(), aCreditNote([creditOf(invoice, 0)]), invoice);
  expect(text).toContain("Old Payer Ltd");
  expect(text).not.toContain("Lakeside HOA");
});

test("in test mode, and void, it says so across the page and beside its name", async () => {
  const trial = billed(LINES, { livemode: false });
  const note = aCreditNote([creditOf(trial, 0)]);
  const job = fullJob({ invoices: [trial] });
  expect(creditNoteContent(job, note, trial).across).toBe("Test: not a credit note");
  expect(flat((await shown(job, note, trial)).text)).toContain("Test: not a credit note");
  const ended = { ...note, status: "void" as const };
  expect(creditNoteContent(job, ended, trial).across).toBe("Test: void");
  expect(creditNoteContent(job, ended, billed(LINES)).across).toBe("Void");
  expect(creditNoteContent(job, note, billed(LINES)).across).toBeNull();
  expect(flat((await shown(job, ended, trial)).text)).toContain("This credit note is void");
});

test("the same data makes the same bytes, and other data others", async () => {
  const invoice = billed(LINES);
  const made = (reason: string) =>
    creditNoteOf(fullJob(), aCreditNote([creditOf(invoice, 0)], { reason }), invoice);
  expect(await made("Torn")).toEqual(await made("Torn"));
  expect(await made("Torn")).not.toEqual(await made("Late"));
});
