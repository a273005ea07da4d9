import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fault } from "../support/local-stripe.ts";
import { MoneyDesk, type Open, type ShownInvoice } from "../support/money-desk.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { until } from "../support/until.ts";

/** Everything that may happen to a call and leave its caller in doubt. */
const TROUBLE: Fault[] = [
  { fault: "error", status: 500 },
  { fault: "error", status: 500, poison: true },
  { fault: "error", status: 429 },
  { fault: "error", status: 429, code: "lock_timeout", poison: true },
  { fault: "timeout" },
  { fault: "commit_then_drop" },
];

const TODAY = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format();
const money = (minor: number) => (minor / 100).toFixed(2);
const cheque = (amount: number) => ({ amount: money(amount), means: "cheque", receivedOn: TODAY });

type Operation = {
  from: "open" | "paid";
  action: string;
  fields: (open: ShownInvoice) => Record<string, string>;
  /** The calls of which each meets every trouble. */
  calls: string[];
  /** What ours is in the end. */
  ends: (now: ShownInvoice, before: ShownInvoice) => boolean;
};

const OPERATIONS: { [name: string]: Operation } = {
  void: {
    from: "open",
    action: "void",
    fields: () => ({ reason: "Wrong address" }),
    calls: ["/v1/invoices/*/void$"],
    ends: (now) => now.status === "void",
  },
  "a credit note for all": {
    from: "open",
    action: "credit",
    fields: () => ({ reason: "Goodwill", how: "all", giveBack: "none" }),
    calls: ["/v1/credit_notes$"],
    ends: (now, { total }) => now.amountCredited === total && now.status === "paid",
  },
  "a credit note for a part that was paid": {
    from: "paid",
    action: "credit",
    fields: () => ({ reason: "Goodwill", how: "lines", "line-0": "10.01", giveBack: "refund" }),
    calls: ["/v1/credit_notes$"],
    ends: (now) => now.amountCredited > 1001 && now.amountRefunded === now.amountCredited,
  },
  "a write-off": {
    from: "open",
    action: "write-off",
    fields: () => ({ reason: "Gone" }),
    calls: ["/v1/invoices/*/mark_uncollectible$"],
    ends: (now) => now.status === "uncollectible",
  },
  "a cheque for all": {
    from: "open",
    action: "record-payment",
    fields: ({ amountDue }) => cheque(amountDue),
    calls: ["/v1/invoices/*/pay$"],
    ends: (now) => now.status === "paid",
  },
  "a cheque for a part": {
    from: "open",
    action: "record-payment",
    fields: () => cheque(5_000),
    calls: ["/v1/payment_records/report_payment$", "/v1/invoices/*/attach_payment$"],
    ends: (now) => now.amountPaid === 5_000 && now.status === "open",
  },
  "a refund": {
    from: "paid",
    action: "refund",
    fields: () => ({ amount: "20.00", reason: "Late" }),
    calls: ["/v1/refunds$"],
    ends: (now) => now.amountRefunded === 2_000,
  },
};

let app: TestApp;
let desk: MoneyDesk;
beforeAll(async () => {
  app = await startTestApp();
  desk = new MoneyDesk(app);
});
afterAll(() => app?.close());

describe("Whatever happens to a call, it is put right once, and Stripe's books and ours agree", () => {
  const cases = Object.entries(OPERATIONS).flatMap(([name, { calls }]) =>
    calls.map((path) => [name, path] as const),
  );
  test.each(cases)("%s, at %s", async (name, path) => {
    const operation = OPERATIONS[name];
    if (!operation) throw new Error(name);
    const begun = await Promise.all(TROUBLE.map(() => desk[operation.from]()));
    await app.stripe.order(...TROUBLE.map((fault) => ({ ...fault, method: "POST", path })));
    await Promise.all(begun.map((open) => perform(operation, open)));
    for (const { invoice } of begun) {
      await desk.agrees(invoice.id, (now) => operation.ends(now, invoice), name);
      // Pressed twice, it is done once.
      await perform(operation, { invoice });
    }
    expect(await app.stripe.waitingFaults()).toEqual([]);
  });
});

