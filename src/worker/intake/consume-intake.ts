import { importChunk } from "./csv/import-chunk.ts";
import { splitImport } from "./csv/split-import.ts";
import { giveUpImport } from "./csv/start-import.ts";
import { giveUpMessage, readMessage } from "./read-message.ts";
import type { IntakeWork } from "./work.ts";

/** Reads what came in, one after the other. What fails is tried again; what fails too often is shown to a person. */
export async function consumeIntake(batch: MessageBatch<IntakeWork>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    try {
      await work(env, message.body);
      message.ack();
    } catch (error) {
      console.error({ message: "a ticket could not be read and is tried again", error: String(error) });
      message.retry({ delaySeconds: Math.min(5 * 2 ** message.attempts, 600) });
    }
  }
}

async function work(env: Env, { organisationId, ...rest }: IntakeWork): Promise<void> {
  switch (rest.kind) {
    case "message":
      return await readMessage(env, organisationId, rest.messageId);
    case "split":
      return await splitImport(env, organisationId, rest.importId);
    case "chunk":
      return await importChunk(env, organisationId, rest.importId, rest.chunk);
  }
}

/** It failed too often: a person sees it, and can have it tried again. */
export async function giveUpIntake(env: Env, { organisationId, ...rest }: IntakeWork): Promise<void> {
  if (rest.kind === "message") await giveUpMessage(env, organisationId, rest.messageId);
  else await giveUpImport(env, organisationId, rest.importId);
}
