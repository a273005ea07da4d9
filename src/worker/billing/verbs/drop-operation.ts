import { resolveFailures } from "../../failures/rules.ts";
import { changed, happened, refuse, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job } from "../../jobs/types.ts";
import { linkStillPays } from "../ledger/link-pays.ts";
import { makesInvoice } from "../ledger/operations.ts";
import { underWay } from "../ledger/under-way.ts";
import type { Frozen } from "../types.ts";
import { billIntentOf } from "./draft-of.ts";

/**
 * A person leaves it at Stripe's no. If Stripe did it all the same and its answer was lost, its books say so later.
 * @param intentId the operation's; or what a failure is about that needs nothing further, such as a refund that came back
 */
export function dropOperation(job: Job, intentId: string, context: Context): Decision {
  const intent = job.intents.find((one) => one.id === intentId);
  const failure = job.failures.find((one) => one.subjectId === intentId);
  if (!intent) {
    if (!failure || (failure.kind !== "billing" && failure.kind !== "overpaid"))
      return refuse("not_found", "There is no such thing to leave.");
    const dropped = happened("billing.dropped", { what: failure.code, invoiceId: failure.invoiceId });
    return changed(resolveFailures(job, failure.kind, intentId, context.now), dropped);
  }
  if (intent.status === "dropped") return unchanged(job);
  if (makesInvoice(intent.frozen.kind))
    return refuse("illegal_transition", "This makes an invoice: try it again, or throw the draft away.");
  if (intent.status !== "refused")
    return refuse("illegal_transition", "Only what Stripe refused can be left as it is.");
  const refused = job.steps.find((one) => one.intentId === intentId && one.status === "refused");
  if (refused?.name === "number")
    return refuse("under_way", "Nobody knows whether its number was taken. Try that again first.");
  if (intent.frozen.kind === "close_link" && asksTooMuch(job, intent))
    return refuse("under_way", "The link still asks for more than is owed. Try again until it is off.");
  const intents = replaceRow(job.intents, intentId, { status: "dropped" });
  const { invoiceId } = intent;
  const left = leave({ ...job, intents }, invoiceId, intent.frozen);
  const told = happened("billing.dropped", { invoiceId, what: intent.frozen.kind });
  return changed(resolveFailures(left, "billing", intentId, context.now), told);
}

/** A link that was to be switched off since another sum is owed, or none, and takes payments all the same. */
function asksTooMuch(job: Job, { invoiceId, frozen }: Job["intents"][number]): boolean {
  const invoice = job.invoices.find((one) => one.id === invoiceId);
  const isForRest = frozen.kind === "close_link" && frozen.rest === true;
  return invoice !== undefined && linkStillPays(invoice) && (isForRest || invoice.status === "paid");
}

/** What was written down for it is not going to happen. */
function leave(job: Job, invoiceId: string, frozen: Frozen): Job {
  switch (frozen.kind) {
    case "credit_note":
      return {
        ...job,
        creditNotes: replaceRow(job.creditNotes, frozen.creditNoteId, { status: "refused" }),
      };
    case "refund":
      return { ...job, refunds: replaceRow(job.refunds, frozen.refundId, { status: "failed" }) };
    case "mark_paid":
    case "record_part":
      return { ...job, payments: replaceRow(job.payments, frozen.paymentId, { status: "undone" }) };
    case "close_link":
      return frozen.paymentId
        ? { ...job, payments: replaceRow(job.payments, frozen.paymentId, { status: "undone" }) }
        : job;
    case "discard":
      return draftStays(job, invoiceId);
    default:
      return job;
  }
}

/** A draft that was whole waits on, to be sent or thrown away later; one that was refused before can only be thrown away. */
function draftStays(job: Job, invoiceId: string): Job {
  const isDraft = job.invoices.some((one) => one.id === invoiceId && one.status === "draft");
  const bill = billIntentOf(job, invoiceId);
  const isWhole = !job.steps.some((one) => one.intentId === bill?.id && one.status === "refused");
  // Thrown away once more instead, before the first no was left.
  const isAskedAgain = underWay(job, invoiceId) !== undefined;
  if (!isDraft || !bill || !isWhole || isAskedAgain) return job;
  return { ...job, intents: replaceRow(job.intents, bill.id, { status: "waiting" }) };
}
