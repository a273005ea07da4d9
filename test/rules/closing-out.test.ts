import { expect, test } from "vitest";
import type { StripeInvoice } from "../../src/worker/billing/stripe-books.ts";
import type { Frozen, FrozenBill, StepAnswer } from "../../src/worker/billing/types.ts";
import { nextDueAt, nextWork } from "../../src/worker/jobs/next-work.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import {
  after,
  committed,
  contextAt,
  DAY,
  jobIn,
  NOW,
  newJob,
  PROOF,
  portalOf,
  run,
  setting,
} from "./fixtures.ts";

test("a job with proof missing cannot be completed, and says what is missing", () => {
  const job = after(newJob(), [{ type: "accept" }, { type: "arrive" }, ...PROOF.slice(0, 3)]);
  const refused = run(job, { type: "complete" });
  expect(refused).toMatchObject({ ok: false, code: "proof_missing" });
  if (refused.ok) return;
  expect(refused.detail).toBe("1 after photo is missing. The customer's signature is missing.");
  expect(refused.missing).toEqual([
    { requirement: "photos_after", have: 1, need: 2, detail: "1 after photo is missing" },
    { requirement: "signature", have: 0, need: 1, detail: "The customer's signature is missing" },
  ]);
});

test("a portal's rules go before the organisation's", () => {
  const rules = { photosAfter: 0, signature: false };
  const portal = portalOf(rules);
  const bare = newJob(NOW, { portal });
  const job = after(bare, [{ type: "accept" }, { type: "arrive" }, ...PROOF.slice(0, 2)]);
  expect(run(job, { type: "complete" })).toMatchObject({ ok: true });
});

test("without review, completing approves and bills in one breath", () => {
  const organisation = { ...setting.organisation, rules: { ...setting.organisation.rules, review: false } };
  const done = run(jobIn("on_site", { organisation }), { type: "complete" });
  expect(done.ok && done.events.map((event) => event.type)).toEqual([
    "job.completed",
    "job.approved",
    "billing.started",
  ]);
});

test("work done without signal keeps the time at which it happened", () => {
  const at = NOW - 3 * 3_600_000;
  const done = run(jobIn("on_site"), { type: "complete" }, contextAt(NOW, { at }));
  expect(done.ok && done.job.row.completedAt).toBe(at);
});

test("what stands against billing stands against approval, in words", () => {
  const job = jobIn("completed");
  const without = { ...job, customer: { ...job.customer, email: null } };
  expect(run(without, { type: "approve" })).toMatchObject({ code: "no_address" });
  const tight = { ...job, row: { ...job.row, notToExceed: 100 } };
  expect(run(tight, { type: "approve" })).toMatchObject({ code: "over_not_to_exceed" });
  const empty = after(job, [{ type: "edit", details: { lines: [] } }]);
  expect(run(empty, { type: "approve" })).toMatchObject({ code: "nothing_to_bill" });
});

test("approving freezes the bill: total with tax, due date in the vendor's time zone, four fields", () => {
  const job = jobIn("approved");
  const [invoice] = job.invoices;
  const [intent] = job.intents;
  // 1.75 × 90.00 = 157.50; 42 × 2.50 = 105.00 with 7.5 % = 7.875, rounded half up to 7.88.
  expect(invoice).toMatchObject({
    status: "draft",
    subtotal: 26250,
    tax: 788,
    total: 27038,
    dueOn: "2026-12-04",
  });
  expect(frozenBill(intent?.frozen).dueAt).toBe(Date.parse("2026-12-04T17:00:00Z") / 1000);
  expect(frozenBill(intent?.frozen).customFields).toEqual([
    { name: "Work order", value: "48213" },
    { name: "Site", value: "842 Cypress Bend Dr, Unit 14B, Tampa" },
    { name: "Service date", value: "2026-11-19" },
  ]);
});

test("the ledger goes step by step to a finalised invoice and one letter", () => {
  const job = billed(jobIn("approved"));
  expect(job.invoices[0]).toMatchObject({ status: "open", number: "INV-0001", amountDue: 27038 });
  expect(job.intents[0]?.status).toBe("done");
  expect(job.deliveries).toMatchObject([{ kind: "invoice", sequence: 1, status: "queued" }]);
});

