import { idFor } from "../ids/new-id.ts";
import { type CommandResult, sendCommand } from "../jobs/send-command.ts";
import type { Actor, FileKind, Source } from "../jobs/types.ts";
import { sha256Hex } from "../proof/storage.ts";

export type FileToAttach = { fileName: string; contentType: string; bytes: Uint8Array };

type Attached = {
  organisationId: string;
  jobId: string;
  kind: FileKind;
  /** The message that it came with; null for what a person added. */
  messageId: string | null;
  actor: Actor;
  source: Source;
};

/** Keeps a file and attaches it to its job. Its bytes are its name: the same file again is the same one. */
export async function attachFile(
  env: Env,
  file: FileToAttach,
  { organisationId, jobId, kind, messageId, actor, source }: Attached,
): Promise<CommandResult> {
  const { fileName, contentType, bytes } = file;
  const sha256 = await sha256Hex(bytes);
  const id = await idFor("file", organisationId, jobId, sha256);
  const storageKey = `${organisationId}/${jobId}/files/${id}`;
  await env.FILES.put(storageKey, bytes, { sha256, httpMetadata: { contentType } });
  const kept = { id, kind, fileName, contentType, bytes: bytes.length, sha256, storageKey, messageId };
  const result = await sendCommand(env, {
    ...{ organisationId, jobId, actor, source },
    command: { type: "attach_file", file: kept },
  });
  if (!result.ok && result.code === "not_found") await env.FILES.delete(storageKey);
  return result;
}
