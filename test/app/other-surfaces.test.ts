import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browse, payOnPage, type Visitor, visit } from "../support/link-payer.ts";
import { type SurfaceDesk, surfaceDesk } from "../support/surface-desk.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { until } from "../support/until.ts";

const TODAY = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format();
const cheque = (minor: number) => ({
  ...{ amount: (minor / 100).toFixed(2), means: "cheque", receivedOn: TODAY },
});

let worker: TestWorker;
let byLink: SurfaceDesk;
let outside: SurfaceDesk;
beforeAll(async () => {
  worker = await startTestWorker();
  byLink = await surfaceDesk(worker, "By Link", "link");
  outside = await surfaceDesk(worker, "By Bank", "outside");
});
afterAll(() => worker?.close());

describe("A bill that is paid by a payment link", () => {
  test("goes out with our number, and is paid on Stripe's page, from which the customer comes back to a receipt", async () => {
    const { job, invoice } = await byLink.open();
    expect(invoice.number).toMatch(/\d/);
    const letter = await letterTo(job.customer.email);
    expect(letter).toContain(new URL(invoice.payUrl ?? "").pathname);
    expect(letter).not.toContain(await byLink.addressOf(invoice));
    const page = await byLink.payPage(invoice);
    expect(page).toContain(await byLink.addressOf(invoice));
    const [first, second] = [await byLink.visitor(invoice), await byLink.visitor(invoice)];
    const paid = await payOnPage(first);
    // Stripe sends the customer back to where the letter had led them; the page asks Stripe before it answers.
    await worker.stripe.webhooks({ mode: "hold" });
    expect(paid.onward).toContain(`${new URL(invoice.payUrl ?? "").pathname}?`);
    const back = await browse(worker.url + pathAndQuery(paid.onward));
    expect(back).toContain("Paid");
    expect(back).not.toContain(await byLink.addressOf(invoice));
    await worker.stripe.webhooks({ mode: "normal" });
    await worker.stripe.releaseWebhooks();
    await byLink.is(invoice, (now) => now.status === "paid" && now.amountPaid === invoice.total);
    expect((await byLink.app.api.job(job.id)).status).toBe("closed");
    await once(job.customer.email, "Receipt");

    expect((await payOnPage(second)).onward).toBeNull();
    expect(await visit(await byLink.addressOf(invoice))).toBeNull();
    expect((await byLink.invoice(invoice.id)).amountPaid).toBe(invoice.total);
    expect(await byLink.failures(job.id)).toEqual([]);
  });

  test("goes out as it was made: nothing is read back that could be refused and leave a link behind", async () => {
    const no = { fault: "error", status: 403, method: "GET" } as const;
    await worker.stripe.order(
      { ...no, path: "/v1/payment_links/*$" },
      { ...no, path: "/v1/checkout/sessions$" },
    );
    const { job } = await byLink.open();
    expect(await worker.stripe.waitingFaults()).toHaveLength(2);
    await worker.stripe.clearFaults();
    expect(await byLink.failures(job.id)).toEqual([]);
  });

  test("heard of by Stripe's bell alone, it is paid all the same", async () => {
    const { invoice } = await byLink.open();
    await payOnPage(await byLink.visitor(invoice));
    await byLink.is(invoice, (now) => now.status === "paid");
  });

  test("by bank debit: on its way, then paid", async () => {
    const { job, invoice } = await byLink.open();
    await payOnPage(await byLink.visitor(invoice), "bank");
    await until(async () => (await byLink.payPage(invoice)).includes("on its way"), 10_000, "on its way");
    await byLink.settle(invoice, "succeeds");
    await byLink.is(invoice, (now) => now.status === "paid");
    await once(job.customer.email, "Receipt");
  });

  test("by a bank debit that is turned down: the used link leads nowhere, and a person is told", async () => {
    const { job, invoice } = await byLink.open();
    await payOnPage(await byLink.visitor(invoice), "bank");
    await until(async () => (await byLink.payPage(invoice)).includes("on its way"), 10_000, "on its way");
    await byLink.settle(invoice, "fails");
    await until(async () => (await byLink.failures(job.id)).length === 1, 10_000, "a failure");
    expect((await byLink.invoice(invoice.id)).status).toBe("open");
    expect(await byLink.payPage(invoice)).not.toContain(await byLink.addressOf(invoice));
    await byLink.press(invoice.id, "void", { reason: "Another link", reissue: "on" });
    const again = await byLink.sent(job.id);
    await payOnPage(await byLink.visitor(again));
    await byLink.is(again, (now) => now.status === "paid");
    expect(await byLink.failures(job.id)).toEqual([]);
  });

  test("void: its link is off, and every page that was open on it has ended", async () => {
    const { invoice } = await byLink.open();
    const [first, second] = [await byLink.visitor(invoice), await byLink.visitor(invoice)];
    await byLink.press(invoice.id, "void", { reason: "Wrong lines" });
    await byLink.is(invoice, (now) => now.status === "void");
    const link = await byLink.bookedLink(invoice);
    expect(link.active).toBe(false);
    expect(link.sessions.map((one) => one.status)).toEqual(["expired", "expired"]);
    for (const one of [first, second]) expect((await payOnPage(one)).onward).toBeNull();
  });

  test("void and paid in the same moment: void and unpaid, or paid and not void, and then a person is told", async () => {
    const bills = await Promise.all(Array.from({ length: 8 }, () => byLink.open()));
    const visitors = await Promise.all(bills.map(({ invoice }) => byLink.visitor(invoice)));
    await Promise.all(
      bills.flatMap(({ invoice }, index) => [
        byLink.press(invoice.id, "void", { reason: "Wrong" }),
        later(index * 25).then(() => payOnPage(visitors[index] as Visitor)),
      ]),
    );
    for (const { job, invoice } of bills) {
      const now = await byLink.is(invoice, ({ status }) => status !== "open");
      const { sessions } = await byLink.bookedLink(invoice);
      const took = sessions.some((one) => one.payment_status === "paid");
      expect([now.status, took]).toEqual(took ? ["paid", true] : ["void", false]);
      if (took) await until(async () => (await byLink.failures(job.id)).length > 0, 5_000, "a failure");
      else expect(await byLink.failures(job.id)).toEqual([]);
    }
  });

  test("paid between the look at its open pages and the end of one: not void, and what came is named", async () => {
    const { job, invoice } = await byLink.open();
    const waiting = await byLink.visitor(invoice);
    await worker.stripe.order({
      ...{ fault: "delay", delayMs: 1_000, method: "POST", path: "/v1/checkout/sessions/*/expire$" },
    });
    const pressed = byLink.press(invoice.id, "void", { reason: "Wrong" });
    await until(async () => !(await byLink.bookedLink(invoice)).active, 5_000, "a link that is off");
    await payOnPage(waiting);
    await pressed;
    await byLink.is(invoice, ({ status }) => status === "paid");
    const told = await byLink.failures(job.id);
    expect(told.map((one) => one.detail).join()).toContain("Somebody paid by the link in the same moment");
  });

  test("a cheque for the whole of it: nobody can pay the link any more", async () => {
    const { invoice } = await byLink.open();
    const waiting = await byLink.visitor(invoice);
    await byLink.press(invoice.id, "record-payment", cheque(invoice.total));
    await byLink.is(invoice, (now) => now.status === "paid" && now.amountPaid === invoice.total);
    expect((await payOnPage(waiting)).onward).toBeNull();
    expect((await byLink.bookedLink(invoice)).active).toBe(false);
  });

  test("a part goes back, and the rest by a credit note, which is ours alone", async () => {
    const { job, invoice } = await byLink.open();
    await payOnPage(await byLink.visitor(invoice));
    await byLink.is(invoice, (now) => now.status === "paid");
    const payment = await byLink.paymentOf(invoice);
    await byLink.press(invoice.id, "refund", { payment, amount: "5.00", reason: "Late" });
    await byLink.is(invoice, (now) => now.amountRefunded === 500);
    await byLink.press(invoice.id, "credit", {
      ...{ reason: "Goodwill", how: "lines", "line-0": "10.00", giveBack: "refund" },
    });
    const now = await byLink.is(invoice, (one) => one.amountCredited > 0 && one.amountRefunded > 500);
    expect(now.amountRefunded).toBe(500 + now.amountCredited);
    expect(now.status).toBe("paid");
    await once(job.customer.email, "Credit note");
  });

  test("credited while nobody has paid it: nothing is owed, and its link is off", async () => {
    const { invoice } = await byLink.open();
    await byLink.press(invoice.id, "credit", { reason: "Goodwill", how: "all", giveBack: "none" });
    await byLink.is(invoice, (now) => now.amountCredited === invoice.total && now.amountDue === 0);
    await until(async () => !(await byLink.bookedLink(invoice)).active, 5_000, "a link that is off");
  });
});

