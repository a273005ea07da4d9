import type { ConfirmationRow, MoreRequestRow, PhotoRow, SignatureRow } from "../database/rows.ts";
import { idFor } from "../ids/new-id.ts";
import type { Job } from "../jobs/types.ts";

/** How a link to confirm stands. `name` is null where the signature it gave is not known. */
export type Confirmation =
  | { kind: "open" }
  | { kind: "cancelled" }
  | { kind: "confirmed"; at: number; name: string | null };

/** How a request for more stands. `overtaken`: that much was approved otherwise. */
export type MoreStanding = "open" | "answered" | "overtaken" | "cancelled";

/** How the link stands for the customer who opens it. What was confirmed stays so when the job is cancelled afterwards. */
export async function confirmStanding(job: Job, request: ConfirmationRow): Promise<Confirmation> {
  if (request.confirmedAt !== null) {
    const signature = await signatureOf(job, request);
    return { kind: "confirmed", at: request.confirmedAt, name: signature?.name ?? null };
  }
  return { kind: job.row.status === "cancelled" ? "cancelled" : "open" };
}

export function moreStanding({ row }: Pick<Job, "row">, { status, amount }: MoreRequestRow): MoreStanding {
  if (status !== "asked") return "answered";
  if (row.status === "cancelled") return "cancelled";
  return (row.notToExceed ?? 0) >= amount ? "overtaken" : "open";
}

/** A signature that came by this link is named by the link and by the bytes of its record, so it is found again by them. */
export function confirmedSignatureId(
  { organisationId, jobId, id }: Pick<ConfirmationRow, "organisationId" | "jobId" | "id">,
  sha256: string,
): Promise<string> {
  return idFor("signature", organisationId, jobId, id, sha256);
}

async function signatureOf(job: Job, request: ConfirmationRow): Promise<SignatureRow | null> {
  for (const signature of job.signatures) {
    if (signature.method !== "confirmed") continue;
    if ((await confirmedSignatureId(request, signature.sha256)) === signature.id) return signature;
  }
  return null;
}

/** What shows that the work is done: the first two photos from before it and the last two from after it, at most. */
export function photosToConfirm(photos: PhotoRow[]): PhotoRow[] {
  const labelled = (label: PhotoRow["label"]) => photos.filter((photo) => photo.label === label);
  return [...labelled("before").slice(0, 2), ...labelled("after").slice(-2)];
}

/** What shows why more is needed: the latest photos, four at most. */
export function photosOfMore(photos: PhotoRow[]): PhotoRow[] {
  return photos.slice(-4);
}
