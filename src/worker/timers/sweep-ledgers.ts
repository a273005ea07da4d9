import { and, eq, lte } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import * as t from "../database/schema.ts";
import { objectName } from "../jobs/send-command.ts";
import { now } from "../time/clock.ts";
import { allOrganisations } from "./organisations.ts";

const LATE = 60_000;
const MOST = 200;

/** Wakes the jobs whose ledger has had something due for over a minute: an alarm was lost, and nothing else would notice. */
export async function sweepLedgers(env: Env): Promise<void> {
  const before = now(env) - LATE;
  for (const { id: organisationId } of await allOrganisations(env)) {
    const jobIds = await jobsWithLateWork(env, organisationId, before);
    await Promise.all(jobIds.map((jobId) => env.JOB.getByName(objectName(organisationId, jobId)).wake()));
  }
}

async function jobsWithLateWork(env: Env, organisationId: string, before: number): Promise<string[]> {
  const db = databaseOf(env, organisationId);
  const { billingStep: step, delivery } = t;
  const [steps, deliveries] = await db.batch([
    db
      .select({ jobId: step.jobId })
      .from(step)
      .where(
        and(eq(step.organisationId, organisationId), eq(step.status, "calling"), lte(step.dueAt, before)),
      )
      .limit(MOST),
    db
      .select({ jobId: delivery.jobId })
      .from(delivery)
      .where(
        and(
          eq(delivery.organisationId, organisationId),
          eq(delivery.status, "queued"),
          lte(delivery.dueAt, before),
        ),
      )
      .limit(MOST),
  ]);
  return [...new Set([...steps, ...deliveries].map((row) => row.jobId))];
}
