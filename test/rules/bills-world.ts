import { expect } from "vitest";
import { decide } from "../../src/worker/jobs/decide.ts";
import { nextDueAt, nextWork } from "../../src/worker/jobs/next-work.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { committed, contextAt, NOW } from "./fixtures.ts";
import { type Book, owedOf, sum } from "./stripe-books.ts";
import { StripeCounter, type Trouble } from "./stripe-counter.ts";

/** A job whose bills stand in Stripe's books, with everybody who does something to them. */
export class BillsWorld {
  job: Job;
  now = NOW;
  readonly stripe = new StripeCounter();
  private readonly customers: Job["customer"][];
  private payers: Job["payers"] = [];
  /** How often each thing was really done, so that a test can tell that it tests. */
  readonly done = new Map<string, number>();

  constructor(job: Job, otherPayer: Job["customer"]) {
    this.job = job;
    this.customers = [job.customer, otherPayer];
  }

  /** A refusal changes nothing; whatever changes tells of it. */
  command(one: Command): void {
    const before = this.job;
    const decision = decide(before, this.settingFor(one), one, contextAt(this.now));
    if (!decision.ok) return;
    if (decision.job !== before)
      expect(decision.events.length, `${one.type} tells what it changed`).toBeGreaterThan(0);
    if (decision.events.length > 0) this.count(one.type);
    this.job = committed(decision);
    const others = this.payers.filter((one) => !this.job.payers.some((is) => is.stripeId === one.stripeId));
    this.payers = [...others, ...this.job.payers];
    this.check();
  }

  /** Until the ledger wants to go on. */
  waitAnHourAtMost(): void {
    const due = nextDueAt(this.job);
    if (due !== null && due - this.now < 3_600_000) this.now = Math.max(this.now, due);
  }

  work(trouble: Trouble, diesBeforeRecording = false): void {
    const work = nextWork(this.job, this.now);
    if (!work) return;
    if (work.kind === "delivery") {
      const answer = { kind: "sent", providerId: null } as const;
      this.command({ type: "delivery_answered", deliveryId: work.delivery.id, answer });
      return;
    }
    const { intent, step } = work;
    const answer = this.stripe.ask(this.job, work, trouble, this.now);
    if (diesBeforeRecording && trouble !== "refuse") return;
    this.count(`${step.name} ${answer.kind}`);
    const { name, attempt } = step;
    this.command({ type: "step_answered", intentId: intent.id, step: name, attempt, answer });
  }

  /** What Stripe tells of its invoices: all of them, with everything. */
  news(): void {
    for (const book of this.stripe.books.invoices)
      this.command({ type: "stripe_reports", invoice: this.stripe.books.show(book) });
  }

  /** Everything is tried again, then left; Stripe works, and what it says is heard. */
  settle(): void {
    for (let round = 0; round < 6; round++) {
      this.run();
      for (const { id } of this.job.failures) this.command({ type: "retry", failureId: id });
      this.run();
      this.news();
      if (round < 2) continue;
      for (const { id, status, invoiceId } of this.job.intents) {
        // What was not discarded in the end can only be thrown away once more.
        if (status === "refused") this.command({ type: "drop_operation", intentId: id });
        if (status !== "refused" && status !== "dropped") continue;
        this.command({ type: "discard_draft", invoiceId, reason: "It cannot be sent" });
      }
    }
    expect(this.job.intents.filter((one) => one.status === "running" || one.status === "refused")).toEqual(
      [],
    );
  }

  /** Ours and Stripe's, invoice by invoice, to the unit. */
  expectAgreement(): void {
    const { books } = this.stripe;
    const ours = this.job.invoices.flatMap((one) => {
      if (one.stripeInvoiceId === null || books.deleted.has(one.stripeInvoiceId)) return [];
      const { stripeInvoiceId: id, status, number, total } = one;
      const { amountPaid: paid, amountDue: due, credited, creditedAfter, refunded } = one;
      return [{ id, status, number, total, paid, due, credited, creditedAfter, refunded }];
    });
    const theirs = books.invoices.map((one) => {
      const { id, status, number, total, paid, credited, creditedAfter } = one;
      const refunded = sum(one.refunds.filter((is) => is.status !== "failed").map((is) => is.amount));
      const due = status === "draft" ? total : owedOf(one);
      return { id, status, number, total, paid, due, credited, creditedAfter, refunded };
    });
    const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
    expect(ours.sort(byId)).toEqual(theirs.sort(byId));
    const gone = this.job.invoices.filter((one) => books.deleted.has(one.stripeInvoiceId ?? ""));
    expect(gone.map((one) => one.status)).toEqual(gone.map(() => "void"));
    this.expectNumbers();
  }

  private run(): void {
    for (let turn = 0; turn < 300; turn++) {
      const due = nextDueAt(this.job);
      if (due === null) return;
      this.now = Math.max(this.now, due);
      this.work("none");
    }
    throw new Error("the ledger never comes to rest");
  }

  /** What must be so at every moment. */
  private check(): void {
    const { job, stripe } = this;
    for (const { id } of job.milestones) {
      const own = job.invoices.filter((one) => one.milestoneId === id);
      expect(own.filter((one) => one.live).length, "live invoices of a milestone").toBeLessThanOrEqual(1);
      const ids = own.flatMap((one) => one.stripeInvoiceId ?? []);
      const asking = stripe.books.invoices.filter((one) => ids.includes(one.id) && asks(one));
      expect(asking.length, "invoices of a milestone that ask for money at Stripe").toBeLessThanOrEqual(1);
    }
    for (const one of job.invoices) {
      if (one.status === "open" || one.status === "uncollectible")
        expect(one.amountDue + one.amountPaid + one.credited, "what an open invoice comes to").toBe(
          one.total,
        );
      if (one.replacesId !== null) this.checkOld(one.replacesId);
    }
  }

  /** Another one is made only in the place of one that is void, or of which all was taken back. */
  private checkOld(id: string): void {
    const old = this.job.invoices.find((one) => one.id === id);
    const book = this.stripe.books.find(old?.stripeInvoiceId);
    if (!old || !book) return;
    const isBack = book.credited + book.creditedAfter === book.total;
    expect(book.status === "void" || isBack, `${old.number} is replaced and ${book.status}`).toBe(true);
  }

  /** 1 to n, each once, and each on the document that took it. */
  private expectNumbers(): void {
    const documents = [...this.job.invoices, ...this.job.creditNotes.filter((one) => one.number !== null)];
    for (const series of ["INV", "CN"]) {
      const numbers = [...this.stripe.numbers.values()].filter((one) => one.startsWith(series)).sort();
      expect(numbers).toEqual(numbers.map((_, index) => `${series}-${String(index + 1).padStart(4, "0")}`));
    }
    for (const [id, number] of this.stripe.numbers)
      expect(documents.filter((one) => one.number === number).map((one) => one.id)).toEqual([id]);
  }

  private settingFor(one: Command): Job {
    if (one.type !== "move_payer") return this.job;
    const customer = this.customers.find(({ id }) => id === one.customerId) ?? this.job.customer;
    const payers = this.payers.filter(({ customerId }) => customerId === customer.id);
    return { ...this.job, customer, payers };
  }

  private count(what: string): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }
}

function asks({ status }: Book): boolean {
  return status === "open" || status === "uncollectible";
}
