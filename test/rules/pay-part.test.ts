import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lastPart } from "../../src/worker/billing/verbs/pay-part.ts";
import type { InvoiceRow } from "../../src/worker/database/rows.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { letterPhotos, payState } from "../../src/worker/payments/pay-letter.ts";
import { attemptOf } from "../../src/worker/payments/paying/attempt.ts";
import { browserAccess } from "../../src/worker/payments/paying/browser-access.ts";
import { cameBackFrom, withoutSecret } from "../../src/worker/payments/paying/return-address.ts";
import { committed, contextAt, jobIn, NOW, run } from "./fixtures.ts";

const LEFT = 20_000;

/** A job whose bill is out, and whose customer may pay in parts unless a test says otherwise. */
function billed(changes: Partial<InvoiceRow> = {}, partialPayments = true): Job {
  const job = jobIn("approved");
  const [invoice] = job.invoices;
  if (!invoice) throw new Error("an approved job is billed");
  const open = {
    ...invoice,
    ...{ status: "open" as const, number: "INV-0001", stripeInvoiceId: "in_1", amountDue: LEFT, total: LEFT },
    ...changes,
  };
  const intents = job.intents.map((one) => ({ ...one, status: "done" as const }));
  const customer = { ...job.customer, billing: { partialPayments } };
  return { ...job, customer, intents, invoices: [open] };
}

const ask = (job: Job, amount: number) =>
  run(job, { type: "pay_part", id: "ask_1", invoiceId: job.invoices[0]?.id ?? "", amount });

test.each<[string, Partial<InvoiceRow>, number, string]>([
  ["too little for Stripe", {}, 49, "Enter at least $0.50."],
  ["no whole minor unit", {}, 99.5, "Enter at least $0.50."],
  ["more than is left", {}, LEFT + 1, "Only $200.00 is left to pay."],
  ["a rest that Stripe would not take", {}, LEFT - 1, "Enter at most $199.50, or pay all of $200.00."],
  ["a paid one", { status: "paid", amountDue: 0 }, 5_000, "There is nothing to pay on this invoice now."],
  ["a debit on its way", { processing: true }, 5_000, "There is nothing to pay on this invoice now."],
  ["a void one", { status: "void" }, 5_000, "There is nothing to pay on this invoice now."],
  ["a written off one", { status: "uncollectible" }, 5_000, "There is nothing to pay on this invoice now."],
  ["one chased again", { status: "uncollectible", recovering: true }, 5_000, "paid as a whole"],
  ["one by link", { via: "link" }, 5_000, "There is nothing to pay on this invoice now."],
])("No part is begun: %s", (_what, changes, amount, words) => {
  const said = ask(billed(changes), amount);
  expect(said.ok ? "begun" : said.detail).toContain(words);
});

test("Who must pay the whole cannot pay a part", () => {
  const said = ask(billed({}, false), 5_000);
  expect(said.ok ? "begun" : said.detail).toBe("This invoice is paid as a whole.");
});

test("Whatever the amount, a part that is begun leaves nothing or enough for another payment", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100, max: LEFT + 100 }), (amount) => {
      if (!ask(billed(), amount).ok) return;
      expect(amount).toBeGreaterThanOrEqual(50);
      expect([0, 50]).toContain(Math.min(50, LEFT - amount));
    }),
  );
});

test("The same part asked for twice is one; another one takes its place", () => {
  const first = ask(billed(), 5_000);
  if (!first.ok) throw new Error(first.detail);
  const job = committed(first);
  const again = ask(job, 5_000);
  expect(again.ok && again.events).toEqual([]);
  const other = ask(job, 6_000);
  if (!other.ok) throw new Error(other.detail);
  const invoiceId = job.invoices[0]?.id ?? "";
  expect(lastPart(job, invoiceId)?.status).toBe("running");
  expect(lastPart(other.job, invoiceId)?.frozen).toMatchObject({ kind: "pay_part", amount: 6_000 });
  const parts = other.job.intents.filter(({ frozen }) => frozen.kind === "pay_part");
  expect(parts.map(({ status }) => status)).toEqual(["dropped", "running"]);
});

test("A part that Stripe refuses is the customer's to mend: nobody at the office is bothered", () => {
  const begun = ask(billed(), 5_000);
  if (!begun.ok) throw new Error(begun.detail);
  const job = committed(begun);
  const intentId = lastPart(job, job.invoices[0]?.id ?? "")?.id ?? "";
  const answer = { kind: "refused", code: "amount_too_small", reason: "No.", replayed: false } as const;
  const said = run(job, { type: "step_answered", intentId, step: "part_intent", attempt: 1, answer });
  if (!said.ok) throw new Error(said.detail);
  expect(said.job.failures).toEqual([]);
  expect(said.job.intents.find(({ id }) => id === intentId)?.status).toBe("refused");
});

