import type { BillingIntentRow, BillingStepRow, InvoiceRow } from "../../database/rows.ts";
import type { Context, Job, NewEvent } from "../../jobs/types.ts";
import type { StepAnswer } from "../types.ts";

/** Where in the ledger an answer belongs. An operation about the customer alone has no invoice. */
export type Point = { intent: BillingIntentRow; step: BillingStepRow; invoice: InvoiceRow | undefined };

export type Done = Extract<StepAnswer, { kind: "done" }>;

/** What a step that went through means: a changed job, a no of our own, or a look at Stripe's books later. */
export type Outcome =
  | { job: Job; events: NewEvent[] }
  /** `job` and `events`: what was learnt on the way. */
  | { refused: { code: string; reason: string }; job?: Job; events?: NewEvent[] }
  | { again: string };

export type OutcomeRule = (job: Job, point: Point, answer: Done, context: Context) => Outcome;
