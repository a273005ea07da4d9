import { DAY, KEY_PROTECTS_FOR } from "../billing/ledger/backoff.ts";
import type { BillingIntentRow, BillingStepRow, DeliveryRow, InvoiceRow } from "../database/rows.ts";
import { type LetterSubject, subjectOf } from "../delivery/subject.ts";
import type { Job } from "./types.ts";

export type Work =
  | {
      kind: "step";
      how: "call" | "look";
      intent: BillingIntentRow;
      step: BillingStepRow;
      /** None for an operation about the customer alone. */
      invoice: InvoiceRow | undefined;
    }
  | ({ kind: "delivery"; delivery: DeliveryRow } & LetterSubject);

/** What of the job's ledger is due: one thing at a time, money before letters. */
export function nextWork(job: Job, now: number): Work | null {
  for (const step of job.steps) {
    if (step.status !== "calling" || (step.dueAt ?? now) > now) continue;
    const intent = job.intents.find((one) => one.id === step.intentId && one.status === "running");
    const invoice = job.invoices.find((one) => one.id === intent?.invoiceId);
    if (intent) return { kind: "step", how: howToAsk(step, now), intent, step, invoice };
  }
  for (const delivery of job.deliveries) {
    if (delivery.status !== "queued" || (delivery.dueAt ?? now) > now) continue;
    const subject = subjectOf(job, delivery);
    if (subject) return { kind: "delivery", delivery, ...subject };
  }
  return null;
}

/** When the ledger next wants attention (milliseconds since 1970), or null when nothing is left to do. */
export function nextDueAt(job: Job): number | null {
  const running = new Set(job.intents.filter((one) => one.status === "running").map((one) => one.id));
  const due = [
    ...job.steps
      .filter((one) => one.status === "calling" && running.has(one.intentId))
      .map((one) => one.dueAt ?? 0),
    // A letter about nothing would keep the alarm ringing.
    ...job.deliveries
      .filter((one) => one.status === "queued" && subjectOf(job, one) !== null)
      .map((one) => one.dueAt ?? 0),
  ];
  return due.length === 0 ? null : Math.min(...due);
}

/**
 * While its key is remembered a call may be repeated; after that, or when the key holds somebody's error, Stripe's books are
 * read first. A day's doubt about clocks is not worth a second invoice.
 */
function howToAsk(step: BillingStepRow, now: number): "call" | "look" {
  if (step.look) return "look";
  const age = now - (step.attemptStartedAt ?? now);
  return age < KEY_PROTECTS_FOR && age > -DAY ? "call" : "look";
}
