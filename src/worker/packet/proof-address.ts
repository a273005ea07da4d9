import type { ShareRow } from "../database/rows.ts";
import { idFor } from "../ids/new-id.ts";
import { type CommandResult, sendCommand } from "../jobs/send-command.ts";
import type { Actor, Job, Source } from "../jobs/types.ts";
import { opens } from "../jobs/verbs/share-job.ts";
import { proofUrl } from "../shares/proof-link.ts";

type Share = Pick<ShareRow, "organisationId" | "jobId" | "id">;
type Asker = { actor: Actor; source: Source; now: number };

/** The address that the packet prints. `origin` is that of the request, used where no APP_URL is set. */
export function proofAddress(
  env: Pick<Env, "APP_SECRET" | "APP_URL">,
  origin: string,
  { organisationId, jobId, id }: Share,
): Promise<string> {
  return proofUrl(env, env.APP_URL || origin, { organisationId, jobId, shareId: id });
}

/** The share that the job's packets print, which there is or would be next. A revoked one is followed by another. */
export async function packetShare(job: Job, now: number): Promise<{ share: Share; isThere: boolean }> {
  const { organisationId, id: jobId } = job.row;
  const printed = job.shares.filter((share) => share.kind === "packet");
  const live = printed.find((share) => opens(share, now));
  if (live) return { share: live, isThere: true };
  const id = await idFor("share", organisationId, jobId, "packet", String(printed.length + 1));
  return { share: { organisationId, jobId, id }, isThere: false };
}

/** Makes sure that the address which the packet prints opens something. Two at once make one share. */
export async function keepPacketShare(
  env: Env,
  job: Job,
  { actor, source, now }: Asker,
): Promise<CommandResult & { share?: Share }> {
  const { share, isThere } = await packetShare(job, now);
  if (isThere) return { ok: true, job, events: [], share };
  const { organisationId, jobId, id } = share;
  const command = { type: "share", id, kind: "packet", expiresAt: null } as const;
  const result = await sendCommand(env, { organisationId, jobId, command, actor, source });
  return result.ok ? { ...result, share } : result;
}
