import { databaseOf } from "../database/database.ts";
import { refuse } from "../jobs/decision.ts";
import { loadJob } from "../jobs/load-job.ts";
import type { CommandResult } from "../jobs/send-command.ts";
import type { Job } from "../jobs/types.ts";
import { underWay } from "./ledger/under-way.ts";

const ASK_FIRST_AFTER_MS = 60;
const ASK_AT_LEAST_EVERY_MS = 500;
const WAIT_AT_MOST_MS = 6_000;

/**
 * What Stripe answers comes a moment after the command that asked it. Whoever asked over the API is told what came of it, as long as
 * that does not take long; after that the job as it stands, and the ledger goes on.
 */
export async function afterTheLedger(env: Env, job: Job, invoiceId: string): Promise<CommandResult> {
  const { organisationId, id: jobId } = job.row;
  const db = databaseOf(env, organisationId);
  const until = Date.now() + WAIT_AT_MOST_MS;
  let current = job;
  let pause = ASK_FIRST_AFTER_MS;
  // Mostly it is done at once; a Stripe in trouble takes seconds, and a whole job is read each time.
  while (underWay(current, invoiceId)?.status === "running" && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 1.5, ASK_AT_LEAST_EVERY_MS);
    current = (await loadJob(db, organisationId, jobId)).job ?? current;
  }
  const refused = underWay(current, invoiceId);
  if (refused?.status !== "refused") return { ok: true, job: current, events: [] };
  const failure = current.failures.find((one) => one.subjectId === refused.id);
  return refuse("not_retryable", failure?.detail ?? "Stripe refused this.");
}
