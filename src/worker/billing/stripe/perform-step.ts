import Stripe from "stripe";
import type { Job } from "../../jobs/types.ts";
import { withoutKeys } from "../../stripe-accounts/without-keys.ts";
import { billReference } from "../freeze.ts";
import type { StepAnswer } from "../types.ts";
import type { StepWork, Tools } from "./call.ts";
import { customerKey } from "./calls/customer.ts";
import { CALLS } from "./calls.ts";
import { readInvoice } from "./read-invoice.ts";

/** Asks Stripe, and says in the ledger's terms what came of it. Never throws: what is not understood is unknown. */
export async function performStep(tools: Tools, job: Job, work: StepWork): Promise<StepAnswer> {
  const { call, look } = CALLS[work.step.name];
  try {
    if (work.how === "look") return await look(tools, job, work);
    return await call(tools, job, work, await keyFor(job, work));
  } catch (error) {
    return await withBooks(tools, work, answerFrom(error));
  }
}

/** One key a step and attempt. The customer's is the same for all of the customer's jobs. */
async function keyFor(job: Job, work: StepWork): Promise<string> {
  const { intent, step } = work;
  if (step.name === "customer") return customerKey(job, work);
  return `${billReference(intent)}:${step.name}:${step.attempt}`;
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
    return { kind: "refused", code: error.code ?? error.type, reason: withoutKeys(error.message), replayed };
  }
  const reason =
    status === 429 ? "Stripe is busy" : status > 0 ? `Stripe answered ${status}` : "Stripe did not answer";
  return { kind: "unknown", reason, replayed };
}

/** A no about an invoice that is out is often news of it: paid, or void, by somebody else. */
async function withBooks(
  { stripe }: Tools,
  { invoice, step }: StepWork,
  answer: StepAnswer,
): Promise<StepAnswer> {
  // A draft that cannot be discarded was finalised in Stripe's dashboard.
  const isOut = invoice?.stripeInvoiceId && (invoice.status !== "draft" || step.name === "discard");
  if (answer.kind !== "refused" || answer.replayed || !isOut) return answer;
  try {
    return { ...answer, invoice: await readInvoice(stripe, invoice.stripeInvoiceId ?? "") };
  } catch {
    return answer;
  }
}
