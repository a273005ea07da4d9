import type {
  StripeCreditNote,
  StripeInvoice,
  StripePayment,
  StripeRefund,
} from "../../src/worker/billing/stripe-books.ts";
import type { InvoiceStatus } from "../../src/worker/billing/types.ts";
import { NOW } from "./fixtures.ts";

/** A payment of an invoice: one that nobody has tried yet is `waiting`. Amounts in minor units. */
type Money = Omit<StripePayment, "status"> & { status: "waiting" | "processing" | "paid" | "failed" };
export type Book = {
  id: string;
  intentId: string;
  status: InvoiceStatus;
  number: string | null;
  total: number;
  lines: number;
  paid: number;
  credited: number;
  creditedAfter: number;
  over: number;
  payments: Money[];
  notes: StripeCreditNote[];
  refunds: StripeRefund[];
};

/** Stripe's no. */
export class No extends Error {}

/** Stripe's books of invoices, and what each call to them refuses, as dev/stripe/README.md has it. */
export class StripeBooks {
  readonly invoices: Book[] = [];
  readonly deleted = new Set<string>();
  private made = 0;

  id(prefix: string): string {
    return `${prefix}_${++this.made}`;
  }

  find(id: string | null | undefined): Book | undefined {
    return this.invoices.find((one) => one.id === id);
  }

  must(id: string | null | undefined): Book {
    const book = this.find(id);
    if (!book) throw new No("No such invoice");
    return book;
  }

  draft(intentId: string): Book {
    const book: Book = {
      ...{ id: this.id("in"), intentId, status: "draft", number: null, total: 0, lines: 0 },
      ...{ paid: 0, credited: 0, creditedAfter: 0, over: 0, payments: [], notes: [], refunds: [] },
    };
    this.invoices.push(book);
    return book;
  }

  /** What is gone already is gone; what is out stays. */
  remove(id: string | null): void {
    const book = this.find(id);
    if (!book) return;
    if (book.status !== "draft") throw new No("You can only delete draft invoices.");
    this.invoices.splice(this.invoices.indexOf(book), 1);
    this.deleted.add(book.id);
  }

  void(book: Book): void {
    if (book.payments.some((one) => one.status === "paid")) throw new No("It has paid payments.");
    if (book.payments.some((one) => one.status === "waiting")) throw new No("A payment is attached.");
    if (book.status !== "open" && book.status !== "uncollectible") throw new No("It isn't open.");
    book.status = "void";
  }

  writeOff(book: Book): void {
    if (book.status !== "open") throw new No("It isn't open.");
    if (book.payments.some((one) => one.status === "waiting")) throw new No("A payment is attached.");
    book.status = "uncollectible";
  }

  markPaid(book: Book): void {
    if (book.status !== "open" && book.status !== "uncollectible") throw new No("It isn't open.");
    Object.assign(book, { status: "paid", paid: book.total - book.credited });
    this.cancelParts(book);
  }

  /** A payment of the invoice, from a card or told by us. */
  bring(book: Book, amount: number, { source = "stripe" as StripePayment["source"], part = "" } = {}): void {
    const isOwed = book.status === "open" || book.status === "uncollectible";
    const counts = isOwed ? Math.min(amount, owedOf(book)) : 0;
    const known = book.payments.find((one) => one.paymentIntentId === part && part !== "");
    const intent = source === "stripe" ? (known?.paymentIntentId ?? this.id("pi")) : null;
    const paid: Money = {
      ...{ id: known?.id ?? this.id("inpay"), status: "paid", source, amount: counts, at: NOW },
      ...{ method: null, paymentIntentId: intent, chargeId: intent && `ch_${intent}` },
    };
    if (known) Object.assign(known, paid);
    else book.payments.push(paid);
    book.paid += counts;
    book.over += amount - counts;
    if (isOwed && owedOf(book) === 0) {
      book.status = "paid";
      this.cancelParts(book);
    }
  }

  attach(book: Book, intent: string, amount: number): void {
    if (book.status !== "open") throw new No("It isn't open.");
    if (book.payments.some((one) => one.paymentIntentId === intent)) throw new No("It is attached already.");
    if (amount > owedOf(book)) throw new No("It is more than what remains.");
    book.payments.push({
      ...{ id: this.id("inpay"), status: "waiting", source: "stripe", amount, at: NOW },
      ...{ method: null, paymentIntentId: intent, chargeId: null },
    });
  }

