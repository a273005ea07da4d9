import { changed, happened, refuse, replaceRow } from "../jobs/decision.ts";
import type { Context, Decision, Job } from "../jobs/types.ts";
import { totalsOf } from "../money/totals.ts";
import { setStep } from "./answer-step.ts";
import { freezeBill } from "./freeze.ts";
import { failedPreflight, whatStandsAgainst } from "./start-billing.ts";
import type { InvoiceLine } from "./types.ts";

/**
 * A person has a refused bill tried again. What was refused is asked for anew after a look into Stripe's books; a bill whose
 * draft or lines were refused is frozen again as the job now stands, and its steps begin over.
 */
export function retryBilling(job: Job, intentId: string, context: Context): Decision {
  const intent = job.intents.find((one) => one.id === intentId);
  const invoice = job.invoices.find((one) => one.id === intent?.invoiceId);
  const refused = job.steps.find((one) => one.intentId === intentId && one.status === "refused");
  if (!intent || !invoice || !refused || intent.status !== "refused")
    return refuse("not_retryable", "This bill needs no further try.");
  const refusal = whatStandsAgainst(job, invoice.milestoneId) ?? failedPreflight(job, context.now);
  if (refusal) return refusal;

  const failure = job.failures.find((one) => one.kind === "billing" && one.subjectId === intentId);
  const { bill, dueOn } = freezeBill(job, invoice.milestoneId, context.now);
  const sameLines = asTold(bill.lines) === asTold(intent.frozen.lines);
  // Nobody knows how these ended, or only the last press is missing: go on with the same bill.
  const goOn = failure?.code === "no_answer" || (refused.name === "finalise" && sameLines);
  const running = { status: "running" as const, runningSince: context.now };
  const event = happened("billing.retried", { intentId, step: refused.name, anew: !goOn });
  if (goOn) {
    const next = setStep(job, refused, { status: "calling", look: true, tries: 0, dueAt: context.now });
    return changed({ ...next, intents: replaceRow(next.intents, intentId, running) }, event);
  }
  const { subtotal, tax, total } = totalsOf(bill.lines);
  const fresh = { lines: bill.lines, subtotal, tax, total, amountDue: total, dueOn, stripeInvoiceId: null };
  const next: Job = {
    ...job,
    intents: replaceRow(job.intents, intentId, {
      ...running,
      revision: intent.revision + 1,
      frozen: { ...bill, replaces: invoice.stripeInvoiceId },
    }),
    invoices: replaceRow(job.invoices, invoice.id, fresh),
    steps: job.steps.map((step) =>
      step.intentId === intentId ? beginOver(step, refused.name, context.now) : step,
    ),
  };
  return changed(next, event);
}

/** What Stripe is told of lines: neither their unit nor their kind. */
function asTold(lines: InvoiceLine[]): string {
  return JSON.stringify(lines.map(({ unit: _unit, kind: _kind, ...told }) => told));
}

function beginOver(step: Job["steps"][number], refused: string, now: number): Job["steps"][number] {
  if (step.name === "customer" && step.status === "done") return step;
  const first = refused === "customer" ? "customer" : "draft";
  const fields = { tries: 0, error: null, stripeId: null, attempt: step.attempt + 1 };
  return step.name === first
    ? // The refused attempt may have left something behind that this one must find.
      { ...step, ...fields, status: "calling", attemptStartedAt: now, dueAt: now, look: refused === first }
    : { ...step, ...fields, status: "waiting", attemptStartedAt: null, dueAt: null, look: false };
}