test("A link that is taken back goes up by a version; one that nobody has cannot be", () => {
  const job = billed({ finalisedAt: NOW });
  const invoiceId = job.invoices[0]?.id ?? "";
  const said = run(job, { type: "revoke_pay_link", invoiceId });
  expect(said.ok && said.job.invoices[0]?.payVersion).toBe(2);
  expect(run(billed({ finalisedAt: null }), { type: "revoke_pay_link", invoiceId }).ok).toBe(false);
});

test("A payment that came is receipted once, a cheque too, and never where nobody wants it", () => {
  const job = billed();
  const invoice = job.invoices[0];
  if (!invoice) throw new Error("there is no invoice");
  const payments = [
    {
      ...{ id: "inpay_1", status: "paid" as const, source: "stripe" as const, amount: LEFT, method: null },
      ...{ paymentIntentId: "pi_1", chargeId: "ch_1", at: NOW },
    },
  ];
  const reported = {
    ...{ id: "in_1", status: "paid" as const, number: "INV-0001", subtotal: LEFT, total: LEFT, taxes: [] },
    ...{ lineCount: 1, lines: [], amountPaid: LEFT, amountRemaining: 0, amountOverpaid: 0, credited: 0 },
    ...{ creditedAfter: 0, hostedUrl: null, intentId: null, automaticTax: null, finalisedAt: NOW },
    ...{ paidAt: NOW, voidedAt: null, payments, creditNotes: null, refunds: null },
  };
  const told = run(job, { type: "stripe_reports", invoice: reported });
  if (!told.ok) throw new Error(told.detail);
  const receipts = (of: Job) => of.deliveries.filter(({ kind }) => kind === "receipt");
  expect(receipts(told.job).map(({ subjectId }) => subjectId)).toEqual(["inpay_1"]);
  const again = run(committed(told), { type: "stripe_reports", invoice: reported });
  expect(again.ok && again.events).toEqual([]);

  const quiet = { ...job, customer: { ...job.customer, billing: { receipt: false } } };
  const silent = run(quiet, { type: "stripe_reports", invoice: reported }, contextAt(NOW));
  expect(silent.ok && receipts(silent.job)).toEqual([]);
});

test.each([
  ["succeeded", [], { kind: "arriving" }],
  ["succeeded", [{ paymentIntentId: "pi_1", status: "paid" as const }], { kind: "known" }],
  ["processing", [], { kind: "under_way" }],
  ["requires_payment_method", [], { kind: "declined", reason: "Your card was declined." }],
  ["requires_action", [], null],
] as const)("Who comes back from a payment that %s, with %j in the books", (status, payments, attempt) => {
  const last_payment_error = { message: "Your card was declined." };
  expect(attemptOf({ id: "pi_1", status, last_payment_error }, [...payments])).toEqual(attempt);
});

test("An invoice that is written off asks for money again once it is chased again", () => {
  const invoice = billed({ status: "uncollectible" }).invoices[0];
  if (!invoice) throw new Error("there is no invoice");
  expect(payState(invoice)).toBe("written_off");
  expect(payState({ ...invoice, recovering: true })).toBe("owed");
  expect(payState({ ...invoice, recovering: true }, { kind: "under_way" })).toBe("on_its_way");
  expect(payState({ ...invoice, status: "paid", amountPaid: 0, credited: invoice.total })).toBe("credited");
  expect(letterPhotos([])).toEqual([]);
});

test("A browser gets the key of the account and of the mode, or none", () => {
  const env = { STRIPE_PUBLISHABLE_KEY: "pk_test_a", STRIPE_LIVE_PUBLISHABLE_KEY: "pk_live_a" };
  const deployment = { accountId: "deployment", livemode: false };
  const elsewhere = { accountId: "sa_1", livemode: true };
  const own = { kind: "keys" as const, publishableKey: "pk_live_own", stripeAccountId: "acct_1" };
  expect(browserAccess(env, deployment, null)?.publishableKey).toBe("pk_test_a");
  expect(browserAccess({}, deployment, null)).toBeNull();
  expect(browserAccess(env, elsewhere, own)).toEqual({ publishableKey: "pk_live_own", stripeAccount: null });
  expect(browserAccess(env, { ...elsewhere, livemode: false }, own)).toBeNull();
  expect(browserAccess(env, elsewhere, { ...own, kind: "connect" })).toEqual({
    ...{ publishableKey: "pk_live_a", stripeAccount: "acct_1" },
  });
});

test("The secret that Stripe puts into the address is taken out of it, and a made up payment is none", () => {
  const back = new URL(
    "https://c.example/pay/t?payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_x&redirect_status=failed",
  );
  expect(withoutSecret(back)).toBe("/pay/t?payment_intent=pi_1");
  expect(withoutSecret(new URL("https://c.example/pay/t?payment_intent=pi_1"))).toBeNull();
  expect(cameBackFrom(back)).toBe("pi_1");
  expect(cameBackFrom(new URL("https://c.example/pay/t?payment_intent=../v1/x"))).toBeNull();
});
