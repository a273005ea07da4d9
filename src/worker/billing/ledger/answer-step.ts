import type { BillingStepRow } from "../../database/rows.ts";
import { openFailure, resolveFailures } from "../../failures/rules.ts";
import { changed, happened, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Change, Context, Job } from "../../jobs/types.ts";
import type { StepAnswer, StepName } from "../types.ts";
import { backoff, PATIENCE } from "./backoff.ts";
import { mergeInvoice } from "./merge-invoice.ts";
import { stepAfter } from "./operations.ts";
import type { Done, Point } from "./outcome.ts";
import { OUTCOMES } from "./outcomes.ts";

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
  if (!intent || !step || step.status !== "calling" || step.attempt !== attempt) return unchanged(job);
  const point = { intent, step, invoice: job.invoices.find((one) => one.id === intent.invoiceId) };
  switch (answer.kind) {
    case "done":
      return stepDone(job, point, answer, context);
    case "unknown":
      return stepUnknown(job, point, answer.reason, answer.replayed, context);
    case "refused":
      // A stored refusal may belong to a call whose answer was lost, so the books decide before anyone is bothered.
      return answer.replayed
        ? tryLater(job, point, answer.reason, true, context)
        : stepRefused(job, point, answer, context);
    case "absent":
      return newAttempt(job, point, context);
  }
}

function stepDone(job: Job, point: Point, answer: Done, context: Context): Change {
  const { intent, step } = point;
  const outcome = OUTCOMES[step.name](job, point, answer, context);
  if ("again" in outcome) return tryLater(job, point, outcome.again, true, context);
  if ("refused" in outcome) {
    // What was refused of an invoice that is out is news of it.
    const news = point.invoice?.status === "draft" ? undefined : answer.invoice;
    const refused = { ...outcome.refused, ours: true, invoice: news };
    const no = stepRefused(outcome.job ?? job, point, refused, context);
    return { ...no, events: [...(outcome.events ?? []), ...no.events] };
  }

  const { stripeId } = answer;
  const done = happened("billing.step_done", { step: step.name, stripeId, attempt: step.attempt });
  let next = setStep(outcome.job, step, { status: "done", stripeId, error: null, dueAt: null, look: false });
  const following = stepAfter(intent.frozen.kind, step.name);
  if (following === undefined) {
    next = { ...next, intents: replaceRow(next.intents, intent.id, { status: "done" }) };
    next = resolveFailures(next, "billing", intent.id, context.now);
    return changed(next, done, ...outcome.events);
  }
  // A draft that a person is to see stops before its number is taken.
  if (intent.hold && following === "number") {
    next = { ...next, intents: replaceRow(next.intents, intent.id, { status: "waiting" }) };
    next = resolveFailures(next, "billing", intent.id, context.now);
    return changed(
      next,
      done,
      ...outcome.events,
      happened("billing.drafted", { invoiceId: intent.invoiceId }),
    );
  }
  return changed(startStep(next, intent.id, following, context.now), done, ...outcome.events);
}

function stepUnknown(job: Job, point: Point, reason: string, replayed: boolean, context: Context): Change {
  if (context.now - point.intent.runningSince > PATIENCE) {
    const detail = `Seven days of tries brought no answer. The last one: ${reason}`;
    return stepRefused(job, point, { code: "no_answer", reason: detail, ours: true }, context);
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

type Refused = Pick<Extract<StepAnswer, { kind: "refused" }>, "code" | "reason" | "ours" | "invoice">;

/** A no is shown to a person, with what Stripe's books say by now. */
function stepRefused(
  job: Job,
  point: Point,
  { code, reason, ours, invoice: reported }: Refused,
  context: Context,
): Change {
  const { intent, step, invoice } = point;
  const seen = invoice && reported ? mergeInvoice(job, invoice.id, reported, context) : unchanged(job);
  let next = setStep(seen.job, step, { status: "refused", dueAt: null, error: reason });
  next = { ...next, intents: replaceRow(next.intents, intent.id, { status: "refused" }) };
  const told = happened("billing.refused", { step: step.name, code, reason, ...(ours && { ours }) });
  // Who wanted to pay a part reads it on the page, and asks for another; the office can do nothing about it.
  if (intent.frozen.kind === "pay_part") return changed(next, ...seen.events, told);
  const found = { kind: "billing", subjectId: intent.id, invoiceId: invoice?.id ?? null, code } as const;
  next = openFailure(next, { ...found, detail: ours ? reason : `Stripe: ${reason}` }, context);
  return changed(next, ...seen.events, told);
}

function newAttempt(job: Job, point: Point, context: Context): Change {
  const { step } = point;
  const attempt = step.attempt + 1;
  const fresh = { attempt, tries: 0, look: false, attemptStartedAt: context.now, dueAt: context.now };
  const next = setStep(job, step, fresh);
  return changed(next, happened("billing.new_attempt", { step: step.name, attempt }));
}

/** Makes a step due now. */
export function startStep(job: Job, intentId: string, name: StepName, now: number): Job {
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
