import { billReference } from "../../src/worker/billing/freeze.ts";
import type { Frozen, IntentKind, StepAnswer } from "../../src/worker/billing/types.ts";
import type { Work } from "../../src/worker/jobs/next-work.ts";
import type { Job } from "../../src/worker/jobs/types.ts";

export type StepWork = Extract<Work, { kind: "step" }>;

/** The key under which Stripe keeps its first answer to a call. */
export function keyOf(job: Job, { intent, step, invoice }: StepWork): string {
  const { frozen } = intent;
  if (step.name === "customer" && frozen.kind === "invoice")
    return `${job.row.organisationId}:${invoice?.customerId}:${JSON.stringify(frozen.customer)}:${step.attempt}`;
  return `${billReference(intent)}:${step.name}:${step.attempt}`;
}

/** What the step's operation was decided with. */
export function frozenAs<Kind extends IntentKind>(
  { intent }: StepWork,
  kind: Kind,
): Extract<Frozen, { kind: Kind }> {
  const isIt = (frozen: Frozen): frozen is Extract<Frozen, { kind: Kind }> => frozen.kind === kind;
  if (isIt(intent.frozen)) return intent.frozen;
  throw new Error(`${intent.frozen.kind} has no such step`);
}

/** Whether the account in which the invoice stands knows its payer. */
export function payerOf(job: Job, { invoice }: StepWork): boolean {
  return job.payers.some(
    (one) => one.accountId === invoice?.accountId && one.customerId === invoice?.customerId,
  );
}

/** What the step before made. */
export function madeBefore(job: Job, { intent }: StepWork): string {
  return job.steps.find((one) => one.intentId === intent.id && one.position === 1)?.stripeId ?? "";
}

/** Nobody knows whether it happened. */
export function unknown(replayed: boolean): StepAnswer {
  return { kind: "unknown", reason: "Stripe did not answer", replayed };
}
