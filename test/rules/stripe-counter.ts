import { billReference } from "../../src/worker/billing/freeze.ts";
import type { StepAnswer } from "../../src/worker/billing/types.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { type Book, No, StripeBooks } from "./stripe-books.ts";
import { frozenAs, keyOf, madeBefore, payerOf, type StepWork, unknown } from "./stripe-step.ts";

/** Lost before it was done, lost after it, refused, or an error that its key keeps, before it was done or after it. */
export type Trouble = "none" | "error" | "drop" | "refuse" | "poison" | "poison_after";

const KEY_LIVES = 24 * 3_600_000;
const ABSENT: StepAnswer = { kind: "absent" };

/** Every step of the ledger's operations as Stripe answers it, with keys that replay their first answer for 24 hours. */
export class StripeCounter {
  readonly books = new StripeBooks();
  /** The numbers that were given out, by document; a sequence for invoices, and one for credit notes. */
  readonly numbers = new Map<string, string>();
  /** What each customer was told last, by their id at Stripe. */
  readonly customers = new Map<string, { customerId: string; told: string }>();
  private readonly parts = new Map<string, { amount: number; made: string }>();
  private readonly records = new Map<string, number>();
  private readonly keys = new Map<string, { at: number; answer: StepAnswer }>();

  ask(job: Job, work: StepWork, trouble: Trouble, now: number): StepAnswer {
    if (trouble === "error") return unknown(false);
    const { name } = work.step;
    if (name === "number") return trouble === "none" ? this.number(work) : this.numberLost(work, trouble);
    if (work.how === "look") return trouble === "none" ? this.look(job, work) : unknown(false);
    const key = keyOf(job, work);
    const stored = this.keys.get(key);
    if (stored && now - stored.at < KEY_LIVES) {
      if (trouble === "drop") return unknown(false);
      return "replayed" in stored.answer ? { ...stored.answer, replayed: true } : stored.answer;
    }
    const done = this.fresh(job, work, trouble);
    const answer = trouble === "poison_after" ? unknown(false) : done;
    // What deletes has no key: https://docs.stripe.com/api/idempotent_requests
    if (name !== "discard") this.keys.set(key, { at: now, answer });
    return trouble === "drop" ? unknown(false) : this.withBooks(work, answer);
  }

  private fresh(job: Job, work: StepWork, trouble: Trouble): StepAnswer {
    if (trouble === "poison") return unknown(false);
    if (trouble === "refuse") return { kind: "refused", code: "bad", reason: "No", replayed: false };
    try {
      return this.execute(job, work);
    } catch (error) {
      if (!(error instanceof No)) throw error;
      return { kind: "refused", code: "refused", reason: error.message, replayed: false };
    }
  }

  /** A no about an invoice that is out comes with what the books say. */
  private withBooks({ invoice, step }: StepWork, answer: StepAnswer): StepAnswer {
    const book = this.books.find(invoice?.stripeInvoiceId);
    const isOut = book && (invoice?.status !== "draft" || step.name === "discard");
    return answer.kind === "refused" && isOut ? { ...answer, invoice: this.books.show(book, false) } : answer;
  }

  private number({ intent }: StepWork): StepAnswer {
    const { frozen } = intent;
    const isNote = frozen.kind === "credit_note";
    const series = isNote ? "CN" : "INV";
    const document = isNote ? frozen.creditNoteId : intent.invoiceId;
    const next = [...this.numbers.values()].filter((one) => one.startsWith(`${series}-`)).length + 1;
    const number = this.numbers.get(document) ?? `${series}-${String(next).padStart(4, "0")}`;
    this.numbers.set(document, number);
    return { kind: "done", stripeId: number };
  }

  /** A sequence of our own: nobody refuses; it can be taken, and the answer lost. */
  private numberLost(work: StepWork, trouble: Trouble): StepAnswer {
    if (trouble === "drop" || trouble === "poison_after") this.number(work);
    return unknown(false);
  }

