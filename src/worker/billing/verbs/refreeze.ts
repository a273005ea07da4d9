import type { BillingIntentRow, InvoiceRow } from "../../database/rows.ts";
import { replaceRow } from "../../jobs/decision.ts";
import type { Context, Job } from "../../jobs/types.ts";
import { calendarDateIn } from "../../time/calendar.ts";
import { billLines } from "../bill-lines.ts";
import { billToOf } from "../freeze.ts";
import { freezeFor } from "../new-bill.ts";
import { dueDate } from "../terms.ts";
import type { StepName } from "../types.ts";
import { billingFor } from "../vocabulary.ts";

/** A draft as the job would be billed now, and what Stripe would be told of it. */
export function freshBill(job: Job, intent: BillingIntentRow, context: Context) {
  const invoice = job.invoices.find((one) => one.id === intent.invoiceId);
  const milestone = job.milestones.find((one) => one.id === invoice?.milestoneId);
  if (!invoice || !milestone) return null;
  const terms = invoice.terms ?? billingFor(job).terms;
  const { lines, subtotal, tax, taxIncluded, total } = billLines(job, milestone);
  const dueOn = dueDate(terms, calendarDateIn(job.organisation.timeZone, context.now));
  const fresh: InvoiceRow = {
    ...invoice,
    ...{ lines, subtotal, tax, taxIncluded, total, amountDue: total, terms, dueOn, billTo: billToOf(job) },
    ...{ customerId: job.row.customerId, stripeInvoiceId: null, stripeLines: null },
  };
  return { was: invoice, invoice: fresh, frozen: freezeFor(job, fresh, context) };
}

/**
 * Freezes a draft's bill as the job now stands, and has its steps begin over: the draft at Stripe is replaced.
 * @param from the step that was refused, which may have left something behind that the next attempt must find
 * @param hold whether it waits for a person afterwards; as it did before where nobody says
 */
export function refreeze(
  job: Job,
  intentId: string,
  from: StepName | null,
  context: Context,
  asked: { hold?: boolean } = {},
): Job {
  const intent = job.intents.find((one) => one.id === intentId);
  const fresh = intent && freshBill(job, intent, context);
  if (!intent || !fresh) return job;
  const { was, invoice, frozen: made } = fresh;
  const frozen = made.kind === "invoice" ? { ...made, replaces: draftAtStripe(was, intent) } : made;
  const hold = asked.hold ?? intent.hold;
  const over = beginOver(job, intentId, invoice, { from, hold }, context.now);
  const status = over.waits ? ("waiting" as const) : ("running" as const);
  const again = { status, hold, runningSince: context.now, revision: intent.revision + 1, frozen };
  return {
    ...job,
    invoices: replaceRow(job.invoices, invoice.id, invoice),
    intents: replaceRow(job.intents, intentId, again),
    steps: over.steps,
  };
}

/**
 * The draft that Stripe may still have of a bill: its own, or the one that it was to take the place of when Stripe refused. Forgotten,
 * it could be finalised in Stripe's dashboard beside the one that takes its place.
 */
export function draftAtStripe(
  { stripeInvoiceId }: Pick<InvoiceRow, "stripeInvoiceId">,
  { frozen }: Pick<BillingIntentRow, "frozen">,
): string | null {
  return stripeInvoiceId ?? (frozen.kind === "invoice" ? frozen.replaces : null);
}

function beginOver(
  job: Job,
  intentId: string,
  invoice: InvoiceRow,
  { from, hold }: { from: StepName | null; hold: boolean },
  now: number,
): { steps: Job["steps"]; waits: boolean } {
  const known = job.payers.find(
    (one) => one.accountId === invoice.accountId && one.customerId === invoice.customerId,
  );
  const own = job.steps.filter((step) => step.intentId === intentId);
  // A number that was taken stays this document's.
  const isDone = (name: StepName) =>
    (name === "customer" && known) || (name === "number" && invoice.number !== null);
  const first = own.find((step) => !isDone(step.name))?.name;
  // Before its number is taken, a draft stops for a person; nothing of it needs to be made at Stripe.
  const waits = hold && first === "number";
  const steps = job.steps.map((step) => {
    if (step.intentId !== intentId) return step;
    if (step.name === "customer" && known)
      return { ...step, status: "done" as const, stripeId: known.stripeId };
    if (isDone(step.name)) return step;
    const fields = { tries: 0, error: null, stripeId: null, attempt: step.attempt + 1 };
    return step.name === first && !waits
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
  return { steps, waits };
}
