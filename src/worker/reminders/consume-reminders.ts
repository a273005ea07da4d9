import { sendCommand } from "../jobs/send-command.ts";
import type { Actor } from "../jobs/types.ts";
import type { ReminderMessage } from "./message.ts";

const TIMER: Actor = { kind: "timer", id: "reminders", name: "Closeout" };
const LONGEST_DELAY = 3600;

/** Asks each job to remind. A refusal (paid, reminded before) is an answer; only a job that could not be asked is asked again. */
export async function consumeReminders(batch: MessageBatch<ReminderMessage>, env: Env): Promise<void> {
  await Promise.all(
    batch.messages.map(async (message) => {
      const { organisationId, jobId, invoiceId, step } = message.body;
      const command = { type: "remind", invoiceId, step } as const;
      try {
        const result = await sendCommand(env, {
          organisationId,
          jobId,
          command,
          actor: TIMER,
          source: "alarm",
        });
        if (!result.ok && result.code === "job_changed") throw new Error(result.detail);
        message.ack();
      } catch {
        message.retry({ delaySeconds: Math.min(30 * 2 ** message.attempts, LONGEST_DELAY) });
      }
    }),
  );
}
