import { changed, happened, unchanged } from "../decision.ts";
import type { Context, Decision, FileInput, Job } from "../types.ts";

/** Keeps a file that came with the ticket or that the office added; the same one again changes nothing. */
export function attachFile(job: Job, file: FileInput, context: Context): Decision {
  if (job.attachments.some((known) => known.id === file.id)) return unchanged(job);
  const { organisationId, id: jobId } = job.row;
  const addedAt = context.at ?? context.now;
  const row = { ...file, organisationId, jobId, addedBy: context.actor.name, addedAt };
  const { id: fileId, fileName, kind, sha256 } = file;
  const attached = { ...job, attachments: [...job.attachments, row] };
  return changed(attached, happened("file.attached", { fileId, fileName, kind, sha256 }));
}
