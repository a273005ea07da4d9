import { missingObject } from "../http/errors.ts";
import type { Scope } from "../scope.ts";
import type { CreditNote, Invoice, Refund } from "../store/stored.ts";

export function findCreditNote(scope: Scope, id: string): CreditNote {
  const note = scope.world.objects.find(scope.account, "credit_note", id);
  if (note === undefined) throw missingObject("credit note", id);
  return note;
}

/** All credit notes of an invoice, newest first. */
export function creditNotesOf(scope: Scope, invoice: Invoice): CreditNote[] {
  return scope.world.objects.list(scope.account, "credit_note", {
    filter: { invoice: invoice.id },
    limit: 1000,
  });
}

export function issuedNotesOf(scope: Scope, invoice: Invoice): CreditNote[] {
  return creditNotesOf(scope, invoice).filter((note) => note.status === "issued");
}

/** The refunds of an invoice's payments that have not come to nothing. */
export function refundsOf(scope: Scope, invoice: Invoice): Refund[] {
  return scope.world.objects
    .list(scope.account, "refund", { filter: { invoice: invoice.id }, limit: 1000 })
    .filter((refund) => refund.status !== "failed" && refund.status !== "canceled");
}

/** How much of a refund (minor units) credit notes of its invoice stand for already. */
export function linkedAmount(notes: CreditNote[], refund: string): number {
  return notes
    .flatMap((note) => note.refunds)
    .filter((link) => link.refund === refund)
    .reduce((sum, link) => sum + link.amount_refunded, 0);
}