describe("Stripe says no", () => {
  test.each(Object.entries(OPERATIONS))("to %s: a person sees it and leaves it", async (_, operation) => {
    const { job, invoice } = await desk[operation.from]();
    const [path] = operation.calls;
    await app.stripe.order({ fault: "error", status: 400, code: "lock", method: "POST", path });
    await perform(operation, { invoice });
    const failure = await until(
      async () => (await app.api.failures()).find((one) => one.jobId === job.id),
      15_000,
      "a failure",
    );
    expect(failure.detail).toContain("Stripe: ");
    const page = await desk.page(invoice.id);
    const intent = /name="intent" value="(\w+)"/.exec(page.text)?.[1] ?? "";
    expect((await desk.press(invoice.id, "drop", { intent })).status).toBe(303);
    expect((await app.api.failures()).filter((one) => one.jobId === job.id)).toEqual([]);
    await desk.agrees(invoice.id, (now) => now.status === invoice.status, "as it was");
    // After that, it can be asked for anew.
    await perform(operation, { invoice });
    await desk.agrees(invoice.id, (now) => operation.ends(now, invoice), "in the end");
  });
});

test("void and made anew: the new one waits, is a revision on, and goes out only when the old one is void", async () => {
  const { job, invoice } = await desk.open();
  await app.stripe.order({ fault: "error", status: 500, method: "POST", path: "/v1/invoices/*/void$" });
  await desk.press(invoice.id, "void", { reason: "Wrong lines", reissue: "on" });
  await desk.agrees(invoice.id, (now) => now.status === "void", "void");
  const again = await draftOf(job.id);
  expect(await desk.invoice(again)).toMatchObject({ revision: 2, replaces: invoice.id, number: null });
  await sendDraft(again);
  const out = await desk.agrees(again, (now) => now.status === "open", "the new one");
  expect(out.number).not.toBe(invoice.number);
});

test("a cheque that bounced: the invoice is credited, and another one asks for the money", async () => {
  const { job, invoice } = await desk.open();
  await desk.press(invoice.id, "record-payment", cheque(invoice.amountDue));
  await desk.agrees(invoice.id, (now) => now.status === "paid", "paid");
  await app.stripe.order({ fault: "commit_then_drop", method: "POST", path: "/v1/credit_notes$" });
  const page = await desk.page(invoice.id);
  const payment = /name="payment" value="(\w+)"/.exec(page.text)?.[1] ?? "";
  await desk.press(invoice.id, "undo-payment", { payment, reason: "The cheque bounced" });
  await desk.agrees(invoice.id, (now) => now.amountCredited === invoice.total, "credited");
  const again = await draftOf(job.id);
  await sendDraft(again);
  await desk.agrees(again, (now) => now.status === "open" && now.amountDue === invoice.total, "asked again");
  const note = (await desk.booked(invoice.stripeInvoiceId))?.credit_notes[0];
  expect(note).toMatchObject({ email_type: "none" });
});

test("a draft that waits is changed, made anew at Stripe, and thrown away there too", async () => {
  const { job, invoice } = await desk.open();
  await desk.press(invoice.id, "void", { reason: "Wrong lines", reissue: "on" });
  const draft = await draftOf(job.id);
  const change = { dueOn: "2027-03-31", memo: "As agreed on the phone" };
  await until(
    async () => ((await desk.press(draft, "edit-draft", change)).status === 303 ? true : undefined),
    15_000,
    "a draft that can be changed",
  );
  await app.stripe.order({ fault: "commit_then_drop", method: "DELETE", path: "/v1/invoices/*$" });
  expect((await desk.invoice(draft)).dueOn).toBe(change.dueOn);
  await until(
    async () =>
      (await desk.press(draft, "discard-draft", { reason: "No" })).status === 303 ? true : undefined,
    15_000,
    "a draft that can be thrown away",
  );
  await until(async () => (await desk.invoice(draft)).status === "void", 20_000, "a draft that is gone");
  const left = await app.stripe.invoicesOf(job.id);
  expect(left.map((one) => one.status)).toEqual(["void"]);
});

test("another payer: the old invoice is void before there is a draft for the new one, in the new one's name", async () => {
  const [{ job, invoice }, other] = await Promise.all([desk.open(), desk.open()]);
  const asked = { customer: other.job.customer.id, reason: "The house was sold" };
  expect((await desk.press(invoice.id, "move-payer", asked)).status).toBe(303);
  await desk.agrees(invoice.id, (now) => now.status === "void", "void");
  const again = await draftOf(job.id);
  await sendDraft(again);
  const out = await desk.agrees(again, (now) => now.status === "open", "the new payer's");
  const theirs = await desk.booked(other.invoice.stripeInvoiceId);
  expect((await desk.booked(out.stripeInvoiceId))?.customer).toBe(theirs?.customer);
});

