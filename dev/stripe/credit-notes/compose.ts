import { invalid, refusal } from "../http/errors.ts";
import { findInvoice } from "../invoices/find.ts";
import { byRate } from "../invoices/totals.ts";
import { money } from "../money/currencies.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import type { CreditNote, CreditNoteLine, Invoice } from "../store/stored.ts";
import { issuedNotesOf, linkedAmount, refundsOf } from "./find.ts";
import { linkedRefunds } from "./linked-refunds.ts";
import { amountLine, linesOf, noteLine } from "./note-lines.ts";

export type Parameters = Parsed<ParametersOf["creditNotes.create"]>;

/** What a credit note says, with nothing done yet. Money in minor units. */
export interface Composed {
  invoice: Invoice;
  lines: CreditNoteLine[];
  subtotal: number;
  subtotal_excluding_tax: number;
  total: number;
  total_taxes: NonNullable<CreditNote["total_taxes"]>;
  /** Takes away from what remains to be paid. */
  pre: number;
  /** Was paid already, and is given back in one way or another. */
  post: number;
  refunds: CreditNote["refunds"];
}

const creditable = new Set(["open", "paid", "uncollectible"]);

/** Reads and checks the parameters of a new credit note, or of a preview of one. */
export function compose(scope: Scope, parameters: Parameters): Composed {
  const invoice = findInvoice(scope, parameters.invoice, "invoice");
  if (!creditable.has(invoice.status ?? "")) {
    throw refusal(`You can't create a credit note for an invoice with a status of ${invoice.status}.`, {
      param: "invoice",
    });
  }
  const notes = issuedNotesOf(scope, invoice);
  const lines = noteLines(scope, invoice, notes, parameters);
  const refunds = linkedRefunds(scope, invoice, notes, parameters.refunds ?? []);
  const sums = sumUp(lines);
  checkSize(invoice, sums.total, left(scope, invoice, notes, refunds));
  const payable = invoice.status === "paid" ? 0 : invoice.amount_remaining;
  const pre = Math.min(sums.total, payable);
  const composed = { invoice, lines, refunds, ...sums, pre, post: sums.total - pre };
  checkGivenBack(composed, parameters);
  return composed;
}

function noteLines(
  scope: Scope,
  invoice: Invoice,
  notes: CreditNote[],
  { amount, lines, shipping_cost }: Parameters,
): CreditNoteLine[] {
  if (shipping_cost !== undefined) {
    throw refusal("The local Stripe does not support shipping_cost on credit notes.", {
      param: "shipping_cost",
    });
  }
  if ((amount === undefined) === (lines === undefined)) {
    throw invalid("You must provide exactly one of `amount`, `lines`, or `shipping_cost`.", {
      param: "amount",
    });
  }
  if (amount !== undefined) {
    if (amount < 1) {
      throw invalid("Invalid positive integer", { code: "parameter_invalid_integer", param: "amount" });
    }
    return [amountLine(amount)];
  }
  const before = linesOf(notes);
  const made: CreditNoteLine[] = [];
  for (const [index, line] of (lines ?? []).entries()) {
    made.push(noteLine(scope, invoice, [...before, ...made], line, `lines[${index}]`));
  }
  return made;
}

function sumUp(lines: CreditNoteLine[]) {
  const total_taxes = byRate(lines.flatMap((line) => line.taxes ?? []));
  const tax = (behavior: string) =>
    total_taxes.reduce((sum, one) => sum + (one.tax_behavior === behavior ? one.amount : 0), 0);
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  return {
    subtotal,
    subtotal_excluding_tax: subtotal - tax("inclusive"),
    total: subtotal + tax("exclusive"),
    total_taxes,
  };
}

/** What can still be credited: the total without earlier notes, and without refunds that no note stands for. */
function left(scope: Scope, invoice: Invoice, notes: CreditNote[], linking: CreditNote["refunds"]): number {
  const credited = notes.reduce((sum, note) => sum + note.total, 0);
  const refunded = refundsOf(scope, invoice).reduce((sum, refund) => {
    const now = linking.filter((link) => link.refund === refund.id);
    const linked = now.reduce((part, link) => part + link.amount_refunded, linkedAmount(notes, refund.id));
    return sum + refund.amount - linked;
  }, 0);
  return Math.max(0, invoice.total - credited - refunded);
}

function checkSize(invoice: Invoice, total: number, most: number): void {
  if (total < 1) throw refusal("The total of a credit note must be greater than zero.", { param: "lines" });
  if (total <= most) return;
  throw refusal(
    `The credit note's total (${money(total, invoice.currency)}) is greater than what can still be credited on the invoice (${money(most, invoice.currency)}).`,
    { param: "amount" },
  );
}

/** Refunds, credit and money outside of Stripe come to exactly what was paid already. */
function checkGivenBack(composed: Composed, parameters: Parameters): void {
  const { credit_amount = 0, out_of_band_amount = 0, refund_amount = 0 } = parameters;
  for (const [param, amount] of Object.entries({ credit_amount, out_of_band_amount, refund_amount })) {
    if (amount < 0)
      throw invalid("Invalid non-negative integer", { code: "parameter_invalid_integer", param });
  }
  const linked = composed.refunds.reduce((sum, link) => sum + link.amount_refunded, 0);
  const given = credit_amount + out_of_band_amount + refund_amount + linked;
  if (given === composed.post) return;
  const { currency } = composed.invoice;
  throw refusal(
    `The sum of refunds, credit amount and out of band amount (${money(given, currency)}) must equal the credit note's post payment amount (${money(composed.post, currency)}).`,
  );
}