test("a total that differs at Stripe is never finalised", () => {
  let job = answered(jobIn("approved"), { kind: "done", stripeId: "cus_1" });
  job = answered(job, { kind: "done", stripeId: "in_1", invoice: stripeInvoice({ total: 0 }) });
  job = answered(job, { kind: "done", stripeId: "in_1", invoice: stripeInvoice({ total: 27037 }) });
  expect(job.failures).toMatchObject([{ kind: "billing", code: "total_mismatch", status: "open" }]);
  expect(nextWork(job, NOW + DAY)).toBeNull();
});

test("after 23 hours the books are read before anything is asked for again", () => {
  const job = answered(jobIn("approved"), {
    kind: "unknown",
    reason: "Stripe did not answer",
    replayed: false,
  });
  expect(nextWork(job, NOW + 22 * 3_600_000)).toMatchObject({ how: "call", step: { attempt: 1 } });
  expect(nextWork(job, NOW + 23 * 3_600_000)).toMatchObject({ how: "look" });
  const absent = answered(job, { kind: "absent" }, NOW + DAY);
  expect(nextWork(absent, NOW + DAY)).toMatchObject({ how: "call", step: { attempt: 2 } });
});

test("a key that holds somebody's error is left alone after a look", () => {
  const poisoned = answered(jobIn("approved"), { kind: "unknown", reason: "Stripe is busy", replayed: true });
  expect(nextWork(poisoned, NOW + DAY)).toMatchObject({ how: "look", step: { attempt: 1 } });
});

test("seven days without an answer are shown to a person, whose press goes on with the same bill", () => {
  const late = NOW + 7 * DAY + 1;
  const job = answered(
    jobIn("approved"),
    { kind: "unknown", reason: "Stripe did not answer", replayed: false },
    late,
  );
  const [failure] = job.failures;
  expect(failure).toMatchObject({ code: "no_answer", status: "open" });
  expect(nextDueAt(job)).toBeNull();
  const retried = after(job, [{ type: "retry", failureId: failure?.id ?? "" }], late);
  expect(nextWork(retried, late)).toMatchObject({ how: "look", intent: { revision: 1 } });
  expect(retried.failures[0]?.status).toBe("retrying");
});

test("a refusal opens the lines again, and trying again freezes the bill anew", () => {
  const refused: StepAnswer = {
    kind: "refused",
    code: "email_invalid",
    reason: "Invalid email",
    replayed: false,
  };
  const job = answered(jobIn("approved"), refused);
  expect(job.failures[0]?.detail).toBe("Stripe: Invalid email");
  const mended = after(job, [
    { type: "edit", details: { lines: [{ description: "Labour", quantity: "1", unitAmount: 5000 }] } },
    { type: "retry", failureId: job.failures[0]?.id ?? "" },
  ]);
  expect(mended.invoices).toHaveLength(1);
  expect(mended.invoices[0]).toMatchObject({ total: 5000, amountDue: 5000 });
  expect(mended.intents[0]).toMatchObject({ revision: 2, status: "running" });
  const done = billed(mended, 5000);
  expect(done.invoices[0]?.status).toBe("open");
  expect(done.failures[0]?.status).toBe("resolved");
});

test("a bill that is frozen anew takes the place of its draft", () => {
  let job = answered(jobIn("approved"), { kind: "done", stripeId: "cus_1" });
  job = answered(job, {
    kind: "done",
    stripeId: "in_1",
    invoice: stripeInvoice({ status: "draft", total: 0 }),
  });
  job = answered(job, { kind: "refused", code: "amount_too_large", reason: "Too large", replayed: false });
  const retried = after(job, [{ type: "retry", failureId: job.failures[0]?.id ?? "" }]);
  expect(retried.intents[0]).toMatchObject({ revision: 2, frozen: { replaces: "in_1" } });
  expect(retried.invoices[0]?.stripeInvoiceId).toBeNull();
});

