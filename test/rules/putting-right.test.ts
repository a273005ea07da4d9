import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../src/worker/jobs/decide.ts";
import { nextWork } from "../../src/worker/jobs/next-work.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { committed, contextAt, DAY, jobIn, NOW, run } from "./fixtures.ts";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 600);

/** A job whose bill stands in no book of Stripe's, so that what is decided here is all there is of it. */
class Desk {
  job: Job;
  now = NOW;
  private numbers = 0;

  constructor() {
    this.job = jobIn("approved");
    const [bill] = this.job.intents;
    this.work();
    // What the rules billed by themselves goes; the same job is billed again outside of Stripe.
    if (bill) this.job = { ...this.job, invoices: [], intents: [], steps: [], deliveries: [] };
    this.does({ type: "bill", how: "draft", as: "outside" });
    this.does({ type: "send_draft", invoiceId: this.last().id });
  }

  last() {
    const invoice = this.job.invoices.at(-1);
    if (!invoice) throw new Error("nothing is billed");
    return invoice;
  }

  /** Tries it, and does what the ledger then has to do; answers whether it was taken. */
  tries(command: Command): boolean {
    const decision = run(this.job, command, contextAt(this.now));
    if (!decision.ok) return false;
    this.job = committed(decision);
    this.work();
    return true;
  }

  does(command: Command): void {
    const decision = run(this.job, command, contextAt(this.now));
    if (!decision.ok) throw new Error(`${command.type}: ${decision.detail}`);
    this.job = committed(decision);
    this.work();
  }

  private work(): void {
    for (let turn = 0; turn < 30; turn++) {
      const work = nextWork(this.job, this.now);
      if (!work) return;
      const command: Command =
        work.kind === "delivery"
          ? {
              type: "delivery_answered",
              deliveryId: work.delivery.id,
              answer: { kind: "sent", providerId: null },
            }
          : {
              ...{ type: "step_answered", intentId: work.intent.id, step: work.step.name },
              ...{ attempt: work.step.attempt, answer: { kind: "done", stripeId: `N-${++this.numbers}` } },
            };
      const decision = run(this.job, command, contextAt(this.now));
      if (!decision.ok) throw new Error(decision.detail);
      this.job = committed(decision);
    }
  }
}

function expectSums({ invoices, milestones, creditNotes }: Job): void {
  for (const { id } of milestones) {
    const live = invoices.filter((one) => one.live && one.milestoneId === id);
    expect(live.length, "one live invoice a milestone").toBeLessThanOrEqual(1);
  }
  for (const one of invoices.filter(({ status }) => status !== "void")) {
    expect(one.amountPaid + one.amountDue + one.credited, "all of the total is accounted for").toBe(
      one.total,
    );
    expect(one.credited + one.creditedAfter, "no more is credited than there is").toBeLessThanOrEqual(
      one.total,
    );
    expect(Math.min(one.amountPaid, one.amountDue, one.credited)).toBeGreaterThanOrEqual(0);
    for (const [index, line] of one.lines.entries()) {
      const own = creditNotes.filter((note) => note.invoiceId === one.id && note.status === "issued");
      const taken = own.flatMap((note) => note.lines.filter((part) => part.index === index));
      const sum = (of: "amount" | "tax") => taken.reduce((total, part) => total + part[of], 0);
      expect(sum("amount")).toBeLessThanOrEqual(line.amount);
      expect(sum("tax")).toBeLessThanOrEqual(line.tax);
      if (sum("amount") === line.amount) expect(sum("tax"), "all of the tax").toBe(line.tax);
    }
  }
}

