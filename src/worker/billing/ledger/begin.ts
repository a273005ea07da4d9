import type { BillingIntentRow, BillingStepRow } from "../../database/rows.ts";
import type { Context, Job } from "../../jobs/types.ts";
import type { Frozen, StepName } from "../types.ts";
import { makesInvoice, OPERATIONS } from "./operations.ts";

type Begin = {
  /** Empty where it is about the customer alone. */
  invoiceId: string;
  frozen: Frozen;
  /** Wait before the number is taken. */
  hold?: boolean;
  /** Steps that are done already, with what they made. */
  done?: { [name in StepName]?: string };
};

/** Writes an operation down: its intent with everything frozen, and its steps, the first of which is due at once, unless a draft waits. */
export function begin(job: Job, { invoiceId, frozen, hold = false, done = {} }: Begin, context: Context) {
  const { organisationId, id: jobId } = job.row;
  const order = OPERATIONS[frozen.kind];
  const first = order.find((name) => done[name] === undefined);
  const waits = hold && first === "number";
  const due = (name: StepName) => name === first && !waits;
  const intent: BillingIntentRow = {
    ...{ organisationId, id: context.newId(makesInvoice(frozen.kind) ? "bill" : "op"), jobId, invoiceId },
    ...{ status: waits ? "waiting" : "running", hold, revision: 1, frozen },
    ...{ createdAt: context.now, runningSince: context.now },
  };
  const steps = order.map(
    (name, index): BillingStepRow => ({
      ...{ organisationId, jobId, intentId: intent.id, name, position: index + 1 },
      status: due(name) ? "calling" : done[name] === undefined ? "waiting" : "done",
      ...{ attempt: 1, tries: 0, look: false, error: null, stripeId: done[name] ?? null },
      ...{
        attemptStartedAt: due(name) ? context.now : null,
        dueAt: due(name) ? context.now : null,
      },
    }),
  );
  return {
    intent,
    job: { ...job, intents: [...job.intents, intent], steps: [...job.steps, ...steps] },
  };
}
