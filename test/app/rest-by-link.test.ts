import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { request } from "../support/http.ts";
import { payOnPage } from "../support/link-payer.ts";
import { type SurfaceDesk, surfaceDesk } from "../support/surface-desk.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { TROUBLE } from "../support/trouble.ts";
import { until } from "../support/until.ts";

const TODAY = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format();
const cheque = (minor: number) => ({
  ...{ amount: (minor / 100).toFixed(2), means: "cheque", receivedOn: TODAY },
});

/** What the page says that holds our books against Stripe's. */
async function books(): Promise<string> {
  const headers = { Cookie: desk.app.organisation.members.owner.cookie };
  return (await request<string>(`${worker.url}/office/books`, { headers })).text;
}

let worker: TestWorker;
let desk: SurfaceDesk;
beforeAll(async () => {
  worker = await startTestWorker();
  desk = await surfaceDesk(worker, "Rest By Link", "link");
});
afterAll(() => worker?.close());

describe("Another sum is owed than a bill's link asks for: another link asks for it, and the old one for nothing", () => {
  test("a cheque for a part, then the rest on the page", async () => {
    const { job, invoice } = await desk.open();
    const first = await desk.bookedLink(invoice);
    const early = await desk.visitor(invoice);
    await desk.press(invoice.id, "record-payment", cheque(5_000));
    await desk.is(invoice, (now) => now.amountPaid === 5_000 && now.status === "open");
    await desk.nextLink(invoice, first);
    expect((await payOnPage(early)).onward, "a page that was open on the old link").toBeNull();
    expect(await desk.payPage(invoice)).toContain("Still to pay");
    expect(await books()).toContain("with Stripe to the unit.");
    await payOnPage(await desk.visitor(invoice));
    await desk.is(invoice, (now) => now.status === "paid" && now.amountPaid === invoice.total);
    expect(await books()).toContain("with Stripe to the unit.");
    expect((await desk.app.api.job(job.id)).status).toBe("closed");
    expect(await desk.failures(job.id)).toEqual([]);
  });

  test("a part is credited before anybody paid", async () => {
    const { job, invoice } = await desk.open();
    const first = await desk.bookedLink(invoice);
    const credit = { reason: "Goodwill", how: "lines", "line-0": "10.00", giveBack: "none" };
    await desk.press(invoice.id, "credit", credit);
    const left = await desk.is(invoice, (now) => now.amountCredited > 0);
    await desk.nextLink(invoice, first);
    await payOnPage(await desk.visitor(invoice));
    const paid = await desk.is(invoice, (now) => now.status === "paid");
    expect(paid.amountPaid, "no more is paid than is owed").toBe(left.amountDue);
    expect(await books()).toContain("with Stripe to the unit.");
    expect(await desk.failures(job.id)).toEqual([]);
  });

  test("a cheque for all of it bounces: it can be paid by link again", async () => {
    const { job, invoice } = await desk.open();
    const first = await desk.bookedLink(invoice);
    await desk.press(invoice.id, "record-payment", cheque(invoice.total));
    await desk.is(invoice, (now) => now.status === "paid");
    const payment = await desk.paymentOf(invoice);
    await desk.press(invoice.id, "undo-payment", { payment, reason: "It bounced" });
    await desk.is(invoice, (now) => now.status === "open" && now.amountDue === invoice.total);
    await desk.nextLink(invoice, first);
    await payOnPage(await desk.visitor(invoice));
    await desk.is(invoice, (now) => now.status === "paid");
    expect((await desk.app.api.job(job.id)).status).toBe("closed");
  });

  test("somebody pays the old link while it is switched off for a credit: it counts, and a person is told of what came too much", async () => {
    const { job, invoice } = await desk.open();
    const waiting = await desk.visitor(invoice);
    const late = { method: "POST", path: "/v1/checkout/sessions/*/expire$" };
    await worker.stripe.order({ fault: "delay", delayMs: 1_000, ...late });
    const credit = { reason: "Goodwill", how: "lines", "line-0": "10.00", giveBack: "none" };
    const pressed = desk.press(invoice.id, "credit", credit);
    await until(async () => !(await desk.bookedLink(invoice)).active, 5_000, "a link that is off");
    await payOnPage(waiting);
    await pressed;
    const now = await desk.is(invoice, ({ status }) => status === "paid");
    expect(now.amountPaid + now.amountCredited).toBe(invoice.total);
    await until(async () => (await desk.failures(job.id)).length > 0, 10_000, "what came too much");
    expect((await desk.bookedLinks(invoice)).filter((one) => one.active)).toEqual([]);
    // Who pays before the page's end is asked for leaves nothing to end.
    await worker.stripe.clearFaults();
  });

  test("with trouble at the call that makes it: one link in the end", async () => {
    const troubles = Object.values(TROUBLE);
    const bills = await Promise.all(troubles.map(() => desk.open()));
    const first = await Promise.all(bills.map(({ invoice }) => desk.bookedLink(invoice)));
    const call = { method: "POST", path: "/v1/payment_links$" };
    await worker.stripe.order(...troubles.map((fault) => ({ ...fault, ...call })));
    await Promise.all(bills.map(({ invoice }) => desk.press(invoice.id, "record-payment", cheque(5_000))));
    for (const [index, { job, invoice }] of bills.entries()) {
      const before = first[index];
      if (before) await desk.nextLink(invoice, before);
      expect((await desk.bookedLinks(invoice)).filter((one) => one.active)).toHaveLength(1);
      expect(await desk.failures(job.id)).toEqual([]);
    }
    expect(await worker.stripe.waitingFaults()).toEqual([]);
  });

  test("refused: a person is told, tries again, and it asks for the rest", async () => {
    const { job, invoice } = await desk.open();
    const first = await desk.bookedLink(invoice);
    const no = { fault: "error" as const, status: 400, code: "parameter_invalid_empty" };
    await worker.stripe.order({ ...no, method: "POST", path: "/v1/payment_links$" });
    await desk.press(invoice.id, "record-payment", cheque(5_000));
    const [failure] = await until(
      async () => {
        const told = await desk.failures(job.id);
        return told.length > 0 ? told : undefined;
      },
      10_000,
      "a failure",
    );
    await desk.app.api.must("POST", `/failures/${failure?.id}/retry`);
    await desk.nextLink(invoice, first);
    expect(await desk.failures(job.id)).toEqual([]);
  });
});
