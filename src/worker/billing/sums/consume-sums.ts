import { databaseOf } from "../../database/database.ts";
import { sendCommand } from "../../jobs/send-command.ts";
import type { Actor } from "../../jobs/types.ts";
import { jobTotals } from "../job-totals.ts";
import type { SumsMessage } from "./message.ts";
import { jobsToSum } from "./sum-records.ts";

const TIMER: Actor = { kind: "timer", id: "sums", name: "Closeout" };
/** Jobs that are looked at for one message; each whose sum is another one is a call to its object. */
const A_PART = 200;
const AT_ONCE = 5;
const LONGEST_DELAY = 3600;

/** Adds up part after part, each a message: what failed on the way is done again, and what is right by then is left alone. */
export async function consumeSums(batch: MessageBatch<SumsMessage>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    try {
      const last = await sumPart(env, message.body);
      if (last !== null) await env.SUMS.send({ ...message.body, sumAfter: last });
      message.ack();
    } catch {
      message.retry({ delaySeconds: Math.min(30 * 2 ** message.attempts, LONGEST_DELAY) });
    }
  }
}

/** @returns the last job of the part, after which the next part begins; null where there is none */
export async function sumPart(
  env: Env,
  { organisationId, sumAfter }: SumsMessage,
  most = A_PART,
): Promise<string | null> {
  const db = databaseOf(env, organisationId);
  const { jobs, last } = await jobsToSum(db, organisationId, { after: sumAfter, most });
  const stale = jobs.filter((job) => jobTotals(job).total !== job.row.total).map(({ row }) => row.id);
  for (let from = 0; from < stale.length; from += AT_ONCE) {
    await Promise.all(stale.slice(from, from + AT_ONCE).map((jobId) => sumOne(env, organisationId, jobId)));
  }
  return last;
}

/** The job decides on what the records say by then; only one that could not be asked is asked again. */
async function sumOne(env: Env, organisationId: string, jobId: string): Promise<void> {
  const command = { type: "sum_again" } as const;
  const asked = { organisationId, jobId, command, actor: TIMER, source: "alarm" } as const;
  const result = await sendCommand(env, asked);
  if (!result.ok && result.code === "job_changed") throw new Error(result.detail);
}
