import type { ShareRow } from "../../database/rows.ts";
import { changed, happened, refuse, replaceRow, unchanged } from "../decision.ts";
import type { Context, Decision, Job } from "../types.ts";

/** Makes a link to the job's packet; the same one again changes nothing. */
export function shareJob(
  job: Job,
  { id, kind, expiresAt }: Pick<ShareRow, "id" | "kind" | "expiresAt">,
  context: Context,
): Decision {
  if (job.shares.some((known) => known.id === id)) return unchanged(job);
  const { organisationId, id: jobId } = job.row;
  const row: ShareRow = {
    ...{ organisationId, jobId, id, kind, expiresAt, revokedAt: null },
    ...{ sharedBy: context.actor.name, sharedAt: context.now },
  };
  const shared = { ...job, shares: [...job.shares, row] };
  return changed(shared, happened("share.made", { shareId: id, kind, expiresAt }));
}

/** From now on the link opens nothing. */
export function revokeShare(job: Job, id: string, context: Context): Decision {
  const share = job.shares.find((one) => one.id === id);
  if (!share) return refuse("not_found", "There is no such link.");
  if (share.revokedAt !== null) return unchanged(job);
  const shares = replaceRow(job.shares, id, { revokedAt: context.now });
  return changed({ ...job, shares }, happened("share.revoked", { shareId: id, kind: share.kind }));
}

/** Whether a link opens what it was made for. @param now milliseconds since 1970 */
export function opens(share: Pick<ShareRow, "expiresAt" | "revokedAt">, now: number): boolean {
  return share.revokedAt === null && (share.expiresAt === null || share.expiresAt > now);
}
