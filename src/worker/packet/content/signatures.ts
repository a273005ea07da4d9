import type { Job } from "../../jobs/types.ts";
import type { SignatureMethod } from "../../jobs/vocabulary.ts";
import { momentWords, type Speech } from "../../papers/words.ts";
import type { ShownSignature } from "./types.ts";

const METHOD: { [method in SignatureMethod]: string } = {
  drawn: "Signed by hand on the crew's phone",
  typed: "Typed on the crew's phone",
  confirmed: "Confirmed on their own phone, by a link",
};

/** Who signed, how and when. */
export function shownSignatures(job: Job, speech: Speech): ShownSignature[] {
  return job.signatures.map((row) => ({
    ...{ name: row.name, role: row.role, signed: momentWords(row.signedAt, speech), sha256: row.sha256 },
    method: row.method === "confirmed" ? byLink(job, row.signedAt, speech) : METHOD[row.method],
    pictureKey: row.method === "confirmed" ? null : row.storageKey,
  }));
}

/** Where the link went that was pressed, told by the moment of the press. */
function byLink(job: Job, signedAt: number, speech: Speech): string {
  const link = job.confirmations
    .filter((one) => one.confirmedAt !== null)
    .toSorted(
      (a, b) => Math.abs((a.confirmedAt ?? 0) - signedAt) - Math.abs((b.confirmedAt ?? 0) - signedAt),
    )[0];
  if (!link) return METHOD.confirmed;
  return `${METHOD.confirmed} sent to ${link.recipient} on ${momentWords(link.askedAt, speech)}`;
}
