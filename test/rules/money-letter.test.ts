import { expect, test } from "vitest";
import { moneyLetter } from "../../src/views/letters/money-letter.tsx";
import { methodWords } from "../../src/worker/billing/stripe/payment-methods.ts";
import type { CreditNoteRow, PaymentRow } from "../../src/worker/database/rows.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { jobIn, NOW } from "./fixtures.ts";

const LINK = "https://close.example/pay/t";

function billed(): { job: Job; invoice: Job["invoices"][number] } {
  const job = jobIn("approved");
  const [invoice] = job.invoices;
  if (!invoice) throw new Error("an approved job is billed");
  return { job, invoice: { ...invoice, number: "INV-0001" } };
}

function payment(over: Partial<PaymentRow>): PaymentRow {
  return {
    ...{ organisationId: "org_1", id: "pay_1", jobId: "job_1", invoiceId: "inv_1", currency: "usd" },
    ...{ status: "paid", source: "stripe", amount: 5_000, method: null, paymentIntentId: null },
    ...{ chargeId: null, means: null, reference: null, receivedOn: null, recordedBy: null, refunded: 0 },
    at: NOW,
    ...over,
  };
}

test("A receipt says what came, when, how and for what; the same facts give the same letter", async () => {
  const { job, invoice } = billed();
  const paid = payment({ method: "Visa ending in 4242" });
  const letter = await moneyLetter(job, { about: "receipt", invoice, payment: paid }, LINK);
  expect(letter.subject).toBe("Receipt: $50.00 for invoice INV-0001 · Gulf Coast Screens");
  for (const words of ["Date: November 19, 2026", "Paid by: Visa ending in 4242", "Invoice: INV-0001", LINK])
    expect(letter.text).toContain(words);
  expect(await moneyLetter(job, { about: "receipt", invoice, payment: paid }, LINK)).toEqual(letter);
});

test("A cheque has words of its own, and the day on which it was received", async () => {
  const { job, invoice } = billed();
  const cheque = { means: "cheque", reference: "1041", receivedOn: "2026-11-17" } as const;
  const paid = payment({ source: "recorded", ...cheque });
  const { text } = await moneyLetter(job, { about: "receipt", invoice, payment: paid }, LINK);
  expect(text).toContain("We received your payment");
  expect(text).toContain("Paid by: Cheque 1041");
  expect(text).toContain("Date: November 17, 2026");
});

test("A credit note's letter says what is taken back of which invoice, why, and what goes back", async () => {
  const { job, invoice } = billed();
  const note: CreditNoteRow = {
    ...{ organisationId: "org_1", id: "cn_1", jobId: "job_1", invoiceId: invoice.id, status: "issued" },
    ...{ number: "CN-0001", currency: "usd", subtotal: 4_000, tax: 300, total: 4_300, giveBack: "refund" },
    lines: [{ index: 0, description: "Labour", amount: 4_000, tax: 300 }],
    ...{ reason: "One panel less", stripeId: "cn_s", createdBy: "Dana", createdAt: NOW, issuedAt: NOW },
  };
  const { subject, text } = await moneyLetter(job, { about: "credit_note", invoice, note }, LINK);
  expect(subject).toBe("Credit note CN-0001 for invoice INV-0001 · Gulf Coast Screens");
  for (const words of ["One panel less", "Labour: $40.00", "Tax: $3.00", "Total: $43.00", "goes back"])
    expect(text).toContain(words);
});

test.each([
  [{ type: "card", card: { brand: "visa", last4: "4242" } }, "Visa ending in 4242"],
  [{ type: "card", card: { brand: "unknown", last4: "0005" } }, "Card ending in 0005"],
  [{ type: "us_bank_account", us_bank_account: { last4: "6789" } }, "Bank account ending in 6789"],
  [{ type: "link" }, "link"],
])("How a payment came: %j", (details, words) => {
  expect(methodWords(JSON.parse(JSON.stringify(details)))).toBe(words);
});
