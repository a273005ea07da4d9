import { databaseOf } from "../database/database.ts";
import { idFor } from "../ids/new-id.ts";
import { type CommandResult, sendCommand } from "../jobs/send-command.ts";
import type { Actor, SignatureMethod, Source } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { checkSignature } from "./check-image.ts";
import { findJobAndSignature, signatureById } from "./records.ts";
import { sha256Hex, stillWanted } from "./storage.ts";

export type SignatureToStore = {
  organisationId: string;
  jobId: string;
  /** A PNG of at most 1 MB. */
  bytes: Uint8Array;
  name: string;
  role?: string;
  method?: Exclude<SignatureMethod, "confirmed">;
  /** What the phone calls it; without one, drawing and name do. */
  clientId?: string;
  /** When it was signed, if earlier than now. */
  at?: number;
  actor: Actor;
  source: Source;
};

const LONGEST_NAME = 120;

/** Keeps the signature and attaches it to its job. The same drawing by the same name again stores nothing twice. */
export async function storeSignature(env: Env, input: SignatureToStore): Promise<CommandResult> {
  const name = input.name.trim();
  const role = input.role?.trim() || null;
  const problem = problemWith(name, role);
  if (problem) return { ok: false, code: "invalid_input", detail: problem };
  const checked = checkSignature(input.bytes);
  if (!checked.ok) return { ok: false, code: "invalid_input", detail: checked.detail };

  const { organisationId, jobId, bytes, actor, source } = input;
  const sha256 = await sha256Hex(bytes);
  const { clientId, at } = input;
  const id = clientId ? `sig_${clientId}` : await idFor("signature", organisationId, jobId, sha256, name);
  const db = databaseOf(env, organisationId);
  const found = await findJobAndSignature(db, organisationId, jobId, id);
  if (!found.jobExists) return { ok: false, code: "not_found", detail: "There is no such job." };

  const storageKey = `${organisationId}/${jobId}/${id}.png`;
  if (!found.signature) {
    await env.FILES.put(storageKey, bytes, { sha256, httpMetadata: { contentType: "image/png" } });
  }
  const { method = "drawn" } = input;
  const signature = { id, name, role, method, storageKey, sha256, signedAt: at ?? now(env) };
  const command = { type: "attach_signature", signature } as const;
  const result = await sendCommand(env, { organisationId, jobId, command, actor, source, at });
  if (!result.ok && !(await stillWanted(signatureById(db, organisationId, jobId, id)))) {
    await env.FILES.delete(storageKey);
  }
  return result;
}

function problemWith(name: string, role: string | null): string | null {
  if (name === "") return "Write the name of the person who signs.";
  if (name.length > LONGEST_NAME) return `The name may have ${LONGEST_NAME} letters.`;
  if (role && role.length > LONGEST_NAME) return `The role may have ${LONGEST_NAME} letters.`;
  return null;
}
