import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import { findInvoice, saveInvoice } from "../invoices/find.ts";
import { followRemaining } from "../payments/credit-invoice.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { CreditNote, Invoice } from "../store/stored.ts";
import { findCreditNote } from "./find.ts";

/** Only while the invoice is open: what was credited is owed again. */
export function voidCreditNote(scope: Scope, _: unknown, id: string): object {
  const note = findCreditNote(scope, id);
  if (note.status !== "issued") throw refusal("This credit note has already been voided.");
  const invoice = findInvoice(scope, note.invoice);
  if (invoice.status !== "open") {
    throw refusal("You can only void a credit note whose invoice is open.");
  }
  const voided: CreditNote = { ...note, status: "void", voided_at: now(scope) };
  scope.world.objects.save(scope.account, voided);
  emit(scope, "credit_note.voided", render(scope, voided));
  const owed: Invoice = {
    ...invoice,
    amount_due: invoice.amount_due + note.pre_payment_amount,
    amount_remaining: invoice.amount_remaining + note.pre_payment_amount,
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount - note.pre_payment_amount,
  };
  saveInvoice(scope, invoice, owed);
  followRemaining(scope, owed);
  return render(scope, voided);
}
