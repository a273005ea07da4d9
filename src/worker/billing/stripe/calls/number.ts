import { databaseOf } from "../../../database/database.ts";
import type { Job } from "../../../jobs/types.ts";
import { isTrial } from "../../../stripe-accounts/trial.ts";
import { now } from "../../../time/clock.ts";
import { takeNumber } from "../../document-numbers.ts";
import type { StepAnswer } from "../../types.ts";
import type { Call, StepWork, Tools } from "../call.ts";

/** Takes the next number of the organisation's sequence for this document: asked again, it is the same one. */
async function take({ env }: Tools, job: Job, { intent }: StepWork): Promise<StepAnswer> {
  const { organisationId } = job.row;
  const isCredit = intent.frozen.kind === "credit_note";
  const documentId = intent.frozen.kind === "credit_note" ? intent.frozen.creditNoteId : intent.invoiceId;
  const series = isTrial(job) ? "trial" : isCredit ? "credit_note" : "invoice";
  const { numbering } = job.organisation;
  const db = databaseOf(env, organisationId);
  const number = await takeNumber(db, organisationId, { series, documentId, numbering }, now(env));
  return { kind: "done", stripeId: number };
}

export const number: Call = { call: take, look: take };

/** Nothing of Stripe's is in it. */
const issued = async (_tools: Tools, _job: Job, { intent }: StepWork): Promise<StepAnswer> => ({
  kind: "done",
  stripeId: intent.invoiceId,
});

export const issue: Call = { call: issued, look: issued };
