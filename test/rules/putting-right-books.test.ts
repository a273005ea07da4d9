import { expect, test } from "vitest";
import type { StripeInvoice, StripeRefund } from "../../src/worker/billing/stripe-books.ts";
import { nextWork } from "../../src/worker/jobs/next-work.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { FakeStripe } from "./fake-stripe.ts";
import { after, jobIn, NOW, run } from "./fixtures.ts";

/** A job whose invoice was paid by card, and what Stripe's books say of it. */
function paidByCard(): { job: Job; books: StripeInvoice } {
  const stripe = new FakeStripe();
  let job = jobIn("approved");
  for (let work = nextWork(job, NOW); work; work = nextWork(job, NOW)) {
    const command: Command =
      work.kind === "delivery"
        ? {
            type: "delivery_answered",
            deliveryId: work.delivery.id,
            answer: { kind: "sent", providerId: null },
          }
        : {
            ...{ type: "step_answered", intentId: work.intent.id, step: work.step.name },
            ...{ attempt: work.step.attempt, answer: stripe.ask(job, work, "none", NOW) },
          };
    job = after(job, [command]);
  }
  const [invoice] = job.invoices;
  const seen = stripe.read(invoice?.stripeInvoiceId ?? null);
  if (!invoice || !seen) throw new Error("nothing is billed");
  const payment = {
    ...{ id: "inpay_1", status: "paid" as const, source: "stripe" as const, amount: invoice.total },
    ...{ method: "card", paymentIntentId: "pi_1", chargeId: "ch_1", at: NOW },
  };
  const books = { ...seen, status: "paid" as const, amountPaid: invoice.total, amountRemaining: 0 };
  const paid = { ...books, payments: [payment], refunds: [] };
  return { job: after(job, [{ type: "stripe_reports", invoice: paid }]), books: paid };
}

const REFUND: StripeRefund = {
  ...{ id: "re_1", status: "succeeded", amount: 1_000, paymentIntentId: "pi_1", refundId: null },
  ...{ reason: null, at: NOW },
};

test("a refund that somebody made in Stripe's dashboard counts, and one that the bank sends back counts no more", () => {
  const { job, books } = paidByCard();
  const made = after(job, [{ type: "stripe_reports", invoice: { ...books, refunds: [REFUND] } }]);
  expect(made.invoices[0]).toMatchObject({ status: "paid", refunded: 1_000 });
  expect(made.payments[0]?.refunded).toBe(1_000);

  const back: StripeRefund = { ...REFUND, status: "failed" };
  const report: Command = { type: "stripe_reports", invoice: { ...books, refunds: [back] } };
  const failed = after(made, [report]);
  expect(failed.invoices[0]).toMatchObject({ status: "paid", refunded: 0 });
  expect(failed.failures).toMatchObject([{ code: "refund_failed", status: "open" }]);
  // Told twice, it is one failure; and a person can leave it at that.
  const told = run(failed, report);
  expect(told.ok && told.events).toEqual([]);
  const left = after(failed, [{ type: "drop_operation", intentId: failed.refunds[0]?.id ?? "" }]);
  expect(left.failures.filter((one) => one.status !== "resolved")).toEqual([]);
});

test("no more goes back of a payment than is left of it, whoever gave the rest back", () => {
  const { job, books } = paidByCard();
  const made = after(job, [{ type: "stripe_reports", invoice: { ...books, refunds: [REFUND] } }]);
  const total = made.invoices[0]?.total ?? 0;
  const refund = (amount: number): Command => ({
    type: "refund",
    refund: { id: "ref_1", paymentId: "inpay_1", amount, reason: "Late" },
  });
  expect(run(made, refund(total - 999))).toMatchObject({ ok: false, code: "too_much" });
  const asked = after(made, [refund(total - 1_000)]);
  expect(asked.refunds.at(-1)).toMatchObject({ status: "asked", amount: total - 1_000 });
  expect(run(asked, { ...refund(1) })).toMatchObject({ ok: true, events: [] });
});

test("what is paid is neither void nor written off, and only credited with a way back for the money", () => {
  const { job } = paidByCard();
  const invoiceId = job.invoices[0]?.id ?? "";
  const refused: Command[] = [
    { type: "void_invoice", invoiceId, reason: "Wrong", reissue: false },
    { type: "write_off", invoiceId, reason: "Gone" },
    { type: "recover", invoiceId },
    { type: "credit", credit: { id: "cn_1", invoiceId, parts: "all", giveBack: "none", reason: "Late" } },
    { type: "undo_payment", paymentId: "inpay_1", reason: "Bounced" },
  ];
  for (const command of refused) expect(run(job, command), command.type).toMatchObject({ ok: false });
  const credited = after(job, [
    { type: "credit", credit: { id: "cn_1", invoiceId, parts: "all", giveBack: "refund", reason: "Late" } },
  ]);
  const total = job.invoices[0]?.total;
  expect(credited.intents.at(-1)?.frozen).toMatchObject({
    kind: "credit_note",
    total,
    refund: total,
    outside: 0,
  });
  // One thing at a time.
  const second: Command = {
    type: "refund",
    refund: { id: "r", paymentId: "inpay_1", amount: 1, reason: "x" },
  };
  expect(run(credited, second)).toMatchObject({ ok: false, code: "under_way" });
});

test("what Stripe refused can be left as it is: nothing of it stays", () => {
  const { job } = paidByCard();
  const refund = { id: "ref_1", paymentId: "inpay_1", amount: 500, reason: "Late" };
  const asked = after(job, [{ type: "refund", refund }]);
  const intentId = asked.intents.at(-1)?.id ?? "";
  expect(run(asked, { type: "drop_operation", intentId })).toMatchObject({ ok: false });
  const answer = { kind: "refused", code: "bad", reason: "No", replayed: false } as const;
  const no: Command = { type: "step_answered", intentId, step: "refund", attempt: 1, answer };
  const left = after(asked, [no, { type: "drop_operation", intentId }]);
  expect(left.refunds).toMatchObject([{ status: "failed" }]);
  expect(left.intents.at(-1)?.status).toBe("dropped");
  expect(left.failures.filter((one) => one.status !== "resolved")).toEqual([]);
});