test("a bill that was frozen without units is the same bill: only its last press is tried again", () => {
  const draft = stripeInvoice({ status: "draft" });
  let job = answered(jobIn("approved"), { kind: "done", stripeId: "cus_1" });
  job = answered(job, { kind: "done", stripeId: "in_1", invoice: { ...draft, total: 0 } });
  job = answered(job, { kind: "done", stripeId: "in_1", invoice: draft });
  job = answered(job, { kind: "done", stripeId: "INV-0001" });
  job = answered(job, { kind: "refused", code: "api_key_expired", reason: "Expired key", replayed: false });
  expect(frozenBill(job.intents[0]?.frozen).lines[0]?.kind).toBe("labour");
  const older = {
    ...job,
    intents: job.intents.map((intent) => {
      const bill = frozenBill(intent.frozen);
      const lines = bill.lines.map(({ unit: _unit, kind: _kind, ...line }) => line);
      return { ...intent, frozen: { ...bill, lines } };
    }),
  };
  const retried = after(older, [{ type: "retry", failureId: job.failures[0]?.id ?? "" }]);
  expect(retried.intents[0]).toMatchObject({ revision: 1, status: "running" });
  expect(retried.invoices[0]?.stripeInvoiceId).toBe("in_1");
});

test("an invoice that was finalised after all, though a refusal was the last word, is out: its lines are fixed, nothing needs a person", () => {
  let job = answered(jobIn("approved"), { kind: "done", stripeId: "cus_1" });
  job = answered(job, {
    kind: "done",
    stripeId: "in_1",
    invoice: stripeInvoice({ status: "draft", total: 0 }),
  });
  job = answered(job, { kind: "done", stripeId: "in_1", invoice: stripeInvoice({ status: "draft" }) });
  job = answered(job, { kind: "done", stripeId: "INV-0001" });
  // Finalised, and the answer was lost; then the key was revoked.
  job = answered(job, { kind: "unknown", reason: "Stripe did not answer", replayed: false });
  job = answered(job, { kind: "refused", code: "api_key_expired", reason: "Expired key", replayed: false });
  const failureId = job.failures[0]?.id ?? "";
  const out = report(job, stripeInvoice({ status: "open" }));
  expect(out.invoices[0]).toMatchObject({ status: "open", stripeInvoiceId: "in_1" });
  expect(out.failures[0]?.status).toBe("resolved");
  expect(out.intents[0]?.status).toBe("done");
  expect(run(out, { type: "edit", details: { lines: [] } })).toMatchObject({ code: "lines_billed" });
  expect(run(out, { type: "retry", failureId })).toMatchObject({ code: "not_retryable" });
  expect(nextWork(out, NOW + DAY)).toMatchObject({ kind: "delivery" });
});

test("nobody is asked again to pay what is paid", () => {
  const paid = report(billed(jobIn("approved")), stripeInvoice({ status: "paid", amountPaid: 27038 }));
  const again: Command = { type: "send_invoice", invoiceId: paid.invoices[0]?.id ?? "" };
  expect(run(paid, again)).toMatchObject({ code: "not_payable" });
});

test("paid closes the job, ends its reminders, and never returns to open", () => {
  const open = billed(jobIn("approved"));
  const paid = report(open, stripeInvoice({ status: "paid", amountPaid: 27038 }));
  expect(paid.row.status).toBe("closed");
  expect(paid.deliveries[0]?.status).toBe("cancelled");
  const late = run(paid, {
    type: "stripe_reports",
    invoice: stripeInvoice({ status: "open", amountPaid: 0 }),
  });
  expect(late.ok && late.job.invoices[0]).toMatchObject({ status: "paid", amountPaid: 27038, amountDue: 0 });
});

test("a bank debit on its way is not paid, and nobody is chased for it", () => {
  const payments = [{ ...payment(), status: "processing" as const }];
  const job = report(billed(jobIn("approved")), stripeInvoice({ status: "open", payments }));
  expect(job.invoices[0]).toMatchObject({ status: "open", processing: true });
  const remind: Command = { type: "remind", invoiceId: job.invoices[0]?.id ?? "", step: 7 };
  expect(run(job, remind, contextAt(NOW + 30 * DAY))).toMatchObject({ code: "not_payable" });
});

