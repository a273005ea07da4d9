import { billWhatCanBe } from "../../billing/trigger.ts";
import { changed, happened, unchanged } from "../decision.ts";
import type { Context, Decision, Job, PhotoInput, SignatureInput } from "../types.ts";

// Proof is taken in whatever state the job is: a phone may have been without signal for a day, and what a crew captured is
// never turned away.

/** Keeps a photo; the same one again, by the phone's own name for it, changes nothing. */
export function attachPhoto(job: Job, photo: PhotoInput, context: Context): Decision {
  if (job.photos.some((known) => known.clientId === photo.clientId)) return unchanged(job);
  const { organisationId, id: jobId } = job.row;
  const row = { ...photo, organisationId, jobId, receivedAt: context.now, uploadedBy: context.actor.name };
  const { id, label, sha256, takenAt } = photo;
  return changed(
    { ...job, photos: [...job.photos, row] },
    happened("photo.attached", { photoId: id, label, sha256, takenAt }),
  );
}

/**
 * Keeps a signature. A second one stands beside the first: nothing that was signed is overwritten. Where the rules bill a job that the
 * customer has signed for, this bills.
 */
export function attachSignature(job: Job, signature: SignatureInput, context: Context): Decision {
  if (job.signatures.some((known) => known.id === signature.id)) return unchanged(job);
  const { organisationId, id: jobId } = job.row;
  const { id, name, role, sha256 } = signature;
  const attached = changed(
    { ...job, signatures: [...job.signatures, { ...signature, organisationId, jobId }] },
    happened("signature.attached", { signatureId: id, name, role, sha256 }),
  );
  return billWhatCanBe(attached, context);
}

export function addNote(job: Job, id: string, body: string, context: Context): Decision {
  if (job.notes.some((note) => note.id === id)) return unchanged(job);
  const { organisationId, id: jobId } = job.row;
  const writtenAt = context.at ?? context.now;
  const note = { organisationId, jobId, id, body, author: context.actor.name, writtenAt };
  return changed({ ...job, notes: [...job.notes, note] }, happened("note.added", { noteId: id }));
}
