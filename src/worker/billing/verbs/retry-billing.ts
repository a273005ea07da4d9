import { changed, happened, refuse, replaceRow } from "../../jobs/decision.ts";
import type { Context, Decision, Job } from "../../jobs/types.ts";
import { billLines } from "../bill-lines.ts";
import { setStep } from "../ledger/answer-step.ts";
import { makesInvoice } from "../ledger/operations.ts";
import type { Frozen, InvoiceLine } from "../types.ts";
import { failedPreflight, whatStandsAgainst } from "../what-stands-against.ts";
import { refreeze } from "./refreeze.ts";

/**
 * A person has a refused operation tried again. What was refused is asked for anew after a look into Stripe's books; a bill whose
 * draft or lines were refused is frozen again as the job now stands, and its steps begin over.
 */
export function retryBilling(job: Job, intentId: string, context: Context): Decision {
  const intent = job.intents.find((one) => one.id === intentId);
  const refused = job.steps.find((one) => one.intentId === intentId && one.status === "refused");
  if (!intent || !refused || intent.status !== "refused")
    return refuse("not_retryable", "This needs no further try.");
  const invoice = job.invoices.find((one) => one.id === intent.invoiceId);
  const milestone = job.milestones.find((one) => one.id === invoice?.milestoneId);
  const running = { status: "running" as const, runningSince: context.now };
  const retried = (anew: boolean) => happened("billing.retried", { intentId, step: refused.name, anew });
  const again = () => {
    const next = setStep(job, refused, { status: "calling", look: true, tries: 0, dueAt: context.now });
    return changed({ ...next, intents: replaceRow(next.intents, intentId, running) }, retried(false));
  };
  if (!makesInvoice(intent.frozen.kind)) return again();
  if (!milestone) return refuse("not_found", "There is no such milestone.");
  const refusal = whatStandsAgainst(job, milestone) ?? failedPreflight(job, context.now);
  if (refusal) return refusal;

  const failure = job.failures.find((one) => one.kind === "billing" && one.subjectId === intentId);
  const sameLines = asTold(billLines(job, milestone).lines) === asTold(linesOf(intent.frozen));
  // Nobody knows how these ended, or only the last press is missing: go on with the same bill.
  const lastPress = refused.name === "finalise" || refused.name === "link" || refused.name === "issue";
  if (failure?.code === "no_answer" || (lastPress && sameLines)) return again();
  return changed(refreeze(job, intentId, refused.name, context), retried(true));
}

function linesOf(frozen: Frozen): InvoiceLine[] {
  return frozen.kind === "invoice" || frozen.kind === "link" || frozen.kind === "outside" ? frozen.lines : [];
}

/** What Stripe is told of lines: neither their unit nor their kind. */
function asTold(lines: InvoiceLine[]): string {
  return JSON.stringify(lines.map(({ unit: _unit, kind: _kind, lineId: _lineId, ...told }) => told));
}
