import { billReference } from "../../src/worker/billing/freeze.ts";
import type { InvoiceStatus, StepAnswer, StripeInvoice } from "../../src/worker/billing/types.ts";
import type { Work } from "../../src/worker/jobs/next-work.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { NOW } from "./fixtures.ts";

export type Fault = "none" | "error" | "drop" | "refuse" | "poison" | "miscount";
type StepWork = Extract<Work, { kind: "step" }>;
type Book = {
  id: string;
  intentId: string;
  status: InvoiceStatus;
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

  /** What the ledger is told, with a fault on the way: lost before, lost after, refused, stored under the key, added up wrongly. */
  ask(job: Job, work: StepWork, fault: Fault, now: number): StepAnswer {
    if (fault === "error") return unknown(false);
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

  private execute(job: Job, work: StepWork, miscount: number): StepAnswer {
    const { intent, step, invoice } = work;
    if (step.name === "customer") return { kind: "done", stripeId: `cus_${++this.customers}` };
    if (step.name === "draft") {
      if (!job.customer.stripeCustomerId) throw new Error("a draft without a customer");
      const id = `in_${this.invoices.length + 1}`;
      const book: Book = {
        id,
        intentId: billReference(intent),
        status: "draft",
        total: 0,
        lines: 0,
        paid: 0,
      };
      this.invoices.push(book);
      return { kind: "done", stripeId: id, invoice: this.show(book) };
    }
    const book = this.invoices.find((one) => one.id === invoice.stripeInvoiceId);
    if (book?.status !== "draft") {
      return { kind: "refused", code: "invoice_not_editable", reason: "Not a draft", replayed: false };
    }
    if (step.name === "lines") {
      book.total += intent.frozen.total + miscount;
      book.lines += intent.frozen.lines.length;
    } else book.status = "open";
    return { kind: "done", stripeId: book.id, invoice: this.show(book) };
  }

  private look(job: Job, { intent, step, invoice }: StepWork): StepAnswer {
    if (step.name === "customer") return { kind: "absent" };
    const book =
      step.name === "draft"
        ? this.invoices.find((one) => one.intentId === billReference(intent))
        : this.invoices.find((one) => one.id === invoice.stripeInvoiceId);
    const there =
      book && (step.name === "draft" || (step.name === "lines" ? book.lines > 0 : book.status !== "draft"));
    if (!job.customer.stripeCustomerId || !there) return { kind: "absent" };
    return { kind: "done", stripeId: book.id, invoice: this.show(book) };
  }

  private show(book: Book): StripeInvoice {
    const { id, status, total, paid, intentId } = book;
    return {
      ...{
        id,
        status,
        total,
        intentId,
        lineCount: book.lines,
        amountPaid: paid,
        amountRemaining: total - paid,
      },
      ...{ number: status === "draft" ? null : `N-${id}`, hostedUrl: null, payments: [] },
      ...{
        finalisedAt: status === "draft" ? null : NOW,
        paidAt: status === "paid" ? NOW : null,
        voidedAt: null,
      },
    };
  }
}

function unknown(replayed: boolean): StepAnswer {
  return { kind: "unknown", reason: "Stripe did not answer", replayed };
}