type Act = (desk: Desk, name: string) => Command;
const amount = fc.integer({ min: 1, max: 20_000 });
const parts = fc.oneof(
  fc.constant("all" as const),
  fc.array(fc.record({ index: fc.integer({ min: 0, max: 2 }), amount }), { minLength: 1, maxLength: 2 }),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>(() => ({ type: "bill", how: "draft", as: "outside" })),
  fc.constant<Act>((desk) => ({ type: "send_draft", invoiceId: desk.last().id })),
  fc.constant<Act>((desk) => ({ type: "discard_draft", invoiceId: desk.last().id, reason: "no" })),
  fc.boolean().map<Act>((reissue) => (desk) => ({
    type: "void_invoice",
    invoiceId: desk.last().id,
    reason: "no",
    reissue,
  })),
  fc.tuple(amount, fc.boolean()).map<Act>(([some, whole]) => (desk, id) => ({
    type: "record_payment",
    payment: {
      ...{ id: `pay_${id}`, invoiceId: desk.last().id, means: "cheque", reference: null },
      ...{ amount: whole ? desk.last().amountDue : some, receivedOn: "2026-11-18" },
    },
  })),
  fc.constant<Act>((desk) => ({
    ...{ type: "undo_payment", reason: "bounced" },
    paymentId: desk.job.payments.findLast((one) => one.status === "paid")?.id ?? "",
  })),
  fc
    .tuple(parts, fc.constantFrom("none" as const, "outside" as const))
    .map<Act>(([some, giveBack]) => (desk, id) => ({
      type: "credit",
      credit: { id: `cn_${id}`, invoiceId: desk.last().id, parts: some, giveBack, reason: "no" },
    })),
  fc.constant<Act>((desk) => ({ type: "write_off", invoiceId: desk.last().id, reason: "gone" })),
  fc.constant<Act>((desk) => ({ type: "recover", invoiceId: desk.last().id })),
  fc.constant<Act>((desk) => ({ type: "bill_again", invoiceId: desk.last().id })),
);

test("whatever is put right in whatever order: the sums come out even, and a milestone has one live invoice", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const desk = new Desk();
      for (const [index, one] of acts.entries()) {
        const command = one(desk, String(index));
        const taken = desk.tries(command);
        expectSums(desk.job);
        const { version } = desk.job.row;
        // Pressed twice, with the same id where it has one, it changes nothing or is refused.
        if (taken && "credit" in command && desk.tries(command)) expect(desk.job.row.version).toBe(version);
        if (taken && "payment" in command && desk.tries(command)) expect(desk.job.row.version).toBe(version);
      }
    }),
    { numRuns: RUNS },
  );
});

test("more than is due is not recorded, nor what has not come yet, nor the same twice", () => {
  const desk = new Desk();
  const { id: invoiceId, amountDue } = desk.last();
  const cheque = (id: string, amount: number, receivedOn = "2026-11-18"): Command => ({
    type: "record_payment",
    payment: { id, invoiceId, amount, means: "cheque", reference: "17", receivedOn },
  });
  for (const wrong of [cheque("p", amountDue + 1), cheque("p", 0), cheque("p", 1, "2026-11-20")])
    expect(desk.tries(wrong)).toBe(false);
  desk.does(cheque("p1", 1));
  desk.does(cheque("p1", 1));
  expect(desk.last()).toMatchObject({ amountPaid: 1, status: "open" });
  desk.does(cheque("p2", amountDue - 1));
  expect(desk.job.row.status).toBe("closed");
  desk.does({ type: "undo_payment", paymentId: "p2", reason: "It bounced" });
  expect(desk.last()).toMatchObject({ amountPaid: 1, status: "open", live: true });
  expect(desk.job.row.status).toBe("approved");
});

test("what was credited in full is billed again, once, by a draft; nothing else is", () => {
  const desk = new Desk();
  const old = desk.last();
  const again: Command = { type: "bill_again", invoiceId: old.id };
  expect(desk.tries(again), "what is owed").toBe(false);
  const credit = { invoiceId: old.id, giveBack: "none" as const, reason: "The wrong sums" };
  desk.does({ type: "credit", credit: { ...credit, id: "cn_1", parts: [{ index: 0, amount: 1 }] } });
  expect(desk.tries(again), "what was credited in part").toBe(false);
  desk.does({ type: "credit", credit: { ...credit, id: "cn_2", parts: "all" } });
  expect(desk.job.row.status).toBe("closed");
  desk.does(again);
  expect(desk.last()).toMatchObject({ status: "draft", live: true, replacesId: old.id, revision: 2 });
  expect(desk.job.row.status).toBe("approved");
  const { id } = desk.last();
  desk.does(again);
  expect(desk.last().id, "pressed twice").toBe(id);
  expectSums(desk.job);
  desk.does({ type: "send_draft", invoiceId: id });
  expect(desk.last()).toMatchObject({ status: "open", amountDue: desk.last().total });
});

