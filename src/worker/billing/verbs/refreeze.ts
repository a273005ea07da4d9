import { replaceRow } from "../../jobs/decision.ts";
import type { Context, Job } from "../../jobs/types.ts";
import { calendarDateIn } from "../../time/calendar.ts";
import { billLines } from "../bill-lines.ts";
import { billToOf } from "../freeze.ts";
import { freezeFor } from "../new-bill.ts";
import { dueDate } from "../terms.ts";
import type { StepName } from "../types.ts";
import { billingFor } from "../vocabulary.ts";

/**
 * Freezes a draft's bill as the job now stands, and has its steps begin over: the draft at Stripe is replaced.
 * @param from the step that was refused, which may have left something behind that the next attempt must find
 */
export function refreeze(job: Job, intentId: string, from: StepName | null, context: Context): Job {
  const intent = job.intents.find((one) => one.id === intentId);
  const invoice = job.invoices.find((one) => one.id === intent?.invoiceId);
  const milestone = job.milestones.find((one) => one.id === invoice?.milestoneId);
  if (!intent || !invoice || !milestone) return job;
  const terms = invoice.terms ?? billingFor(job).terms;
  const { lines, subtotal, tax, taxIncluded, total } = billLines(job, milestone);
  const dueOn = dueDate(terms, calendarDateIn(job.organisation.timeZone, context.now));
  const fresh = {
    ...invoice,
    ...{ lines, subtotal, tax, taxIncluded, total, amountDue: total, terms, dueOn, billTo: billToOf(job) },
    ...{ customerId: job.row.customerId, stripeInvoiceId: null, stripeLines: null },
  };
  const made = freezeFor(job, fresh, context);
  const frozen = made.kind === "invoice" ? { ...made, replaces: invoice.stripeInvoiceId } : made;
  const running = { status: "running" as const, runningSince: context.now };
  return {
    ...job,
    invoices: replaceRow(job.invoices, invoice.id, fresh),
    intents: replaceRow(job.intents, intentId, { ...running, revision: intent.revision + 1, frozen }),
    steps: beginOver(job, intentId, fresh, from, context.now),
  };
}

function beginOver(
  job: Job,
  intentId: string,
  invoice: Job["invoices"][number],
  from: StepName | null,
  now: number,
): Job["steps"] {
  const known = job.payers.find(
    (one) => one.accountId === invoice.accountId && one.customerId === invoice.customerId,
  );
  const own = job.steps.filter((step) => step.intentId === intentId);
  // A number that was taken stays this document's.
  const isDone = (name: StepName) =>
    (name === "customer" && known) || (name === "number" && invoice.number !== null);
  const first = own.find((step) => !isDone(step.name))?.name;
  return job.steps.map((step) => {
    if (step.intentId !== intentId) return step;
    if (step.name === "customer" && known)
      return { ...step, status: "done" as const, stripeId: known.stripeId };
    if (isDone(step.name)) return step;
    const fields = { tries: 0, error: null, stripeId: null, attempt: step.attempt + 1 };
    return step.name === first
      ? {
          ...step,
          ...fields,
          status: "calling" as const,
          attemptStartedAt: now,
          dueAt: now,
          look: from === first,
        }
      : { ...step, ...fields, status: "waiting" as const, attemptStartedAt: null, dueAt: null, look: false };
  });
}
