import { billReference } from "../../src/worker/billing/freeze.ts";
import type { StripeInvoice } from "../../src/worker/billing/stripe-books.ts";
import type { FrozenBill, InvoiceStatus, StepAnswer } from "../../src/worker/billing/types.ts";
import type { Work } from "../../src/worker/jobs/next-work.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { NOW } from "./fixtures.ts";

export type Fault = "none" | "error" | "drop" | "refuse" | "poison" | "miscount";
type StepWork = Extract<Work, { kind: "step" }>;
type Book = {
  id: string;
  intentId: string;
  status: InvoiceStatus;
  number: string | null;
  total: number;
  lines: number;
  paid: number;
};

const KEY_LIVES = 24 * 3_600_000;

/** As much of Stripe as exactly-once rests on: books, and keys that replay their first answer for 24 hours. */
export class FakeStripe {
  readonly invoices: Book[] = [];
  private readonly keys = new Map<string, { at: number; answer: StepAnswer }>();
  private customers = 0;
  /** The numbers that were given out, by the document that has each. */
  readonly numbers = new Map<string, string>();

  /** What the ledger is told, with a fault on the way: lost before, lost after, refused, stored under the key, added up wrongly. */
  ask(job: Job, work: StepWork, fault: Fault, now: number): StepAnswer {
    if (fault === "error") return unknown(false);
    if (work.step.name === "number") return this.number(work, fault);
    if (work.how === "look") return this.look(job, work);
    const key = `${billReference(work.intent)}:${work.step.name}:${work.step.attempt}`;
    const stored = this.keys.get(key);
    if (stored && now - stored.at < KEY_LIVES) {
      if (fault === "drop") return unknown(false);
      return "replayed" in stored.answer ? { ...stored.answer, replayed: true } : stored.answer;
    }
    if (fault === "poison" || fault === "refuse") {
      const answer: StepAnswer =
        fault === "poison" ? unknown(false) : { kind: "refused", code: "bad", reason: "No", replayed: false };
      this.keys.set(key, { at: now, answer });
      return answer;
    }
    const answer = this.execute(job, work, fault === "miscount" ? 1 : 0);
    this.keys.set(key, { at: now, answer });
    return fault === "drop" ? unknown(false) : answer;
  }

  read(id: string | null): StripeInvoice | null {
    const book = this.invoices.find((one) => one.id === id);
    return book ? this.show(book) : null;
  }

  pay(id: string): void {
    const book = this.invoices.find((one) => one.id === id);
    if (book?.status === "open") Object.assign(book, { status: "paid", paid: book.total });
  }

  /** A sequence of our own: nobody refuses, and the document that has a number gets it again. */
  private number({ intent }: StepWork, fault: Fault): StepAnswer {
    if (fault === "refuse" || fault === "poison") return unknown(false);
    const { invoiceId } = intent;
    const taken = this.numbers.get(invoiceId) ?? `INV-${String(this.numbers.size + 1).padStart(4, "0")}`;
    this.numbers.set(invoiceId, taken);
    return fault === "drop" ? unknown(false) : { kind: "done", stripeId: taken };
  }

  private execute(job: Job, work: StepWork, miscount: number): StepAnswer {
    const { intent, step, invoice } = work;
    if (step.name === "customer") return { kind: "done", stripeId: `cus_${++this.customers}` };
    if (step.name === "draft") {
      if (!isKnown(job, work)) throw new Error("a draft without a customer");
      const id = `in_${this.invoices.length + 1}`;
      const intentId = billReference(intent);
      const book: Book = { id, intentId, status: "draft", number: null, total: 0, lines: 0, paid: 0 };
      this.invoices.push(book);
      return { kind: "done", stripeId: id, invoice: this.show(book) };
    }
    const book = this.invoices.find((one) => one.id === invoice?.stripeInvoiceId);
    if (book?.status !== "draft") {
      return { kind: "refused", code: "invoice_not_editable", reason: "Not a draft", replayed: false };
    }
    if (step.name === "lines") {
      const { total, lines } = billOf(work);
      book.total += total + miscount;
      book.lines += lines.length;
    } else Object.assign(book, { status: "open", number: invoice?.number ?? null });
    return { kind: "done", stripeId: book.id, invoice: this.show(book) };
  }

  private look(job: Job, work: StepWork): StepAnswer {
    const { intent, step, invoice } = work;
    if (step.name === "customer") return { kind: "absent" };
    const book =
      step.name === "draft"
        ? this.invoices.find((one) => one.intentId === billReference(intent))
        : this.invoices.find((one) => one.id === invoice?.stripeInvoiceId);
    const there =
      book && (step.name === "draft" || (step.name === "lines" ? book.lines > 0 : book.status !== "draft"));
    if (!isKnown(job, work) || !there) return { kind: "absent" };
    return { kind: "done", stripeId: book.id, invoice: this.show(book) };
  }

  private show(book: Book): StripeInvoice {
    const { id, status, number, total, lines, paid, intentId } = book;
    const places = Array.from({ length: lines }, (_, index) => index);
    return {
      ...{ id, status, number, total, intentId, hostedUrl: null, automaticTax: null },
      ...{ subtotal: total, taxes: places.map(() => 0), lineCount: lines },
      lines: places.map((index) => ({ id: `il_${id}_${index}`, taxRateId: null })),
      ...{ amountPaid: paid, amountRemaining: total - paid, amountOverpaid: 0 },
      ...{ credited: 0, creditedAfter: 0, payments: [], creditNotes: null, refunds: null },
      finalisedAt: status === "draft" ? null : NOW,
      ...{ paidAt: status === "paid" ? NOW : null, voidedAt: null },
    };
  }
}

function billOf({ intent }: StepWork): FrozenBill {
  if (intent.frozen.kind !== "invoice") throw new Error("this stand-in knows Stripe invoices alone");
  return intent.frozen;
}

/** Whether the account in which the invoice stands knows its payer. */
function isKnown(job: Job, { invoice }: StepWork): boolean {
  return job.payers.some(
    (one) => one.accountId === invoice?.accountId && one.customerId === invoice?.customerId,
  );
}

function unknown(replayed: boolean): StepAnswer {
  return { kind: "unknown", reason: "Stripe did not answer", replayed };
}
