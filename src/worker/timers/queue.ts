import { consumeSums } from "../billing/sums/consume-sums.ts";
import type { SumsMessage } from "../billing/sums/message.ts";
import { consumeIntake, giveUpIntake } from "../intake/consume-intake.ts";
import type { IntakeWork } from "../intake/work.ts";
import { consumeEvents } from "../payments/consume-events.ts";
import { giveUpEvent } from "../payments/give-up-event.ts";
import type { StripeEventMessage } from "../payments/stripe-event.ts";
import { consumeReminders } from "../reminders/consume-reminders.ts";
import type { ReminderMessage } from "../reminders/message.ts";

type Message = StripeEventMessage | ReminderMessage | IntakeWork | SumsMessage;

/** Hands each queue's messages to who understands them. Which queue carries what is said in wrangler.toml. */
export async function queue(batch: MessageBatch<Message>, env: Env): Promise<void> {
  if (isOf<StripeEventMessage>(batch, "closeout-stripe-events")) return await consumeEvents(batch, env);
  if (isOf<ReminderMessage>(batch, "closeout-reminders")) return await consumeReminders(batch, env);
  if (isOf<IntakeWork>(batch, "closeout-intake")) return await consumeIntake(batch, env);
  if (isOf<SumsMessage>(batch, "closeout-sums")) return await consumeSums(batch, env);
  await consumeDeadLetters(batch, env);
}

/**
 * What failed too often. An event of Stripe and a ticket are shown to a person; a reminder and a sum need nobody, since the timer finds the
 * invoice again within a quarter of an hour, and the night the jobs.
 */
async function consumeDeadLetters(batch: MessageBatch<Message>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    try {
      if ("eventId" in message.body) await giveUpEvent(env, message.body);
      if ("kind" in message.body) await giveUpIntake(env, message.body);
      message.ack();
    } catch {
      message.retry({ delaySeconds: 60 });
    }
  }
}

function isOf<Body extends Message>(batch: MessageBatch<Message>, name: string): batch is MessageBatch<Body> {
  return batch.queue === name;
}