test("what stands against billing stands against billing again, and changes nothing", () => {
  const desk = new Desk();
  const { id: invoiceId } = desk.last();
  const credit = {
    id: "cn_1",
    invoiceId,
    giveBack: "none" as const,
    reason: "Too much",
    parts: "all" as const,
  };
  desk.does({ type: "credit", credit });
  desk.job = { ...desk.job, lines: [] };
  expect(desk.tries({ type: "bill_again", invoiceId })).toBe(false);
  expect(desk.last()).toMatchObject({ id: invoiceId, live: true });
  expect(desk.job.row.status).toBe("closed");
});

describe("a draft that waits", () => {
  test("is the job as it stands: lines that change make it anew, and it waits again", () => {
    const desk = waiting();
    desk.does({
      type: "edit",
      details: { lines: [{ description: "Labour", quantity: "1", unitAmount: 10_000 }] },
    });
    expect(desk.last()).toMatchObject({ total: 10_000, status: "draft", number: null });
    expect(desk.job.intents.at(-1)?.status).toBe("waiting");
  });

  test("its terms and words can be changed", () => {
    const desk = waiting();
    const { id: invoiceId } = desk.last();
    desk.does({
      type: "edit_draft",
      invoiceId,
      terms: { kind: "date", on: "2027-01-15" },
      memo: "Thank you",
    });
    expect(desk.last()).toMatchObject({ dueOn: "2027-01-15", memo: "Thank you" });
  });

  test("its terms count from the day on which it is sent", () => {
    const desk = waiting();
    const before = desk.last().dueOn;
    desk.now += 3 * DAY;
    desk.does({ type: "send_draft", invoiceId: desk.last().id });
    expect(desk.last().status).toBe("open");
    expect(Date.parse(desk.last().dueOn) - Date.parse(before)).toBe(3 * DAY);
  });

  test("thrown away, the job can be billed again; its number, if it had one, stays with it", () => {
    const desk = waiting();
    desk.does({ type: "discard_draft", invoiceId: desk.last().id, reason: "Wrong" });
    expect(desk.last()).toMatchObject({ status: "void", live: false });
    expect(desk.tries({ type: "bill", how: "send", as: "outside" })).toBe(true);
    expect(desk.last().status).toBe("open");
  });

  test("what is out can neither be changed nor thrown away", () => {
    const desk = new Desk();
    expect(desk.tries({ type: "edit_draft", invoiceId: desk.last().id, memo: "Late" })).toBe(false);
    expect(desk.tries({ type: "discard_draft", invoiceId: desk.last().id, reason: "Late" })).toBe(false);
  });
});

test("another payer: what is out and unpaid is made anew for them, and only one is live", () => {
  const desk = new Desk();
  const other = { ...desk.job.customer, id: "cust_2", name: "Harbour Homes" };
  const command: Command = { type: "move_payer", customerId: "cust_2", reason: "Sold" };
  const moved = run(desk.job, command, contextAt(NOW));
  expect(moved.ok, "a customer whom nobody read is nobody").toBe(false);
  const setting = { ...desk.job, customer: other, payers: [] };
  const decision = decide(desk.job, setting, command, contextAt(NOW));
  expect(decision.ok && decision.job.invoices).toMatchObject([
    { status: "void", customerId: "cust_1" },
    { status: "draft", customerId: "cust_2", revision: 2, billTo: { name: "Harbour Homes" } },
  ]);
});

function waiting(): Desk {
  const desk = new Desk();
  desk.does({ type: "void_invoice", invoiceId: desk.last().id, reason: "Wrong", reissue: true });
  expect(desk.job.intents.at(-1)?.status).toBe("waiting");
  return desk;
}
