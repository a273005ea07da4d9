import type { BillingIntentRow } from "../../database/rows.ts";
import { refuse } from "../../jobs/decision.ts";
import type { Job, Refusal } from "../../jobs/types.ts";
import type { IntentKind } from "../types.ts";

/** The operation on an invoice that Stripe has not answered yet, or that it refused and a person must look at. */
export function underWay(job: Job, invoiceId: string): BillingIntentRow | undefined {
  return job.intents.find(
    (one) =>
      one.invoiceId === invoiceId &&
      one.frozen.kind !== "pay_part" &&
      (one.status === "running" || one.status === "refused"),
  );
}

/** One thing at a time is done to an invoice: what comes next rests on what came of the one before. */
export function refuseUnderWay(job: Job, invoiceId: string): Refusal | null {
  const busy = underWay(job, invoiceId);
  if (!busy) return null;
  return busy.status === "running"
    ? refuse("under_way", "Stripe has not answered the step before yet. Wait a moment, then repeat.")
    : refuse("under_way", "Something was refused for this invoice: try that again or leave it first.");
}

/** Whether its end was asked for a moment ago: it becomes void, and its link is not only switched off for what is left. */
export function isEndUnderWay(job: Job, invoiceId: string): boolean {
  const busy = underWay(job, invoiceId);
  if (busy?.status !== "running") return false;
  const { frozen } = busy;
  return frozen.kind === "void" || (frozen.kind === "close_link" && !frozen.rest && !frozen.paymentId);
}

/** Whether the same was asked for a moment ago: a second press changes nothing. */
export function isUnderWay(job: Job, invoiceId: string, ...kinds: IntentKind[]): boolean {
  const busy = underWay(job, invoiceId);
  return busy?.status === "running" && kinds.includes(busy.frozen.kind);
}