test("voided while the customer pays: it is void and unpaid, or paid and not void, and then a person is told", async () => {
  const both = await Promise.all(Array.from({ length: 4 }, () => desk.open()));
  await Promise.all(
    both.flatMap(({ invoice }, index) => [
      desk.press(invoice.id, "void", { reason: "Wrong" }),
      new Promise((resolve) => setTimeout(resolve, index * 40)).then(() =>
        app.stripe.pay(invoice.stripeInvoiceId ?? "").catch(() => undefined),
      ),
    ]),
  );
  for (const { job, invoice } of both) {
    const now = await desk.agrees(invoice.id, ({ status }) => status !== "open", "an end");
    expect(now.status === "void" ? now.amountPaid : now.amountDue).toBe(0);
    const told = (await app.api.failures()).some((one) => one.jobId === job.id);
    if (now.status === "paid") expect(told).toBe(true);
  }
});

describe("a bill with a payment link", () => {
  test("paid by cheque: the link takes nothing any more, and only then does the cheque count", async () => {
    const { invoice } = await withLink();
    await app.stripe.order({ fault: "commit_then_drop", method: "POST", path: "/v1/payment_links/*$" });
    await desk.press(invoice.id, "record-payment", cheque(invoice.amountDue));
    await until(async () => (await desk.invoice(invoice.id)).status === "paid", 15_000, "paid");
    expect((await desk.linkOf(invoice.id))?.active).toBe(false);
  });

  test("void: the link is switched off", async () => {
    const { invoice } = await withLink();
    await desk.press(invoice.id, "void", { reason: "Wrong" });
    await until(async () => (await desk.invoice(invoice.id)).status === "void", 15_000, "void");
    expect((await desk.linkOf(invoice.id))?.active).toBe(false);
  });
});

test("who may: the crew nothing, the office not what gives money up, the owner all of it", async () => {
  const { invoice } = await desk.paid();
  const fields = { amount: "1.00", reason: "Late", ...(await paymentOf(invoice.id)) };
  expect((await desk.press(invoice.id, "refund", fields, "crew")).status).toBe(404);
  expect((await desk.press(invoice.id, "refund", fields, "office")).status).toBe(422);
  expect((await desk.page(invoice.id, "office")).text).not.toContain(`/office/invoices/${invoice.id}/refund`);
  expect((await desk.press(invoice.id, "refund", fields, "owner")).status).toBe(303);
  await desk.agrees(invoice.id, (now) => now.amountRefunded === 100, "refunded");
});

/** A bill that is paid by a link, in the place of an invoice that is void. */
async function withLink(): Promise<Open> {
  const { job, invoice } = await desk.open();
  await desk.press(invoice.id, "void", { reason: "By link", reissue: "on", as: "link" });
  const again = await draftOf(job.id);
  await sendDraft(again);
  await until(async () => (await desk.invoice(again)).status === "open", 15_000, "a bill with a link");
  return { job, invoice: await desk.invoice(again) };
}

/** The operation as its form is sent; a refund is of the invoice's one payment. */
async function perform({ action, fields }: Operation, { invoice }: Pick<Open, "invoice">) {
  const payment = action === "refund" ? await paymentOf(invoice.id) : {};
  return desk.press(invoice.id, action, { ...fields(invoice), ...payment });
}

async function paymentOf(invoiceId: string): Promise<{ payment: string }> {
  const payment = await until(
    async () => /name="payment" value="(\w+)"/.exec((await desk.page(invoiceId)).text)?.[1],
    5_000,
    "a payment that can be refunded",
  );
  return { payment };
}

function draftOf(jobId: string): Promise<string> {
  return until(
    async () => (await app.api.job(jobId)).invoices.find((one) => one.status === "draft")?.id,
    15_000,
    "a draft in its place",
  );
}

/** As soon as it waits. */
async function sendDraft(invoiceId: string): Promise<void> {
  await until(
    async () => ((await desk.press(invoiceId, "send-draft")).status === 303 ? true : undefined),
    15_000,
    "a draft that can be sent",
  );
}
