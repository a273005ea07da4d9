import Stripe from "stripe";
import type { Job } from "../jobs/types.ts";
import { callStripe, type StepWork } from "./call-stripe.ts";
import { lookAtStripe } from "./look-at-stripe.ts";
import type { StepAnswer } from "./types.ts";

/** Asks Stripe, and says in the ledger's terms what came of it. Never throws: what is not understood is unknown. */
export async function performStep(
  stripe: Stripe,
  job: Job,
  work: StepWork,
  clockOffset: number,
): Promise<StepAnswer> {
  try {
    if (work.how === "look") return await lookAtStripe(stripe, job, work, clockOffset);
    return await callStripe(stripe, job, work);
  } catch (error) {
    return answerFrom(error);
  }
}

/** Definitive is only what Stripe itself refuses; everything else may have happened. */
function answerFrom(error: unknown): StepAnswer {
  if (!(error instanceof Stripe.errors.StripeError)) {
    return { kind: "unknown", reason: "Stripe did not answer", replayed: false };
  }
  const replayed = error.headers?.["idempotent-replayed"] === "true";
  if (error instanceof Stripe.errors.StripeIdempotencyError) {
    // The key holds another call: the books decide, and the next attempt has a key of its own.
    return { kind: "unknown", reason: "Stripe knows this key with other words", replayed: true };
  }
  const status = error.statusCode ?? 0;
  if (status >= 400 && status < 500 && status !== 409 && status !== 429 && status !== 408) {
    return { kind: "refused", code: error.code ?? error.type, reason: error.message, replayed };
  }
  const reason =
    status === 429 ? "Stripe is busy" : status > 0 ? `Stripe answered ${status}` : "Stripe did not answer";
  return { kind: "unknown", reason, replayed };
}
