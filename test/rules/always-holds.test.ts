import fc from "fast-check";
import { expect, test } from "vitest";
import { jobTotals } from "../../src/worker/billing/job-totals.ts";
import type { StripeInvoice } from "../../src/worker/billing/stripe-books.ts";
import { nextDueAt, nextWork } from "../../src/worker/jobs/next-work.ts";
import { tallyChanges } from "../../src/worker/jobs/tallies.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { FakeStripe, type Fault } from "./fake-stripe.ts";
import { committed, contextAt, DAY, jobIn, NOW, newJob, PROOF, run } from "./fixtures.ts";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 1500);

/** What may happen next: a command, some of the ledger's work with a fault, news from Stripe (late or not), or time. */
type Act =
  | { kind: "command"; command: Command }
  | { kind: "work"; fault: Fault; diesBeforeRecording: boolean }
  | { kind: "news"; stale: boolean }
  | { kind: "pay" }
  | { kind: "retry" }
  | { kind: "wait"; ms: number };

const lines = fc.array(
  fc.record({
    description: fc.constant("Work"),
    quantity: fc.constantFrom("1", "1.75", "0.333", "12.5"),
    unitAmount: fc.integer({ min: 0, max: 50_000 }),
    taxRate: fc.constantFrom(null, "7.5", "19"),
  }),
  { maxLength: 3 },
);
const command: fc.Arbitrary<Command> = fc.oneof(
  ...PROOF.map((one) => fc.constant(one)),
  fc.constantFrom<Command[]>(
    { type: "accept" },
    { type: "assign", assigneeIds: ["mem_2"] },
    { type: "set_out" },
    { type: "arrive" },
    { type: "complete" },
    { type: "complete" },
    { type: "approve" },
    { type: "approve" },
    { type: "bill" },
    { type: "return", reason: "blurred" },
    { type: "hold", reason: "part" },
    { type: "resume" },
    { type: "cancel", reason: "twice" },
  ),
  lines.map((given): Command => ({ type: "edit", details: { lines: given } })),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: command.map((one): Act => ({ kind: "command", command: one })) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("work" as const),
      fault: fc.constantFrom<Fault[]>(
        "none",
        "none",
        "none",
        "error",
        "drop",
        "refuse",
        "poison",
        "miscount",
      ),
      diesBeforeRecording: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("news" as const), stale: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: "pay" }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: "retry" }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(5_000, 3_600_000, DAY + 3_600_000, 8 * DAY)
      .map((ms): Act => ({ kind: "wait", ms })),
  },
);

class World {
  job: Job;
  now = NOW;
  readonly stripe = new FakeStripe();
  readonly tally = new Map<string, { count: number; amount: number }>();
  private oldNews: StripeInvoice | null = null;

  constructor(job: Job) {
    this.job = job;
    this.count(null, job);
  }

  act(one: Act): void {
    if (one.kind === "wait") this.now += one.ms;
    else if (one.kind === "command") this.command(one.command);
    else if (one.kind === "work") this.work(one.fault, one.diesBeforeRecording);
    else if (one.kind === "pay") this.stripe.pay(this.job.invoices[0]?.stripeInvoiceId ?? "");
    else if (one.kind === "retry")
      for (const { id } of this.job.failures) this.command({ type: "retry", failureId: id });
    else this.news(one.stale);
  }

  /** Stripe works again and time passes: everything that is due is done. */
  settle(): void {
    for (let turn = 0; turn < 200; turn++) {
      for (const { id } of this.job.failures) this.command({ type: "retry", failureId: id });
      const due = nextDueAt(this.job);
      if (due === null) return;
      this.now = Math.max(this.now, due);
      this.work("none", false);
    }
    throw new Error("the ledger never comes to rest");
  }

  private work(fault: Fault, diesBeforeRecording: boolean): void {
    const work = nextWork(this.job, this.now);
    if (!work) return;
    if (work.kind === "delivery") {
      const answer = { kind: "sent", providerId: null } as const;
      this.command({ type: "delivery_answered", deliveryId: work.delivery.id, answer });
      return;
    }
    const answer = this.stripe.ask(this.job, work, fault, this.now);
    if (diesBeforeRecording && fault !== "refuse") return;
    const { intent, step } = work;
    this.command({
      type: "step_answered",
      intentId: intent.id,
      step: step.name,
      attempt: step.attempt,
      answer,
    });
  }

