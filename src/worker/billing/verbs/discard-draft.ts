import type { BillingIntentRow } from "../../database/rows.ts";
import { resolveFailures } from "../../failures/rules.ts";
import { changed, happened, refuse, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job } from "../../jobs/types.ts";
import { begin } from "../ledger/begin.ts";
import { voidHere } from "../ledger/outcomes/link-outcomes.ts";
import { isUnderWay } from "../ledger/under-way.ts";
import type { StepName } from "../types.ts";
import { draftOf, refuseBusy } from "./draft-of.ts";
import { draftAtStripe } from "./refreeze.ts";

/**
 * Throws a draft away. What Stripe has of it goes there too; a number that it took stays with the void document, so that the sequence
 * has no gap that nobody can explain.
 */
export function discardDraft(
  job: Job,
  { invoiceId, reason }: { invoiceId: string; reason: string },
  context: Context,
): Decision {
  if (job.invoices.some((one) => one.id === invoiceId && one.status === "void")) return unchanged(job);
  if (isUnderWay(job, invoiceId, "discard")) return unchanged(job);
  const draft = draftOf(job, invoiceId);
  if ("ok" in draft) return draft;
  const { invoice, intent } = draft;
  if (intent.status === "running") return refuseBusy(draft) ?? unchanged(job);
  const inDoubt = whatNobodyKnows(job, intent);
  if (inDoubt) return refuse("under_way", `${inDoubt} Try that again before you throw it away.`);

  const { number } = invoice;
  const dropped = happened("billing.dropped", { invoiceId, number, reason });
  const so = resolveFailures(
    { ...job, intents: replaceRow(job.intents, intent.id, { status: "dropped" }) },
    ...(["billing", intent.id, context.now] as const),
  );
  const stripeInvoiceId = draftAtStripe(invoice, intent);
  if (stripeInvoiceId === null) {
    const gone = voidHere({ job: so, events: [] }, invoice, context);
    return changed(gone.job, dropped, ...gone.events);
  }
  const known = { ...so, invoices: replaceRow(so.invoices, invoiceId, { stripeInvoiceId }) };
  const begun = begin(known, { invoiceId, frozen: { kind: "discard", reason } }, context);
  return changed(begun.job, dropped);
}

const IN_DOUBT: { [name in StepName]?: string } = {
  draft: "Nobody knows whether Stripe has the draft.",
  number: "Nobody knows whether its number was taken.",
  link: "Nobody knows whether the link was made.",
};

/** What was asked for without an answer, and would be left behind by nobody's leave. */
function whatNobodyKnows(job: Job, intent: BillingIntentRow): string | undefined {
  const failure = job.failures.find((one) => one.kind === "billing" && one.subjectId === intent.id);
  const refused = job.steps.find((one) => one.intentId === intent.id && one.status === "refused");
  return failure?.code === "no_answer" && refused ? IN_DOUBT[refused.name] : undefined;
}