  cancelParts(book: Book): void {
    for (const one of book.payments) if (one.status === "waiting") one.status = "failed";
  }

  /** What remains shrinks first; what was paid goes back to the unit. */
  credit(
    book: Book,
    asked: { creditNoteId: string | null; total: number; refund: number; outside: number },
  ): StripeCreditNote {
    const { creditNoteId, total, refund, outside } = asked;
    if (book.status === "draft" || book.status === "void") throw new No(`It is ${book.status}.`);
    const loose = book.refunds.filter((one) => one.status !== "failed" && !this.linked.has(one.id));
    const left = book.total - sum(book.notes.map((one) => one.total)) - sum(loose.map((one) => one.amount));
    if (total < 1 || total > left) throw new No("It is more than what can still be credited.");
    const before = book.status === "paid" ? 0 : Math.min(total, owedOf(book));
    if (refund + outside !== total - before) throw new No("What goes back is not what was paid.");
    if (refund > 0) this.linked.add(this.giveBack(book, { amount: refund }).id);
    const note: StripeCreditNote = {
      ...{ id: this.id("note"), number: `${book.number}-CN`, status: "issued", total, tax: 0 },
      ...{ creditNoteId, reason: null, at: NOW },
    };
    book.notes.push(note);
    book.credited += before;
    book.creditedAfter += total - before;
    if (before > 0 && owedOf(book) === 0) {
      book.status = "paid";
      this.cancelParts(book);
    }
    return note;
  }
  private readonly linked = new Set<string>();

  /** From one payment that has enough left of it. */
  giveBack(book: Book, asked: { amount: number; intent?: string; refundId?: string }): StripeRefund {
    const { amount, intent, refundId = null } = asked;
    const from = book.payments.find(
      (one) =>
        one.status === "paid" &&
        one.source === "stripe" &&
        (intent === undefined || one.paymentIntentId === intent) &&
        one.amount - sum(refundsOf(book, one).map((back) => back.amount)) >= amount,
    );
    if (!from) throw new No("No payment has that much left.");
    const { paymentIntentId } = from;
    const made: StripeRefund = {
      ...{ id: this.id("re"), status: "succeeded", amount, paymentIntentId, refundId },
      ...{ reason: null, at: NOW },
    };
    book.refunds.push(made);
    return made;
  }

  show(book: Book, whole = true): StripeInvoice {
    const { id, status, number, total, lines, paid, intentId, credited, creditedAfter, over } = book;
    const places = Array.from({ length: lines }, (_, index) => index);
    const seen = (one: Money): StripePayment[] =>
      one.status === "waiting" ? [] : [{ ...one, status: one.status }];
    return {
      ...{ id, status, number, total, intentId, hostedUrl: null, automaticTax: null, subtotal: total },
      ...{ taxes: places.map(() => 0), lineCount: lines, credited, creditedAfter, amountOverpaid: over },
      lines: places.map((index) => ({ id: `il_${id}_${index}`, taxRateId: null })),
      ...{ amountPaid: paid, amountRemaining: status === "draft" ? total : owedOf(book) },
      payments: book.payments.flatMap(seen),
      creditNotes: credited + creditedAfter > 0 ? book.notes.map((one) => ({ ...one })) : null,
      refunds: whole || creditedAfter > 0 ? book.refunds.map((one) => ({ ...one })) : null,
      finalisedAt: status === "draft" ? null : NOW,
      ...{ paidAt: status === "paid" ? NOW : null, voidedAt: status === "void" ? NOW : null },
    };
  }
}

/** What still remains to be paid, in minor units. */
export function owedOf({ status, total, paid, credited }: Book): number {
  return status === "paid" || status === "void" ? 0 : total - paid - credited;
}

function refundsOf(book: Book, { paymentIntentId }: Pick<Money, "paymentIntentId">): StripeRefund[] {
  return book.refunds.filter((one) => one.paymentIntentId === paymentIntentId && one.status !== "failed");
}

export function sum(amounts: number[]): number {
  return amounts.reduce((total, one) => total + one, 0);
}
