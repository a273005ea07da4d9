import Stripe from "stripe";
import type { Work } from "../../jobs/next-work.ts";
import type { Job } from "../../jobs/types.ts";
import { billReference } from "../freeze.ts";
import type { Frozen, IntentKind, StepAnswer } from "../types.ts";

export type StepWork = Extract<Work, { kind: "step" }>;

/** What a step is performed with: the account's Stripe, and by how much our clock was moved ahead of the world's (ms). */
export type Tools = { stripe: Stripe; env: Env; clockOffset: number };

/** How a step is done, and how Stripe's books tell whether it has been done. Both may throw what the SDK throws. */
export type Call = {
  call: (tools: Tools, job: Job, work: StepWork, idempotencyKey: string) => Promise<StepAnswer>;
  look: (tools: Tools, job: Job, work: StepWork) => Promise<StepAnswer>;
};

export const ABSENT = { kind: "absent" } as const;

/** The SDK takes an error without an `error` key for a success: what makes no sense is not known. */
export function senseless(): StepAnswer {
  return { kind: "unknown", reason: "Stripe's answer made no sense", replayed: false };
}

/** What an operation was decided with. Throws where a step is performed for an operation that it is no part of. */
export function frozenAs<Kind extends IntentKind>(
  work: StepWork,
  ...kinds: Kind[]
): Extract<Frozen, { kind: Kind }> {
  const { frozen } = work.intent;
  if (isOneOf(frozen, kinds)) return frozen;
  throw new Error(`${work.step.name} is no step of ${frozen.kind}`);
}

function isOneOf<Kind extends IntentKind>(
  frozen: Frozen,
  kinds: Kind[],
): frozen is Extract<Frozen, { kind: Kind }> {
  return kinds.some((kind) => kind === frozen.kind);
}

/** The invoice that a step is about. Throws for an operation that has none. */
export function invoiceOf({ invoice }: StepWork) {
  if (!invoice) throw new Error("this operation is about no invoice");
  return invoice;
}

/** What our objects at Stripe are found by. */
export function references(job: Job, work: StepWork) {
  const { organisationId, id: job_id } = job.row;
  const invoice = invoiceOf(work);
  return {
    organisation_id: organisationId,
    job_id,
    invoice_id: invoice.id,
    intent_id: billReference(work.intent),
  };
}

/** Seconds since 1970 from which Stripe's lists can hold what an operation made. */
export function sinceBegun({ intent }: StepWork, { clockOffset }: Tools): { gte: number } {
  const A_DAY = 86_400;
  return { gte: Math.floor((intent.createdAt - clockOffset) / 1000) - A_DAY };
}

/** A no of our own, in a sentence that a person can act on. */
export function refusedBecause(code: string, reason: string): StepAnswer {
  return { kind: "refused", code, reason, replayed: false, ours: true };
}

/** Whether Stripe says that there is no such thing. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === "resource_missing";
}