  private news(stale: boolean): void {
    const fresh = this.stripe.read(this.job.invoices[0]?.stripeInvoiceId ?? null);
    const invoice = stale ? (this.oldNews ?? fresh) : fresh;
    this.oldNews ??= fresh;
    if (invoice) this.command({ type: "stripe_reports", invoice });
  }

  private command(one: Command): void {
    const before = this.job;
    const decision = run(before, one, contextAt(this.now));
    if (!decision.ok) return;
    if (decision.job !== before)
      expect(decision.events.length, "every change has an event").toBeGreaterThan(0);
    this.job = committed(decision);
    this.count(before, this.job);
    this.check(before);
  }

  private check(before: Job): void {
    const live = this.job.invoices.filter((invoice) => invoice.status !== "void");
    expect(live.length, "one live invoice a milestone").toBeLessThanOrEqual(1);
    for (const was of before.invoices) {
      const is = this.job.invoices.find((invoice) => invoice.id === was.id);
      if (was.status === "paid") expect(is?.status, "paid stays paid").toBe("paid");
      expect(is?.amountPaid ?? 0).toBeGreaterThanOrEqual(was.amountPaid);
    }
    expect(this.job.row.total).toBe(jobTotals(this.job).total);
    for (const invoice of live) {
      if (invoice.status === "draft") continue;
      const atStripe = this.stripe.read(invoice.stripeInvoiceId);
      expect(invoice.total, "our total and Stripe's").toBe(atStripe?.total);
      expect(invoice.total, "the job's lines are frozen").toBe(this.job.row.total);
      expect(invoice.number, "our number stands in Stripe's books").toBe(atStripe?.number);
      expect(invoice.number, "the first of the sequence").toBe("INV-0001");
    }
    const finalised = this.stripe.invoices.filter((book) => book.status !== "draft");
    expect(finalised.length, "one finalised invoice at Stripe").toBeLessThanOrEqual(1);
    expect(this.stripe.numbers.size, "one document, one number").toBeLessThanOrEqual(1);
  }

  private count(before: Job | null, after: Job): void {
    for (const { kind, key, count, amount } of tallyChanges(before, after)) {
      const sum = this.tally.get(`${kind} ${key}`) ?? { count: 0, amount: 0 };
      this.tally.set(`${kind} ${key}`, { count: sum.count + count, amount: sum.amount + amount });
    }
  }
}

function startAs(status: string): Job {
  if (status === "new") return newJob();
  return jobIn(status === "on_site" || status === "completed" ? status : "approved");
}

test("whatever is asked, in whatever order, with whatever faults: never two live invoices, paid never goes back, totals agree", () => {
  const start = fc.constantFrom("new", "on_site", "completed", "approved", "billed", "billed");
  fc.assert(
    fc.property(start, fc.array(act, { maxLength: 60 }), (status, acts) => {
      const world = new World(startAs(status));
      if (status === "billed") {
        world.settle();
        world.act({ kind: "news", stale: false });
      }
      for (const one of acts) world.act(one);
    }),
    { numRuns: RUNS },
  );
});

test("once Stripe works again, a bill that was begun ends as exactly one finalised invoice of the right total", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 50 }), (acts) => {
      const world = new World(jobIn("approved"));
      for (const one of acts) if (one.kind !== "command") world.act(one);
      world.settle();
      const finalised = world.stripe.invoices.filter((book) => book.status !== "draft");
      expect(finalised).toHaveLength(1);
      expect(finalised[0]?.total).toBe(world.job.row.total);
      expect(world.job.invoices[0]?.stripeInvoiceId).toBe(finalised[0]?.id);
      expect(world.job.failures.filter((failure) => failure.status === "open")).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test("the sums that pages show are those of the job itself, whatever happened to it", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const world = new World(jobIn("completed"));
      for (const one of acts) world.act(one);
      const fresh = tallyChanges(null, world.job).map(({ kind, key, count, amount }) => [
        `${kind} ${key}`,
        { count, amount },
      ]);
      const kept = [...world.tally].filter(([, sum]) => sum.count !== 0 || sum.amount !== 0);
      expect(new Map(kept as [string, object][])).toEqual(new Map(fresh as [string, object][]));
    }),
    { numRuns: RUNS },
  );
});