test("a bank debit that the bank turned down is neither on its way nor paid", () => {
  const payments = [{ ...payment(), status: "processing" as const }];
  const job = report(billed(jobIn("approved")), stripeInvoice({ status: "open", payments }));
  const failed = report(job, stripeInvoice({ status: "open", payments: [] }));
  expect(failed.invoices[0]).toMatchObject({ status: "open", processing: false, amountDue: 27038 });
  expect(failed.payments).toMatchObject([{ id: "inpay_1", status: "failed" }]);
});

test("each reminder goes out once, on calendar days past due in the vendor's time zone", () => {
  const job = after(billed(jobIn("approved")), []);
  const invoiceId = job.invoices[0]?.id ?? "";
  const remind = (current: Job, step: number, at: string) =>
    run(current, { type: "remind", invoiceId, step }, contextAt(Date.parse(at)));
  // Due on 4 December: the seventh day begins at midnight in New York, five hours later in UTC.
  expect(remind(job, 7, "2026-12-11T04:59:00Z")).toMatchObject({ code: "not_due" });
  const seventh = remind(job, 7, "2026-12-11T05:00:00Z");
  expect(seventh).toMatchObject({ ok: true });
  if (!seventh.ok) return;
  const reminded = committed(seventh);
  expect(remind(reminded, 7, "2026-12-11T05:00:01Z")).toMatchObject({ code: "already_reminded" });
  // Nothing ran for a month: one letter, not two.
  expect(remind(reminded, 14, "2027-01-10T12:00:00Z")).toMatchObject({ code: "not_due" });
  expect(remind(reminded, 30, "2027-01-10T12:00:00Z")).toMatchObject({ ok: true });
});

function answered(job: Job, answer: StepAnswer, now = NOW): Job {
  const step = job.steps.find((one) => one.status === "calling");
  if (!step) throw new Error("no step is due");
  const { intentId, name, attempt } = step;
  return after(job, [{ type: "step_answered", intentId, step: name, attempt, answer }], now);
}

function billed(job: Job, total = 27038): Job {
  let now = job;
  if (now.steps.find((one) => one.status === "calling")?.name === "customer") {
    now = answered(now, { kind: "done", stripeId: "cus_1" });
  }
  now = answered(now, {
    kind: "done",
    stripeId: "in_1",
    invoice: stripeInvoice({ status: "draft", total: 0 }),
  });
  now = answered(now, { kind: "done", stripeId: "in_1", invoice: stripeInvoice({ status: "draft", total }) });
  now = answered(now, { kind: "done", stripeId: "INV-0001" });
  return answered(now, { kind: "done", stripeId: "in_1", invoice: stripeInvoice({ total }) });
}

function report(job: Job, invoice: StripeInvoice): Job {
  return after(job, [{ type: "stripe_reports", invoice }]);
}

function stripeInvoice(over: Partial<StripeInvoice>): StripeInvoice {
  return {
    id: "in_1",
    status: "open",
    number: "ABC-0001",
    ...{ subtotal: 26250, total: 27038, taxes: [0, 788], lineCount: 2 },
    lines: [
      { id: "il_1", taxRateId: null },
      { id: "il_2", taxRateId: "txr_1" },
    ],
    ...{ amountPaid: 0, amountRemaining: 27038, amountOverpaid: 0, credited: 0, creditedAfter: 0 },
    hostedUrl: "https://invoice.example/i/1",
    intentId: null,
    finalisedAt: NOW,
    paidAt: null,
    voidedAt: null,
    ...{ automaticTax: null, payments: [], creditNotes: null, refunds: null },
    ...over,
  };
}

/** What Stripe is told of a bill that goes out as its invoice. */
function frozenBill(frozen: Frozen | undefined): FrozenBill {
  if (frozen?.kind !== "invoice") throw new Error("no Stripe invoice");
  return frozen;
}

function payment() {
  const ids = { id: "inpay_1", paymentIntentId: "pi_1", chargeId: null };
  return { ...ids, source: "stripe" as const, amount: 27038, method: null, at: NOW };
}
