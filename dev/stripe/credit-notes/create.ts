import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import { newId } from "../ids.ts";
import { saveInvoice } from "../invoices/find.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import { cancelPayment } from "../payments/cancel.ts";
import { asPaid, creditCustomer, followRemaining } from "../payments/credit-invoice.ts";
import { findIntent, latestCharge, paymentsOf } from "../payments/find.ts";
import { giveBack, unrefunded } from "../refunds/give-back.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { Charge, CreditNote, Invoice } from "../store/stored.ts";
import { type Composed, compose, type Parameters } from "./compose.ts";
import { creditNotesOf } from "./find.ts";

/** Takes away from what an invoice asks for, and gives back what was paid already. */
export function createCreditNote(scope: Scope, parameters: Parameters): object {
  const composed = compose(scope, parameters);
  const { invoice } = composed;
  const note = newNote(scope, composed, parameters);
  const { credit_amount = 0, refund_amount = 0 } = parameters;
  const refunded = refund_amount > 0 ? [refund(scope, invoice, refund_amount)] : [];
  const saved: CreditNote = { ...note, refunds: [...note.refunds, ...refunded] };
  scope.world.objects.insert(scope.account, "credit_note", saved);
  emit(scope, "credit_note.created", render(scope, saved));
  if (credit_amount > 0) creditCustomer(scope, invoice, credit_amount);
  applyTo(scope, invoice, composed);
  return render(scope, saved);
}

export function previewCreditNote(scope: Scope, parameters: Parameters): object {
  return render(scope, newNote(scope, compose(scope, parameters), parameters));
}

function newNote(scope: Scope, composed: Composed, parameters: Parameters): CreditNote {
  const { invoice, pre, post, total } = composed;
  const created = now(scope);
  const count = creditNotesOf(scope, invoice).length + 1;
  return {
    id: newId("cn"),
    object: "credit_note",
    amount: total,
    amount_shipping: 0,
    created,
    currency: invoice.currency,
    customer: invoice.customer ?? "",
    customer_account: null,
    customer_balance_transaction: parameters.credit_amount ? newId("cbtxn") : null,
    discount_amount: 0,
    discount_amounts: [],
    effective_at: parameters.effective_at ?? created,
    email_type: parameters.email_type === "none" ? "none" : "credit_note",
    invoice: invoice.id,
    lines: composed.lines,
    livemode: false,
    memo: parameters.memo || null,
    metadata: mergeMetadata({}, parameters.metadata),
    number: `${invoice.number}-CN-${String(count).padStart(2, "0")}`,
    out_of_band_amount: parameters.out_of_band_amount ?? null,
    post_payment_amount: post,
    pre_payment_amount: pre,
    pretax_credit_amounts: [],
    reason: parameters.reason ?? null,
    refunds: composed.refunds,
    shipping_cost: null,
    status: "issued",
    subtotal: composed.subtotal,
    subtotal_excluding_tax: composed.subtotal_excluding_tax,
    total,
    total_excluding_tax: composed.subtotal_excluding_tax,
    total_taxes: composed.total_taxes,
    type: post === 0 ? "pre_payment" : pre === 0 ? "post_payment" : "mixed",
    voided_at: null,
  };
}

/** A refund on the newest payment of the invoice that has enough left for all of it. */
function refund(scope: Scope, invoice: Invoice, amount: number): CreditNote["refunds"][number] {
  const charge = paymentsOf(scope, invoice)
    .flatMap((payment) => chargeOf(scope, payment.payment.payment_intent) ?? [])
    .find((candidate) => unrefunded(candidate) >= amount);
  if (charge === undefined) {
    throw refusal("No single payment of this invoice has enough left for a refund of this amount.", {
      param: "refund_amount",
    });
  }
  const made = giveBack(scope, charge, { amount, reason: null, metadata: {}, invoice: invoice.id });
  return { amount_refunded: amount, payment_record_refund: null, refund: made.id, type: "refund" };
}

function chargeOf(scope: Scope, intent: string | undefined): Charge | undefined {
  const charge = intent === undefined ? undefined : latestCharge(scope, findIntent(scope, intent));
  return charge?.status === "succeeded" ? charge : undefined;
}

/** What is left to pay shrinks; where nothing is left, the invoice is paid. */
function applyTo(scope: Scope, invoice: Invoice, { pre, post }: Composed): void {
  const credited: Invoice = {
    ...invoice,
    amount_due: invoice.amount_due - pre,
    amount_remaining: invoice.amount_remaining - pre,
    post_payment_credit_notes_amount: invoice.post_payment_credit_notes_amount + post,
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount + pre,
  };
  if (pre > 0 && credited.amount_remaining === 0) {
    saveInvoice(scope, invoice, asPaid(scope, credited), "invoice.paid");
    for (const payment of paymentsOf(scope, invoice)) cancelPayment(scope, payment);
    return;
  }
  saveInvoice(scope, invoice, credited);
  if (pre > 0) followRemaining(scope, credited);
}