  private execute(job: Job, work: StepWork): StepAnswer {
    const { books } = this;
    const { intent, step, invoice } = work;
    const book = () => books.must(invoice?.stripeInvoiceId);
    const done = (one: Book, id = one.id): StepAnswer => ({
      ...{ kind: "done", stripeId: id, invoice: books.show(one) },
    });
    switch (step.name) {
      case "customer": {
        const id = books.id("cus");
        const told = JSON.stringify(frozenAs(work, "invoice").customer);
        this.customers.set(id, { customerId: invoice?.customerId ?? "", told });
        return { kind: "done", stripeId: id };
      }
      case "tell_customer": {
        const { stripeCustomerId: id, customer } = frozenAs(work, "tell_customer");
        const known = this.customers.get(id);
        if (!known) throw new No("No such customer");
        this.customers.set(id, { ...known, told: JSON.stringify(customer) });
        return { kind: "done", stripeId: id };
      }
      case "draft": {
        if (!payerOf(job, work)) throw new No("the customer is not known there");
        books.remove(frozenAs(work, "invoice").replaces);
        return done(books.draft(billReference(intent)));
      }
      case "lines":
      case "finalise": {
        const one = book();
        if (one.status !== "draft") throw new No("Not a draft");
        const { total, lines } = frozenAs(work, "invoice");
        if (step.name === "lines")
          Object.assign(one, { total: one.total + total, lines: one.lines + lines.length });
        else Object.assign(one, { status: "open", number: invoice?.number ?? null });
        return done(one);
      }
      case "discard": {
        books.remove(invoice?.stripeInvoiceId ?? null);
        return { kind: "done", stripeId: invoice?.stripeInvoiceId ?? "" };
      }
      case "void": {
        books.cancelParts(book());
        books.void(book());
        return done(book());
      }
      case "write_off": {
        books.cancelParts(book());
        books.writeOff(book());
        return done(book());
      }
      case "mark_paid": {
        books.markPaid(book());
        return done(book());
      }
      case "credit":
        return done(book(), books.credit(book(), frozenAs(work, "credit_note")).id);
      case "refund": {
        const { refundId, paymentIntentId, amount } = frozenAs(work, "refund");
        const refund = books.giveBack(book(), { amount, intent: paymentIntentId, refundId });
        return { kind: "done", stripeId: refund.id, refund, invoice: books.show(book()) };
      }
      case "report_payment": {
        const id = books.id("pr");
        this.records.set(id, frozenAs(work, "record_part").amount);
        return { kind: "done", stripeId: id };
      }
      case "attach_record": {
        const one = book();
        if (one.status !== "open") throw new No("It isn't open.");
        const record = madeBefore(job, work);
        if (this.records.get(`attached ${record}`)) throw new No("It is attached already.");
        books.bring(one, this.records.get(record) ?? 0, { source: "outside" });
        this.records.set(`attached ${record}`, 1);
        return done(one);
      }
      case "part_intent": {
        books.cancelParts(book());
        const id = books.id("pi");
        this.parts.set(id, { amount: frozenAs(work, "pay_part").amount, made: intent.id });
        return { kind: "done", stripeId: id };
      }
      case "attach_part": {
        const id = madeBefore(job, work);
        books.attach(book(), id, this.parts.get(id)?.amount ?? 0);
        return { kind: "done", stripeId: id };
      }
      default:
        throw new Error(`${step.name} is no step of an invoice at Stripe`);
    }
  }

  private look(job: Job, work: StepWork): StepAnswer {
    const { intent, step, invoice } = work;
    const book = this.books.find(invoice?.stripeInvoiceId);
    const done = (one: Book | undefined, id = one?.id): StepAnswer =>
      one && id ? { kind: "done", stripeId: id, invoice: this.books.show(one) } : ABSENT;
    const when = (is: boolean | undefined) => (is ? done(book) : ABSENT);
    switch (step.name) {
      case "customer": {
        const [id] =
          [...this.customers].find(([, { customerId }]) => customerId === invoice?.customerId) ?? [];
        return id ? { kind: "done", stripeId: id } : ABSENT;
      }
      case "draft":
        return done(this.books.invoices.find((one) => one.intentId === billReference(intent)));
      case "lines":
        return when(book && book.lines > 0);
      case "finalise":
        return when(book && book.status !== "draft");
      case "void":
        return when(book && book.status !== "open" && book.status !== "uncollectible");
      case "write_off":
        return when(book && book.status !== "open");
      case "mark_paid":
        return when(book?.status === "paid");
      case "credit": {
        const { creditNoteId } = frozenAs(work, "credit_note");
        const note = book?.notes.find((one) => one.creditNoteId === creditNoteId);
        return note ? done(book, note.id) : ABSENT;
      }
      case "refund": {
        const refund = book?.refunds.find((one) => one.refundId === frozenAs(work, "refund").refundId);
        return refund && book
          ? { kind: "done", stripeId: refund.id, refund, invoice: this.books.show(book) }
          : ABSENT;
      }
      case "attach_record":
        return when(this.records.has(`attached ${madeBefore(job, work)}`));
      case "part_intent": {
        const [id] = [...this.parts].find(([, { made }]) => made === intent.id) ?? [];
        return id ? { kind: "done", stripeId: id } : ABSENT;
      }
      case "attach_part": {
        const id = madeBefore(job, work);
        const there = book?.payments.some((one) => one.paymentIntentId === id);
        return there ? { kind: "done", stripeId: id } : ABSENT;
      }
      default:
        return ABSENT;
    }
  }
}
