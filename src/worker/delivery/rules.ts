import { backoff, KEY_PROTECTS_FOR } from "../billing/ledger/backoff.ts";
import type { DeliveryRow, InvoiceRow } from "../database/rows.ts";
import { openFailure, resolveFailures } from "../failures/rules.ts";
import { changed, happened, refuse, replaceRow, unchanged } from "../jobs/decision.ts";
import type { Change, Context, Decision, Job, NewEvent } from "../jobs/types.ts";
import { invoiceAddress } from "./invoice-mail.ts";
import { isPhone } from "./recipient.ts";
import { subjectOf } from "./subject.ts";
import type { DeliveryAnswer, DeliveryKind } from "./types.ts";

type Step = { job: Job; events: NewEvent[] };

const LETTER: { [kind in DeliveryKind]: string } = {
  invoice: "The invoice",
  reminder: "A reminder",
  receipt: "The receipt",
  credit_note: "The credit note",
  confirmation: "The link to confirm the work",
  more: "The request to approve more",
  change: "The change order",
};

const FATE = {
  refused: "was not sent",
  unsure: "may or may not have been sent",
  bounced: "came back",
};

/** Writes down that the invoice's letter is to be sent; the same one is never written down twice. */
export function queueLetter(job: Job, invoice: InvoiceRow, sequence: number, context: Context): Step {
  const recipient = invoiceAddress(job) ?? undefined;
  return queueDelivery(job, { kind: "invoice", subjectId: invoice.id, sequence, recipient }, context);
}

/** What a letter is about, and which one of its kind it is. `recipient` is the customer's address where it names no other. */
export type LetterName = {
  kind: DeliveryKind;
  subjectId: string;
  sequence: number;
  recipient?: string;
};

/** One e-mail or text, due at once. */
export function queueDelivery(job: Job, letter: LetterName, context: Context): Step {
  const { kind, subjectId, sequence } = letter;
  const known = job.deliveries.some(
    (one) => one.subjectId === subjectId && one.kind === kind && one.sequence === sequence,
  );
  const recipient = letter.recipient ?? job.customer.email;
  if (known || !recipient) return { job, events: [] };
  const row: DeliveryRow = {
    organisationId: job.row.organisationId,
    id: context.newId("mail"),
    jobId: job.row.id,
    subjectId,
    kind,
    sequence,
    recipient,
    status: "queued",
    tries: 0,
    dueAt: context.now,
    firstTriedAt: context.now,
    providerId: null,
    error: null,
    createdAt: context.now,
    sentAt: null,
  };
  const queued = happened("delivery.queued", { deliveryId: row.id, kind, sequence, subjectId });
  return { job: { ...job, deliveries: [...job.deliveries, row] }, events: [queued] };
}

