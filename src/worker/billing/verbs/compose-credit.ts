import type { CreditNoteRow, InvoiceRow } from "../../database/rows.ts";
import { refuse } from "../../jobs/decision.ts";
import type { Job, Refusal } from "../../jobs/types.ts";
import { formatMoney } from "../../money/format.ts";
import { refundedOf } from "../ledger/merge-refunds.ts";
import type { CreditInput, CreditLine, GiveBack, InvoiceLine } from "../types.ts";

export type Credit = {
  lines: CreditLine[];
  subtotal: number;
  tax: number;
  total: number;
  /** What goes back of what was paid already, the way it came or outside of Stripe. */
  refund: number;
  outside: number;
};

/**
 * What a credit note takes back, in minor units: a line's amount as it stands on the invoice, and its tax along with it. What was paid
 * already must go back to the unit, as Stripe demands (https://docs.stripe.com/api/credit_notes/create).
 */
export function composeCredit(
  job: Job,
  invoice: InvoiceRow,
  { parts, giveBack }: Pick<CreditInput, "parts" | "giveBack">,
): Credit | Refusal {
  const money = (minor: number) => formatMoney(minor, invoice.currency, job.organisation.locale);
  const left = leftToCredit(job, invoice);
  const asked =
    parts === "all"
      ? left.map(({ amount }, index) => ({ index, amount }))
      : parts.filter(({ amount }) => amount !== 0);
  const lines: CreditLine[] = [];
  for (const { index, amount } of asked) {
    const [line, rest] = [invoice.lines[index], left[index]];
    if (!line || !rest || amount < 0 || !Number.isInteger(amount) || lines.some((one) => one.index === index))
      return refuse("invalid_input", "A part of a line is an amount of it, each line once.");
    if (amount > rest.amount) {
      const detail = `Of “${line.description}” only ${money(rest.amount)} is left to credit.`;
      return refuse("too_much", detail);
    }
    if (amount > 0) lines.push(creditLine(line, index, amount, rest));
  }
  const subtotal = sum(lines.map((one) => one.amount));
  const tax = sum(lines.map((one) => one.tax));
  const total = subtotal + sum(lines.map((one) => (one.taxInclusive ? 0 : one.tax)));
  if (total <= 0) return refuse("invalid_input", "Enter what is credited of at least one line.");
  const most = invoice.total - invoice.credited - invoice.creditedAfter - refundedWithoutNote(job, invoice);
  if (total > most) {
    return refuse(
      "too_much",
      most > 0
        ? `Only ${money(most)} can still be credited: the rest was credited or refunded before.`
        : "All of it was credited or refunded before.",
    );
  }
  const before = invoice.status === "paid" ? 0 : Math.min(total, invoice.amountDue);
  const back = wayBack(job, invoice, total - before, giveBack, money);
  return "ok" in back ? back : { lines, subtotal, tax, total, ...back };
}

/** What is left of each line, amount and tax, after the credit notes that it has. */
function leftToCredit(job: Pick<Job, "creditNotes">, invoice: InvoiceRow) {
  const notes = notesOf(job, invoice);
  return invoice.lines.map((line, index) => {
    const taken = notes.flatMap((note) => note.lines.filter((one) => one.index === index));
    return {
      amount: Math.max(0, line.amount - sum(taken.map((one) => one.amount))),
      tax: Math.max(0, line.tax - sum(taken.map((one) => one.tax))),
    };
  });
}

function notesOf(job: Pick<Job, "creditNotes">, { id }: InvoiceRow): CreditNoteRow[] {
  return job.creditNotes.filter(
    (one) => one.invoiceId === id && (one.status === "issued" || one.status === "issuing"),
  );
}

/** The tax goes with its share of the line, half up; the last part takes what rounding left, so that it comes out even. */
function creditLine(
  line: InvoiceLine,
  index: number,
  amount: number,
  left: { amount: number; tax: number },
): CreditLine {
  const { description, taxInclusive } = line;
  const tax = amount === left.amount ? left.tax : Math.min(left.tax, share(line.tax, amount, line.amount));
  return { index, description, amount, tax, ...(taxInclusive && { taxInclusive }) };
}

/** `whole` times `part` by `of`, half up, whatever their size. */
function share(whole: number, part: number, of: number): number {
  return Number((2n * BigInt(whole) * BigInt(part) + BigInt(of)) / (2n * BigInt(of)));
}

/** How what was paid already goes back. @param back in minor units */
function wayBack(
  job: Job,
  invoice: InvoiceRow,
  back: number,
  giveBack: GiveBack,
  money: (minor: number) => string,
): { refund: number; outside: number } | Refusal {
  if (back === 0) return { refund: 0, outside: 0 };
  if (giveBack === "outside") return { refund: 0, outside: back };
  if (giveBack === "none") {
    const detail = `${money(back)} of this is paid already: say whether it goes back by card or outside of Stripe.`;
    return refuse("invalid_input", detail);
  }
  const cards = job.payments.filter(
    (one) => one.invoiceId === invoice.id && one.source === "stripe" && one.status === "paid",
  );
  if (cards.some((one) => one.amount - refundedOf(job, one) >= back)) return { refund: back, outside: 0 };
  return refuse(
    "too_much",
    `No single payment that Stripe took has ${money(back)} left: credit less at a time, or give it back outside of Stripe.`,
  );
}

/** Refunds that no credit note stands for: Stripe counts them as given back already. */
function refundedWithoutNote(job: Job, invoice: InvoiceRow): number {
  const own = job.refunds.filter((one) => one.invoiceId === invoice.id && one.status !== "failed");
  // What a note refunded comes back from Stripe under a name of its own.
  const byNotes = sum(
    notesOf(job, invoice)
      .filter((one) => one.giveBack === "refund")
      .map((one) => one.total),
  );
  const all = sum(own.map((one) => one.amount));
  return Math.max(0, all - Math.min(all, Math.min(byNotes, invoice.creditedAfter)));
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, one) => total + one, 0);
}
