import { databaseOf } from "../database/database.ts";
import type { IntakeMessageRow } from "../database/rows.ts";
import { idFor, newId } from "../ids/new-id.ts";
import { sha256Hex } from "../proof/storage.ts";
import { now } from "../time/clock.ts";
import { enterMessage } from "./message-records.ts";

/** What is known of a message before anything in it is read. */
export type Arrived = Pick<
  IntakeMessageRow,
  "portalId" | "channel" | "sender" | "subject" | "contentType" | "bytes" | "checks" | "status" | "reason"
> & {
  organisationId: string;
  /** What makes the same message the same: its Message-ID; its bytes where there is none. */
  name: string | null;
};

/** The message as it stands, and whether it came for the first time. */
export type Kept = { row: IntakeMessageRow; isNew: boolean };

const LONGEST_LINE = 300;

/**
 * Keeps a message whole before anything else happens to it, once. Throws if it cannot be kept, so that whoever sent it tries
 * again.
 * @param write puts its bytes under this key and answers their SHA-256
 */
export async function keepMessage(
  env: Env,
  arrived: Arrived,
  write: (storageKey: string) => Promise<string>,
): Promise<Kept> {
  const { organisationId, contentType } = arrived;
  const id = newId("mail");
  const storageKey = `${organisationId}/intake/${id}.${contentType === "application/json" ? "json" : "eml"}`;
  const sha256 = await write(storageKey);
  // Should this throw, the bytes stay: the row may be there though the answer was lost, and it names them.
  const kept = await enter(env, arrived, { id, storageKey, sha256 });
  if (!kept.isNew) await env.FILES.delete(storageKey);
  return kept;
}

/**
 * Writes a message that is here whole already.
 * @param noted kept beside it, such as who dropped it in
 */
export function bytesInto(
  env: Env,
  bytes: Uint8Array,
  contentType: string,
  noted?: Record<string, string>,
): (storageKey: string) => Promise<string> {
  return async (storageKey) => {
    const sha256 = await sha256Hex(bytes);
    await env.FILES.put(storageKey, bytes, { sha256, httpMetadata: { contentType }, customMetadata: noted });
    return sha256;
  };
}

/** Notes a message that was sent back: who wrote and why it was refused, and none of its bytes. */
export async function noteRefused(env: Env, arrived: Arrived): Promise<void> {
  await enter(env, arrived, { id: newId("mail"), storageKey: null, sha256: "" });
}

async function enter(
  env: Env,
  { organisationId, name, ...arrived }: Arrived,
  stored: Pick<IntakeMessageRow, "id" | "storageKey" | "sha256">,
): Promise<Kept> {
  const at = now(env);
  const row: IntakeMessageRow = {
    ...arrived,
    ...stored,
    organisationId,
    onceKey: await idFor("once", arrived.portalId ?? "", name ?? (stored.sha256 || stored.id)),
    sender: arrived.sender.slice(0, LONGEST_LINE),
    subject: arrived.subject.slice(0, LONGEST_LINE),
    ...{ layout: null, jobId: null, outcome: null, missing: [], tries: 0 },
    ...{ receivedAt: at, queuedAt: at, doneAt: null },
  };
  const stands = await enterMessage(databaseOf(env, organisationId), row);
  return { row: stands, isNew: stands.id === row.id };
}
