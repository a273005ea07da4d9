import type { BillingIntentRow, BillingStepRow, InvoiceRow } from "../database/rows.ts";
import { openFailure, resolveFailures } from "../failures/rules.ts";
import { changed, happened, replaceRow, unchanged } from "../jobs/decision.ts";
import type { Change, Context, Job } from "../jobs/types.ts";
import { backoff, PATIENCE } from "./backoff.ts";
import { mergeInvoice } from "./merge-invoice.ts";
import { STEP_ORDER } from "./start-billing.ts";
import type { StepAnswer, StepName, StripeInvoice } from "./types.ts";

type Point = { intent: BillingIntentRow; step: BillingStepRow; invoice: InvoiceRow };

/**
 * Records what Stripe said to one step and makes the next one due. An answer to an attempt that is no longer the present one
 * changes nothing.
 */
export function answerStep(
  job: Job,
  intentId: string,
  name: StepName,
  attempt: number,
  answer: StepAnswer,
  context: Context,
): Change {
  const intent = job.intents.find((one) => one.id === intentId);
  const step = job.steps.find((one) => one.intentId === intentId && one.name === name);
  const invoice = job.invoices.find((one) => one.id === intent?.invoiceId);
  if (!intent || !step || !invoice || step.status !== "calling" || step.attempt !== attempt)
    return unchanged(job);
  const point = { intent, step, invoice };
  switch (answer.kind) {
    case "done":
      return stepDone(job, point, answer.stripeId, answer.invoice, context);
    case "unknown":
      return stepUnknown(job, point, answer.reason, answer.replayed, context);
    case "refused":
      // A stored refusal may belong to a call whose answer was lost, so the books decide before anyone is bothered.
      return answer.replayed
        ? tryLater(job, point, answer.reason, true, context)
        : stepRefused(job, point, answer.code, answer.reason, context);
    case "absent":
      return newAttempt(job, point, context);
  }
}

function stepDone(
  job: Job,
  point: Point,
  stripeId: string,
  reported: StripeInvoice | undefined,
  context: Context,
): Change {
  const { intent, step, invoice } = point;
  if (step.name === "lines" && reported?.total !== intent.frozen.total) {
    const reason = `Stripe adds the lines up to ${reported?.total ?? "nothing"}, we to ${intent.frozen.total}, in the smallest unit of ${invoice.currency.toUpperCase()}.`;
    return stepRefused(job, point, "total_mismatch", reason, context);
  }
  if (step.name === "finalise" && (!reported || reported.status === "draft")) {
    return tryLater(job, point, "Stripe answered without finalising the invoice", true, context);
  }
  let next = setStep(job, step, { status: "done", stripeId, error: null, dueAt: null, look: false });
  if (step.name === "customer")
    next = { ...next, customer: { ...next.customer, stripeCustomerId: stripeId } };
  if (step.name === "draft") {
    next = { ...next, invoices: replaceRow(next.invoices, invoice.id, { stripeInvoiceId: stripeId }) };
  }
  const done = happened("billing.step_done", { step: step.name, stripeId, attempt: step.attempt });
  const following = STEP_ORDER[STEP_ORDER.indexOf(step.name) + 1];
  if (following) {
    next = startStep(next, intent.id, following, context.now);
    return changed(next, done);
  }
  next = { ...next, intents: replaceRow(next.intents, intent.id, { status: "done" }) };
  next = resolveFailures(next, "billing", intent.id, context.now);
  if (!reported) return changed(next, done);
  const merged = mergeInvoice(next, invoice.id, reported, context);
  return { ...merged, events: [done, ...merged.events] };
}

function stepUnknown(job: Job, point: Point, reason: string, replayed: boolean, context: Context): Change {
  if (context.now - point.intent.runningSince > PATIENCE) {
    const detail = `Seven days of tries brought no answer. The last one: ${reason}`;
    return stepRefused(job, point, "no_answer", detail, context);
  }
  return tryLater(job, point, reason, replayed || point.step.look, context);
}

function tryLater(job: Job, point: Point, reason: string, look: boolean, context: Context): Change {
  const { step } = point;
  const tries = step.tries + 1;
  const dueAt = context.now + backoff(tries, context.chance());
  const next = setStep(job, step, { tries, look, dueAt, error: reason });
  return changed(next, happened("billing.delayed", { step: step.name, reason, tries, nextTryAt: dueAt }));
}

function stepRefused(job: Job, point: Point, code: string, reason: string, context: Context): Change {
  const { intent, step, invoice } = point;
  let next = setStep(job, step, { status: "refused", dueAt: null, error: reason });
  next = { ...next, intents: replaceRow(next.intents, intent.id, { status: "refused" }) };
  next = openFailure(
    next,
    { kind: "billing", subjectId: intent.id, invoiceId: invoice.id, code, detail: `Stripe: ${reason}` },
    context,
  );
  return changed(next, happened("billing.refused", { step: step.name, code, reason }));
}

function newAttempt(job: Job, point: Point, context: Context): Change {
  const { step } = point;
  const attempt = step.attempt + 1;
  const next = setStep(job, step, {
    attempt,
    tries: 0,
    look: false,
    attemptStartedAt: context.now,
    dueAt: context.now,
  });
  return changed(next, happened("billing.new_attempt", { step: step.name, attempt }));
}

function startStep(job: Job, intentId: string, name: StepName, now: number): Job {
  const step = job.steps.find((one) => one.intentId === intentId && one.name === name);
  return step
    ? setStep(job, step, { status: "calling", attemptStartedAt: now, dueAt: now, error: null })
    : job;
}

export function setStep(job: Job, step: BillingStepRow, fields: Partial<BillingStepRow>): Job {
  return {
    ...job,
    steps: job.steps.map((one) =>
      one.intentId === step.intentId && one.name === step.name ? { ...one, ...fields } : one,
    ),
  };
}