describe("A bill that is recorded outside", () => {
  test("its letter says how to pay and leads to no payment; two cheques pay it, and one that bounced opens it", async () => {
    const { job, invoice } = await outside.open();
    expect(invoice.number).toMatch(/\d/);
    const letter = await letterTo(job.customer.email);
    expect(letter).toContain("See the photos and how to pay:");
    expect(letter).not.toContain("and pay:");
    const page = await outside.payPage(invoice);
    expect(page).not.toContain(worker.stripe.url);
    expect(page).toContain("Account 12345");
    await outside.press(invoice.id, "record-payment", cheque(5_000));
    await outside.is(invoice, (now) => now.amountPaid === 5_000 && now.status === "open");
    await outside.press(invoice.id, "record-payment", cheque(invoice.total - 5_000));
    await outside.is(invoice, (now) => now.status === "paid" && now.amountDue === 0);
    expect((await outside.app.api.job(job.id)).status).toBe("closed");
    const payment = await outside.paymentOf(invoice);
    await outside.press(invoice.id, "undo-payment", { payment, reason: "It bounced" });
    const again = await outside.is(invoice, (now) => now.status === "open");
    expect(again.amountPaid + again.amountDue).toBe(invoice.total);
    expect((await outside.app.api.job(job.id)).status).not.toBe("closed");
  });

  test("a part is credited, the rest written off, asked for again and paid", async () => {
    const { job, invoice } = await outside.open();
    await outside.press(invoice.id, "credit", {
      ...{ reason: "Goodwill", how: "lines", "line-0": "10.00", giveBack: "none" },
    });
    const left = await outside.is(invoice, (now) => now.amountCredited > 0);
    expect(left.amountDue).toBe(invoice.total - left.amountCredited);
    await outside.press(invoice.id, "write-off", { reason: "Gone" });
    await outside.is(invoice, (now) => now.status === "uncollectible");
    await outside.press(invoice.id, "recover");
    await outside.is(invoice, (now) => now.status === "open");
    await outside.press(invoice.id, "record-payment", cheque(left.amountDue));
    await outside.is(invoice, (now) => now.status === "paid");
    expect((await outside.app.api.job(job.id)).status).toBe("closed");
  });

  test("void, and made anew as an invoice of Stripe's", async () => {
    const { job, invoice } = await outside.open();
    await outside.press(invoice.id, "void", { reason: "They pay by card", reissue: "on", as: "invoice" });
    const again = await outside.sent(job.id);
    expect(again).toMatchObject({ replaces: invoice.id, revision: 2, total: invoice.total });
    await worker.stripe.pay(again.stripeInvoiceId ?? "");
    await outside.agrees(again.id, (now) => now.status === "paid", "paid");
    expect((await outside.invoice(invoice.id)).status).toBe("void");
  });
});

function pathAndQuery(address: string | null): string {
  const { pathname, search } = new URL(address ?? "");
  return pathname + search;
}

/** The words of a bill's letter. */
async function letterTo(to: string | null): Promise<string> {
  const letter = async () => (await worker.mailbox.mails(to ?? ""))[0]?.text;
  return until(letter, 10_000, `a letter to ${to}`);
}

/** One letter of its kind comes, and no second one behind it. */
async function once(to: string | null, kind: string): Promise<void> {
  const letters = async () =>
    (await worker.mailbox.mails(to ?? "")).filter(({ subject }) => subject.includes(kind));
  await until(async () => (await letters()).length > 0, 15_000, `${kind} to ${to}`);
  await later(1_500);
  expect(await letters()).toHaveLength(1);
}

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
