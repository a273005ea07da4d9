import { billingFor } from "../billing/vocabulary.ts";
import type { CreditNoteRow, PaymentRow } from "../database/rows.ts";
import type { Change, Context, Job } from "../jobs/types.ts";
import { profileFor } from "../portals/profile.ts";
import { invoiceAddress } from "./invoice-mail.ts";
import { type LetterName, queueDelivery } from "./rules.ts";

/**
 * What the customer is written after something happened to money: a receipt for each payment that came, and each credit note that was
 * issued. Each once, whichever way it became known.
 * @param before the job as it was
 */
export function lettersAfter(before: Job, change: Change, context: Context): Change {
  const { job } = change;
  if (job.payments === before.payments && job.creditNotes === before.creditNotes) return change;
  const recipient = invoiceAddress(job);
  // An inbox that takes invoices without a word in them is read by a program, which knows nothing else.
  if (recipient === null || profileFor(job).mail.bodyEmpty) return change;
  const receipts = billingFor(job).receipt ? cameNow(before, job).map(({ id }) => nameOf("receipt", id)) : [];
  const notes = issuedNow(before, job).map(({ id }) => nameOf("credit_note", id));
  return [...receipts, ...notes].reduce((so: Change, letter) => {
    const queued = queueDelivery(so.job, { ...letter, recipient }, context);
    return { ok: true, job: queued.job, events: [...so.events, ...queued.events] };
  }, change);
}

function nameOf(kind: "receipt" | "credit_note", subjectId: string): LetterName {
  return { kind, subjectId, sequence: 1 };
}

function cameNow(before: Job, after: Job): PaymentRow[] {
  const known = new Set(before.payments.filter(({ status }) => status === "paid").map(({ id }) => id));
  return after.payments.filter(({ id, status }) => status === "paid" && !known.has(id));
}

/** Ours alone: of a note that somebody made in Stripe's dashboard, Stripe writes. One that undoes a payment is followed by an invoice. */
function issuedNow(before: Job, after: Job): CreditNoteRow[] {
  const known = new Set(before.creditNotes.filter(({ status }) => status === "issued").map(({ id }) => id));
  const told = after.intents.flatMap(({ frozen }) =>
    frozen.kind === "credit_note" && frozen.undoes === null ? [frozen.creditNoteId] : [],
  );
  return after.creditNotes.filter(
    ({ id, status }) => status === "issued" && !known.has(id) && told.includes(id),
  );
}
