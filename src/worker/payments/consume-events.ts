import { databaseOf } from "../database/database.ts";
import { processEvent } from "./process-event.ts";
import { markEvent } from "./records.ts";
import type { StripeEventMessage } from "./stripe-event.ts";

/** Works through a batch. Each message is acknowledged or asked for again by itself: one that fails delays no other. */
export async function consumeEvents(batch: MessageBatch<StripeEventMessage>, env: Env): Promise<void> {
  await Promise.all(
    batch.messages.map(async (message) => {
      try {
        await processEvent(env, message.body);
        message.ack();
      } catch (error) {
        await note(env, message.body, error);
        message.retry({ delaySeconds: Math.min(5 * 2 ** message.attempts, 3600) });
      }
    }),
  );
}

async function note(env: Env, message: StripeEventMessage, error: unknown): Promise<void> {
  try {
    await markEvent(databaseOf(env, message.organisationId), message, { error: String(error).slice(0, 500) });
  } catch {
    // The retry matters, not the note of it.
  }
}