/** The office sends the letter again. */
export function sendAgain(job: Job, invoiceId: string, context: Context): Decision {
  const invoice = job.invoices.find((one) => one.id === invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  if (invoice.status === "draft")
    return refuse("not_payable", "The invoice is not finalised yet; it is sent by itself then.");
  if (invoice.status === "paid")
    return refuse("not_payable", "The invoice is paid; there is nothing left to ask for.");
  if (invoice.status === "void")
    return refuse("not_payable", "The invoice is void; there is nothing to send.");
  if (invoiceAddress(job) === null)
    return refuse("no_address", `${job.customer.name} has no e-mail address: add one first.`);
  if (letters(job, invoiceId).some((one) => one.status === "queued")) return unchanged(job);
  const { job: next, events } = queueLetter(job, invoice, nextSequence(job, invoiceId), context);
  return changed(next, ...events);
}

/** Records what came of one attempt to send. */
export function answerDelivery(
  job: Job,
  deliveryId: string,
  answer: DeliveryAnswer,
  context: Context,
): Change {
  const delivery = job.deliveries.find((one) => one.id === deliveryId);
  // A letter that left in the moment in which it became needless has left.
  const open = delivery?.status === "queued" || (delivery?.status === "cancelled" && answer.kind === "sent");
  if (!delivery || !open) return unchanged(job);
  const { kind, sequence, subjectId } = delivery;
  const facts = { deliveryId, kind, sequence, subjectId };
  switch (answer.kind) {
    case "sent": {
      const { providerId } = answer;
      const sent = setDelivery(job, deliveryId, {
        status: "sent",
        providerId,
        sentAt: context.now,
        dueAt: null,
        error: null,
      });
      const resolved = resolveFailures(sent, "delivery", deliveryId, context.now);
      const invoices = resolved.invoices.map((one) =>
        one.id === subjectId && kind === "invoice" ? { ...one, sentAt: one.sentAt ?? context.now } : one,
      );
      return changed({ ...resolved, invoices }, happened("delivery.sent", facts));
    }
    case "needless": {
      const resolved = resolveFailures(job, "delivery", deliveryId, context.now);
      const cancelled = setDelivery(resolved, deliveryId, { status: "cancelled", dueAt: null });
      return changed(cancelled, happened("delivery.cancelled", { ...facts, reason: answer.reason }));
    }
    case "refused":
    case "unsure":
      return deliveryFailed(job, delivery, answer.kind, answer.reason, context);
    case "unknown": {
      if (context.now - (delivery.firstTriedAt ?? context.now) > KEY_PROTECTS_FOR) {
        return deliveryFailed(job, delivery, "unsure", answer.reason, context);
      }
      const tries = delivery.tries + 1;
      const dueAt = context.now + backoff(tries, context.chance());
      const delayed = setDelivery(job, deliveryId, { tries, dueAt, error: answer.reason });
      const data = { ...facts, reason: answer.reason, tries, nextTryAt: dueAt };
      return changed(delayed, happened("delivery.delayed", data));
    }
  }
}

/** Nothing more is sent about what needs no letter any more, an invoice or a request, and no letter of it needs a person. */
export function cancelDeliveries(job: Job, subjectId: string, reason: string, now: number): Step {
  const aboutIt = job.deliveries.filter((one) => one.subjectId === subjectId);
  const waiting = aboutIt.filter((one) => one.status === "queued");
  const resolved = aboutIt.reduce((so, { id }) => resolveFailures(so, "delivery", id, now), job);
  const next = waiting.reduce(
    (so, { id }) => setDelivery(so, id, { status: "cancelled", dueAt: null }),
    resolved,
  );
  const events = waiting.map(({ id, kind, sequence }) =>
    happened("delivery.cancelled", { deliveryId: id, kind, sequence, subjectId, reason }),
  );
  return { job: next, events };
}

/**
 * A person has a letter tried again. To the same address it goes out under the key that it had, as long as the mail service knows
 * it: the try before the refusal may have left unseen, and a key counts only once something was sent under it
 * (https://resend.com/docs/dashboard/emails/idempotency-keys).
 */
export function retryDelivery(job: Job, deliveryId: string, context: Context): Decision {
  const delivery = job.deliveries.find((one) => one.id === deliveryId);
  if (!delivery || !["refused", "unsure", "bounced"].includes(delivery.status)) {
    return refuse("not_retryable", "This letter needs no further try.");
  }
  // Who confirms is whom the crew named on site; anything else goes to where the customer is reached now.
  const named = delivery.kind === "confirmation" || isPhone(delivery.recipient);
  const goesWhereInvoicesGo = ["invoice", "receipt", "credit_note"].includes(delivery.kind);
  const current = goesWhereInvoicesGo ? invoiceAddress(job) : job.customer.email;
  const recipient = (named ? null : current) ?? delivery.recipient;
  const keyIsKnown = context.now - (delivery.firstTriedAt ?? 0) <= KEY_PROTECTS_FOR;
  const sameKey = delivery.status === "refused" && recipient === delivery.recipient && keyIsKnown;
  const fields = {
    status: "queued" as const,
    recipient,
    tries: 0,
    dueAt: context.now,
    firstTriedAt: sameKey ? delivery.firstTriedAt : context.now,
  };
  return changed(setDelivery(job, deliveryId, fields), happened("delivery.retried", { deliveryId }));
}

/** Shows a person that a letter did not arrive. */
export function deliveryFailed(
  job: Job,
  delivery: DeliveryRow,
  status: "refused" | "unsure" | "bounced",
  reason: string,
  context: Context,
): Change {
  const { id, kind, sequence, subjectId, recipient } = delivery;
  const failed = setDelivery(job, id, { status, dueAt: null, error: reason });
  const what = LETTER[kind];
  const subject = subjectOf(job, delivery);
  const invoiceId = subject && "invoice" in subject ? subject.invoice.id : null;
  const detail = `${what} to ${recipient} ${FATE[status]}. ${reason}`;
  const shown = openFailure(
    failed,
    { kind: "delivery", subjectId: id, invoiceId, code: status, detail },
    context,
  );
  return changed(shown, happened("delivery.failed", { deliveryId: id, kind, sequence, subjectId, reason }));
}

export function setDelivery(job: Job, id: string, fields: Partial<DeliveryRow>): Job {
  return { ...job, deliveries: replaceRow(job.deliveries, id, fields) };
}

function letters(job: Job, invoiceId: string): DeliveryRow[] {
  return job.deliveries.filter((one) => one.subjectId === invoiceId && one.kind === "invoice");
}

function nextSequence(job: Job, invoiceId: string): number {
  return Math.max(0, ...letters(job, invoiceId).map((one) => one.sequence)) + 1;
}
